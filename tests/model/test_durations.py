"""Lengths of time as planners write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from scheduler.model.notation.durations import (
    format_days,
    format_minutes,
    parse_lag,
    parse_length,
    parse_work,
)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("6h", 360),
        ("6 h", 360),
        ("90min", 90),
        ("1h30", 90),
        ("1h 05", 65),
        ("1h30min", 90),
        ("2.5", 150),
        ("6", 360),
        ("0", 0),
        ("20d", 20 * 24 * 60),
        ("0.5d", 720),
        ("+12h", 720),
        ("-2h", -120),
        ("- 1h30", -90),
    ],
)
def test_length_is_read_in_minutes(text, minutes):
    """A bare number is hours; d is 24 elapsed hours; either sign is a lag."""
    assert parse_lag(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "h", "soon", "1h60", "6 hours", "1,5h", "0.001h", "1e3", "9" * 400, "200000d"]
)
def test_other_texts_are_refused(text):
    """What is no length, no whole minute or longer than a century is refused."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_lag(text)
    assert caught.value.type == "bad-duration"


def test_days_of_work_are_ambiguous():
    """A day of work may be 8 hours or 24, so that work is written in hours."""
    with pytest.raises(PydanticCustomError, match="ambiguous"):
        parse_work("2d")


def test_work_is_not_negative():
    """Work takes no time or some, never less."""
    with pytest.raises(PydanticCustomError, match="negative"):
        parse_work("-1h")


def test_length_is_positive():
    """A limit or a horizon of nothing is a mistake."""
    with pytest.raises(PydanticCustomError, match="not positive"):
        parse_length("0h")


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 h"),
        (45, "45 min"),
        (60, "1 h"),
        (65, "1 h 05"),
        (90, "1 h 30"),
        (-120, "-2 h"),
        (-30, "-30 min"),
        (1500, "25 h"),
    ],
)
def test_minutes_are_written_for_people(minutes, text):
    """Hours and minutes, the sign in front."""
    assert format_minutes(minutes) == text


def test_days_have_one_decimal():
    """15 days and 5 hours are 15.2 days."""
    assert format_days(15 * 1440 + 300) == "15.2 d"


@given(st.integers(-(10**6), 10**6))
def test_written_length_reads_back(minutes):
    """What is written for people is what planners may write."""
    assert parse_lag(format_minutes(minutes)) == minutes
