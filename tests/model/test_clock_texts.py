"""Times of day, dates and weeks as planners write them."""

from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from scheduler.model.notation.clock import ClockSpan, parse_day, parse_span, parse_week
from scheduler.model.notation.moments import parse_moment


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("08:00-16:00", 480, 960),
        ("8:00 - 16:00", 480, 960),
        ("16:00-24:00", 960, 1440),
        ("00:00-24:00", 0, 1440),
        ("22:00-06:00", 1320, 1800),
        ("06:00-06:00", 360, 1800),
        ("12:11", 731, 731),
    ],
)
def test_span_is_read_in_minutes_after_midnight(text, start, end):
    """A span past midnight ends in the next day; a single time is an instant."""
    assert parse_span(text) == {"start": start, "end": end}


@pytest.mark.parametrize("text", ["8-16", "08:60-10:00", "08:00-24:01", "25:00", "noon", ""])
def test_other_texts_are_no_times(text):
    """Minutes below 60, nothing past 24:00."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_span(text)
    assert caught.value.type == "bad-time"


@pytest.mark.parametrize("text", ["08:00-16:00", "16:00-24:00", "22:00-06:00"])
def test_span_is_written_as_it_was_read(text):
    """The text of a span is the planner's."""
    assert str(ClockSpan(**parse_span(text))) == text


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("mon-sat", (0, 1, 2, 3, 4, 5)),
        ("mon-sun", (0, 1, 2, 3, 4, 5, 6)),
        ("sat-mon", (0, 5, 6)),
        ("wed", (2,)),
        ("mon, wed", (0, 2)),
        (["mon", "wed-fri"], (0, 2, 3, 4)),
        ("Monday-Friday", (0, 1, 2, 3, 4)),
        ([4, 0], (0, 4)),
        ([], ()),
    ],
)
def test_week_is_read_as_weekday_numbers(value, days):
    """Monday is 0; a range may run over the end of the week."""
    assert parse_week(value) == days


@pytest.mark.parametrize("value", ["", "mon-wed-fri", "freeday", ["mon", "x"]])
def test_other_texts_are_no_weeks(value):
    """A word that is no weekday is refused, and so is a range with three ends."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_week(value)
    assert caught.value.type == "bad-week"


def test_moment_is_local_time_to_the_minute():
    """The time zone is the campaign's, so that none is written."""
    moment = parse_moment("2025-11-10T08:00")

    assert (moment.isoformat(), moment.tzinfo) == ("2025-11-10T08:00:00", None)
    assert parse_moment(" 2025-11-10 08:00 ") == parse_moment("2025-11-10T08:00")


@pytest.mark.parametrize(
    "text", ["2025-11-10T08:00+08:00", "2025-11-10T08:00Z", "2025-11-10T08:00:30", "2025-13-01"]
)
def test_offsets_seconds_and_false_dates_are_refused(text):
    """An offset would contradict the time zone, seconds the minutes of the axis."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_moment(text)
    assert caught.value.type == "bad-date"


def test_day_is_a_date():
    """A holiday is a whole day."""
    assert parse_day("2025-10-01") == date(2025, 10, 1)
    with pytest.raises(PydanticCustomError, match="not a date"):
        parse_day("1 October")
