"""Clock times that a change of the clocks makes unclear."""

import pytest

from scheduler.calendars.audit import audit
from tests.builders import PLAN, make_campaign, make_task


def codes_of(start, **fields):
    """Return the codes of a campaign in New York that lasts five days."""
    campaign = make_campaign(make_task("A"), start=start, time_zone="America/New_York", **fields)
    return [finding.code for finding in audit(campaign, [PLAN])]


@pytest.mark.parametrize(
    ("start", "shift"),
    [
        ("2026-03-07T20:00", "22:00-02:30"),  # 8 March: 02:00 to 03:00 is skipped
        ("2026-10-31T20:00", "01:30-09:00"),  # 1 November: 01:00 to 02:00 comes twice
    ],
)
def test_shift_bound_inside_a_changed_hour_is_refused(start, shift):
    """Such a bound names no minute, or two."""
    assert set(codes_of(start, shifts={"night": shift})) == {"bound-in-clock-change"}


@pytest.mark.parametrize(
    ("start", "shift"),
    [
        ("2026-03-07T20:00", "22:00-02:00"),
        ("2026-03-07T20:00", "03:00-11:00"),
        ("2026-10-31T20:00", "01:00-09:00"),
        ("2026-10-31T20:00", "18:00-02:00"),
        ("2026-06-01T20:00", "22:00-02:30"),
    ],
)
def test_bound_at_the_edge_of_a_changed_hour_is_fine(start, shift):
    """The edges are clear, and so is every bound when no clocks change."""
    assert codes_of(start, shifts={"night": shift}) == []


def test_windows_and_opening_hours_are_looked_at_too():
    """A launch instant in a changed hour is refused like a shift bound."""
    found = codes_of(
        "2026-10-31T20:00",
        windows={"launch": {"for": "end", "daily": "01:11"}},
        facilities={"HALL": {"open": ["01:30-20:00"]}},
    )
    assert found == ["bound-in-clock-change"] * 2


ABSOLUTE = {"from": "2026-10-31T22:00", "to": "2026-10-31T23:00"}


@pytest.mark.parametrize(
    "window",
    [
        {"daily": "04:00-09:00", "widest": "01:30-10:00"},
        {"from": "2026-10-31T21:00", "to": "2026-11-01T01:30"},
        {"from": "2026-11-01T01:30", "to": "2026-11-01T04:00"},
        {"from": "2026-11-01T04:00", "to": "2026-11-01T05:00", "earliest": "2026-11-01T01:30"},
        ABSOLUTE | {"latest": "2026-11-01T01:30"},
    ],
)
def test_every_end_of_a_window_is_looked_at(window):
    """On 1 November 01:00 to 02:00 comes twice: no window may end in it, nor its widest."""
    found = codes_of("2026-10-31T20:00", windows={"launch": window})
    assert found == ["bound-in-clock-change"]


def test_widest_at_the_edge_of_the_changed_hour_is_fine():
    """01:00 and 02:00 name one minute each, and 01:30 is clear on the day before."""
    windows = {
        "daily": {"daily": "04:00-09:00", "widest": "02:00-10:00"},
        "early": ABSOLUTE | {"earliest": "2026-10-31T01:30"},
        "late": ABSOLUTE | {"latest": "2026-11-01T01:00"},
    }
    assert codes_of("2026-10-31T20:00", windows=windows) == []
