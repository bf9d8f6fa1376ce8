"""Plans as calendar files."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from scheduler.exports.foreign.calendar_file import calendar_bytes, event_uid
from tests.builders import make_campaign, make_milestone, make_task
from tests.exports.foreign.plans import plan_of


@pytest.fixture(scope="module")
def across_the_change():
    """Return a plan across the night in which the clocks of Berlin go back."""
    return plan_of(
        make_campaign(
            make_task("A", "30h", elapsed=True, facility="PAD", note="Mind the gap; really."),
            make_milestone("GO", after=["A"]),
            make_task("D", "1h", tags=["before"]),
            make_task("L", "1h", after=["GO"], flow="ship"),
            facilities={"PAD": {"room": 1, "name": "Launch pad"}},
            flows={"ship": {}},
            start="2025-10-25T22:00",
            time_zone="Europe/Berlin",
            scenario={"done": ["before"]},
        )
    )


def _events(plan):
    events = Calendar.from_ical(calendar_bytes(plan)).walk("VEVENT")
    return {str(each["summary"]): each for each in events}


def test_every_dated_step_is_an_event(across_the_change):
    """A step done before the start has no date and is left out."""
    assert list(_events(across_the_change)) == ["A", "GO", "L"]


def test_event_lasts_as_long_as_the_step_across_a_clock_change(across_the_change):
    """Thirty hours from 22:00 in summer time end at 03:00 in winter time."""
    event = _events(across_the_change)["A"]
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=30)
    assert f"{end:%Y-%m-%d %H:%M %z}" == "2025-10-27 03:00 +0100"


def test_zone_block_knows_the_clock_change(across_the_change):
    """Programs without a list of zones find both offsets in the file."""
    content = calendar_bytes(across_the_change).decode()
    zone = content[content.index("BEGIN:VTIMEZONE") : content.index("END:VTIMEZONE")]
    assert "TZID:Europe/Berlin" in zone
    assert "TZOFFSETFROM:+0200" in zone
    assert "TZOFFSETTO:+0100" in zone


def test_event_keeps_its_uid_from_plan_to_plan(across_the_change):
    """It follows from the names of campaign and step alone."""
    event = _events(across_the_change)["A"]
    assert str(event["uid"]) == event_uid("test", "A")
    assert event_uid("test", "A") != event_uid("test", "L")
    assert int(event["sequence"]) == 0


def test_event_says_where_and_what(across_the_change):
    """The place, the flow and the note, with the signs that the format divides by."""
    events = _events(across_the_change)
    assert str(events["A"]["location"]) == "Launch pad"
    assert str(events["A"]["description"]) == "Mind the gap; really."
    assert events["L"]["categories"].cats == ["ship"]


def test_same_plan_gives_the_same_bytes(across_the_change):
    """The stamp is the moment from which the plan is one, not that of writing."""
    assert calendar_bytes(across_the_change) == calendar_bytes(across_the_change)
    stamp = _events(across_the_change)["A"].decoded("dtstamp")
    assert stamp == datetime(2025, 10, 25, 20, 0, tzinfo=UTC)
