"""When shifts are worked and how many people are on them; hour 0 is Monday 08:00."""

import pytest

from scheduler.calendars.shifts.shifts import people_at
from tests.builders import ROUND_THE_CLOCK, make_campaign, make_situation, make_task

TWO = {"day": "08:00-16:00", "late": "16:00-24:00"}


def prepare_with(people=2, **fields):
    """Return the situation of a one-task campaign of two days with a crew MEC."""
    return make_situation(
        make_campaign(
            make_task("A", crew={"MEC": 1}), crews={"MEC": people}, **{"horizon": "2d", **fields}
        )
    )


def shift_hours(situation):
    """Return the worked shifts in hours."""
    return [(run.start / 60, run.end / 60) for run in situation.shift_runs]


def profile(situation):
    """Return the head-counts of MEC in hours."""
    return [(start / 60, end / 60, people) for start, end, people in situation.profiles["MEC"]]


def test_shift_is_worked_each_day_of_the_week():
    """By default all shifts are worked on all days."""
    assert shift_hours(prepare_with()) == [(0, 8), (24, 32)]


def test_week_leaves_days_out():
    """From a Friday morning on, mon-fri is one shift and then a free week-end."""
    situation = prepare_with(start="2025-11-14T08:00", horizon="4d", scenario={"week": "mon-fri"})

    assert shift_hours(situation) == [(0, 8), (72, 80)]


def test_night_shift_belongs_to_the_day_on_which_it_begins():
    """Sunday's night shift is worked to its end on Monday, Monday's begins after a day off."""
    situation = prepare_with(shifts={"night": "22:00-06:00"}, scenario={"week": "mon"})

    assert shift_hours(situation) == [(14, 22)]


@pytest.mark.parametrize(
    ("holidays", "worked"), [("kept", [(24, 32)]), ("worked", [(0, 8), (24, 32)])]
)
def test_holiday_is_a_day_off_unless_it_is_worked(holidays, worked):
    """A scenario may work the campaign's holidays."""
    situation = prepare_with(holidays=["2025-11-10"], scenario={"holidays": holidays})

    assert shift_hours(situation) == worked


def test_night_shift_before_a_holiday_is_worked_to_its_end():
    """The shift that begins on Monday evening ends on Tuesday, holiday or not."""
    situation = prepare_with(shifts={"night": "22:00-06:00"}, holidays=["2025-11-11"])

    assert shift_hours(situation) == [(14, 22)]


def test_campaign_starts_in_the_middle_of_a_shift():
    """What is left of a shift that began before the campaign is worked."""
    situation = prepare_with(start="2025-11-10T12:00", horizon="1d")

    assert shift_hours(situation) == [(0, 4), (20, 24)]


def test_scenario_works_only_its_shifts():
    """Shifts that the scenario does not name have nobody."""
    situation = prepare_with(shifts=TWO, scenario={"shifts": ["late"]})

    assert profile(situation) == [(8, 16, 2), (32, 40, 2)]


def test_touching_shifts_of_one_strength_make_one_step():
    """Day and late shift with two people each are sixteen hours with two people."""
    assert profile(prepare_with(shifts=TWO)) == [(0, 16, 2), (24, 40, 2)]


def test_head_count_follows_the_shift():
    """Three by day, one late."""
    situation = prepare_with({"day": 3, "late": 1}, shifts=TWO, horizon="1d")

    assert profile(situation) == [(0, 8, 3), (8, 16, 1)]


def test_overlapping_shifts_add_up():
    """From 12:00 to 15:00 both the early and the late shift are there."""
    situation = prepare_with(
        {"early": 2, "late": 3},
        shifts={"early": "06:00-15:00", "late": "12:00-21:00"},
        horizon="1d",
        start="2025-11-10T06:00",
    )

    assert profile(situation) == [(0, 6, 2), (6, 9, 5), (9, 15, 3)]


def test_surge_adds_people_to_one_shift():
    """A surge counts on top, also where the crew had nobody."""
    situation = prepare_with(
        {"day": 3}, shifts=TWO, horizon="1d", scenario={"surge": {"MEC": {"late": 2}}}
    )

    assert profile(situation) == [(0, 8, 3), (8, 16, 2)]
    assert people_at(situation.rosters["MEC"], 0) == 5


def test_roster_counts_only_the_shifts_that_are_worked():
    """All hands come from the scenario's shifts."""
    situation = prepare_with(shifts=ROUND_THE_CLOCK, scenario={"shifts": ["day", "night"]})

    assert people_at(situation.rosters["MEC"], 0) == 4


def test_stand_down_sends_everybody_home():
    """Stand-downs of the campaign and of the scenario both count."""
    situation = prepare_with(
        horizon="1d",
        stand_downs=[{"from": "2025-11-10T10:00", "to": "2025-11-10T11:00"}],
        scenario={"stand_downs": [{"from": "2025-11-10T11:00", "to": "2025-11-10T13:00"}]},
    )

    assert profile(situation) == [(0, 2, 2), (5, 8, 2)]


@pytest.mark.parametrize(("start", "length"), [("2026-10-31T08:00", 9), ("2026-03-07T08:00", 7)])
def test_night_shift_follows_the_wall_clock_when_clocks_change(start, length):
    """A night from 23:00 to 07:00 has nine hours in autumn and seven in spring."""
    situation = prepare_with(
        start=start,
        time_zone="America/New_York",
        shifts={"night": "23:00-07:00"},
        horizon="24h",
    )

    assert shift_hours(situation) == [(15, 15 + length)]
