"""Dates of the graph in hours that the clocks skip or repeat, and in the words of others."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from pydantic_core import PydanticCustomError

from scheduler.model.notation.moments import date_text, file_text, in_zone, instant, parse_moment

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def read(text, zone=STOCKHOLM):
    """Read a date as one of a time zone."""
    with in_zone(zone):
        return parse_moment(text)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-10-25T02:30+02:00", 0),  # 00:30 UTC, before the clocks go back
        ("2026-10-25T02:30+01:00", 1),  # 01:30 UTC, after
        ("2026-10-25T02:00+01:00", 1),
        ("2026-10-25T02:00", 0),  # the hour begins for the first time
        ("2026-10-25T03:00", 2),
        ("2026-10-24T02:30+02:00", -24),
    ],
)
def test_offset_tells_which_of_two_hours_is_meant(text, hour):
    """The clocks of Stockholm go from 03:00 back to 02:00 at 01:00 UTC on 25 October 2026."""
    moment = instant(read(text), STOCKHOLM)
    assert moment.replace(minute=0) == datetime.fromtimestamp(
        datetime(2026, 10, 25, tzinfo=UTC).timestamp() + 3600 * hour, UTC
    )


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        (
            "2026-10-25T02:30",
            "occurs twice, as the clocks go back; "
            "write 2026-10-25T02:30\\+02:00 or 2026-10-25T02:30\\+01:00",
        ),
        (
            "2026-03-29T02:30",
            "does not exist, as the clocks go forward; write 2026-03-29T03:30",
        ),
    ],
)
def test_date_that_names_no_minute_or_two_is_refused(text, way_out):
    """Without an offset nobody knows which minute is meant."""
    with pytest.raises(PydanticCustomError, match=way_out) as caught:
        read(text)
    assert caught.value.type == "bound-in-clock-change"


@pytest.mark.parametrize(
    "text", ["2026-10-25T02:30+03:00", "2026-03-29T02:30+01:00", "2026-06-01T08:00Z"]
)
def test_offset_of_another_zone_is_refused(text):
    """An offset is no way to write the time of another place."""
    with pytest.raises(
        PydanticCustomError, match="does not have the offset of Europe/Stockholm then"
    ):
        read(text)


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("16.03.2026 08:30", "write 2026-03-16T08:30"),
        ("03/16/2026", "write 2026-03-16T08:00"),
        ("2026-03-20T24:00", "write 2026-03-21T00:00"),
        ("2026-03-20", "write 2026-03-20T00:00 for its beginning, or 2026-03-21T00:00 for its end"),
        ("2026-03-20T08:00:30", "write 2026-03-20T08:00"),
        ("03/04/2026 08:00", "write 2025-11-10T08:00"),  # March or April: nobody knows
    ],
)
def test_date_of_another_form_is_told_as_it_is_written_here(text, way_out):
    """The way out is the very date, where it is clear."""
    with pytest.raises(PydanticCustomError, match=way_out):
        read(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-10-25T02:30+02:00", "Sun 25 Oct 02:30 CEST"),
        ("2026-10-25T02:30+01:00", "Sun 25 Oct 02:30 CET"),
        ("2026-10-25T03:00", "Sun 25 Oct 03:00"),
        ("2026-03-02T08:00", "Mon 02 Mar 08:00"),
    ],
)
def test_texts_tell_the_two_hours_apart(text, said):
    """In the repeated hour, and there alone, the clock is named."""
    moment = read(text)
    assert date_text(moment.replace(tzinfo=STOCKHOLM)) == said
    assert read(file_text(moment, STOCKHOLM)) == moment
    assert read(file_text(moment, STOCKHOLM)).fold == moment.fold
