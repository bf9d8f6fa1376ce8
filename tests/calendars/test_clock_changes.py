"""Clock times that a change of the clocks makes unclear."""

import pytest
from pydantic import ValidationError

from scheduler.calendars.situation.audit import audit
from tests.builders import PLAN, make_campaign, make_task


def codes_of(start, task=None, **fields):
    """Return the codes of a campaign in New York that lasts five days."""
    step = task or make_task("A")
    campaign = make_campaign(step, start=start, time_zone="America/New_York", **fields)
    return [finding.code for finding in audit(campaign, [PLAN])]


@pytest.mark.parametrize(
    ("start", "shift"),
    [
        ("2026-03-07T20:00", "22:00-02:30"),  # 8 March: 02:00 to 03:00 is skipped
        ("2026-10-31T20:00", "01:30-09:00"),  # 1 November: 01:00 to 02:00 occurs twice
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
    task = make_task("A", facility="HALL", windows=["launch"])
    found = codes_of(
        "2026-10-31T20:00",
        task,
        windows={"launch": {"for": "end", "daily": "01:11"}},
        facilities={"HALL": {"open": ["01:30-20:00"]}},
    )
    assert found == ["bound-in-clock-change"] * 2


LAUNCH = {"launch": {"for": "end", "daily": "01:11"}}
DATED = {"for": "start", "from": "2026-11-02T08:00", "to": "2026-11-03T08:00"}


@pytest.mark.parametrize(
    ("task", "scenario"),
    [
        (make_task("A"), {}),  # nobody asks for the window
        (make_task("A", windows=["launch", DATED]), {}),  # it begins a day later
        (make_task("A", windows=["launch"], not_before="2026-11-01T12:00"), {}),  # so it does
        (make_task("A", windows=[{"for": "end", "daily": "01:11", "days": "mon-sat"}]), {}),
    ],
)
def test_window_that_is_not_used_that_night_is_fine(task, scenario):
    """A daily window names no unclear minute if no step can lie in it on that night."""
    assert codes_of("2026-10-31T20:00", task, windows=LAUNCH, scenario=scenario) == []


def test_window_of_steps_done_before_is_fine():
    """A step that no scenario has still to do uses no window."""
    graph = make_campaign(
        make_task("A", windows=["launch"]),
        make_task("B"),
        start="2026-10-31T20:00",
        time_zone="America/New_York",
        windows=LAUNCH,
        scenario={"done": "A"},
    )
    assert audit(graph, [PLAN]) == []


def test_shift_bound_there_is_fine_where_it_is_not_worked_that_day():
    """1 November 2026 is a Sunday: who works from Monday to Friday has no night shift then."""
    shifts = {"day": "08:00-16:00", "night": "01:30-08:00"}
    assert codes_of("2026-10-31T20:00", shifts=shifts, scenario={"week": "mon-fri"}) == []
    assert codes_of("2026-10-31T20:00", shifts=shifts, scenario={"shifts": "day"}) == []
    assert codes_of("2026-10-31T20:00", shifts=shifts) == ["bound-in-clock-change"]


def test_opening_of_a_place_that_no_step_names_is_fine():
    """A hall in which nothing is done may open at any time."""
    assert codes_of("2026-10-31T20:00", facilities={"HALL": {"open": ["01:30-20:00"]}}) == []


ABSOLUTE = {"from": "2026-10-31T22:00", "to": "2026-10-31T23:00"}


@pytest.mark.parametrize(
    "window",
    [
        {"from": "2026-10-31T21:00", "to": "2026-11-01T01:30"},
        {"from": "2026-11-01T01:30", "to": "2026-11-01T04:00"},
        {"from": "2026-11-01T04:00", "to": "2026-11-01T05:00", "earliest": "2026-11-01T01:30"},
        ABSOLUTE | {"latest": "2026-11-01T01:30"},
    ],
)
def test_every_date_of_a_window_is_looked_at(window):
    """On 1 November 01:00 to 02:00 occurs twice: no window may end in it, nor its widest."""
    with pytest.raises(ValidationError, match="occurs twice"):
        codes_of("2026-10-31T20:00", windows={"launch": window})


def test_widest_of_a_daily_window_is_looked_at():
    """A window that may be widened into the changed hour is unclear when it is."""
    windows = {"launch": {"daily": "04:00-09:00", "widest": "01:30-10:00"}}
    task = make_task("A", windows=["launch"])
    assert codes_of("2026-10-31T20:00", task, windows=windows) == ["bound-in-clock-change"]


def test_widest_at_the_edge_of_the_changed_hour_is_fine():
    """01:00 and 02:00 name one minute each, and 01:30 is clear on the day before."""
    windows = {
        "daily": {"daily": "04:00-09:00", "widest": "02:00-10:00"},
        "early": ABSOLUTE | {"earliest": "2026-10-31T01:30"},
        "late": ABSOLUTE | {"latest": "2026-11-01T01:00"},
    }
    assert codes_of("2026-10-31T20:00", windows=windows) == []


@pytest.mark.parametrize(("days", "found"), [("mon-fri", []), ("sun", ["bound-in-clock-change"])])
def test_window_of_other_days_does_not_mind_the_change(days, found):
    """The clocks change on Sunday, 1 November: only a window that opens on Sundays names it."""
    window = {"for": "end", "daily": "01:11", "days": days}
    task = make_task("A", elapsed=True, windows=window)

    assert codes_of("2026-10-31T20:00", task) == found
