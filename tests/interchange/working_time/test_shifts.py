"""Stretches of calendars as named shifts."""

import pytest

from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.uses import LunchUse
from scheduler.interchange.working_time.calendars.shift_names import named_shifts
from scheduler.interchange.working_time.calendars.spans import cut, weekly_spans
from tests.interchange.working_time.sources import (
    NIGHTS,
    assigned,
    calendar,
    one_crew,
    people,
    site_of,
    task,
    told,
    week,
)


def test_pieces_on_both_sides_of_midnight_are_one_night_shift():
    """Monday 23 to 24 and Tuesday 0 to 3 are 23:00 to 03:00, which begins on Monday."""
    assert weekly_spans(NIGHTS) == {(1380, 1620): (0, 1, 2, 3, 4), (240, 480): (1, 2, 3, 4, 5)}


def test_three_shifts_a_day_stay_three():
    """16 to 24 and 0 to 8 would be sixteen hours as one."""
    thirds = week((0, 480), (480, 960), (960, 1440), days=range(7))
    assert sorted(weekly_spans(thirds)) == [(0, 480), (480, 960), (960, 1440)]


def test_a_night_with_a_break_has_two_parts():
    """The part from 04:00 to 08:00 is of the night, although it lies in the morning."""
    site, _ = one_crew(NIGHTS)
    assert dict(site.shifts) == {"night-1": "23:00-03:00", "night-2": "04:00-08:00"}


def test_a_lunch_break_makes_two_shifts():
    """They have the hours of the source; the report names the break and how to join them."""
    site, crew = one_crew()
    assert dict(site.shifts) == {"day-1": "08:00-12:00", "day-2": "13:00-17:00"}
    assert crew["people"] == {"day-1": 4, "day-2": 4}
    assert told(site)["import-breaks"] == ("12:00-13:00 (Office)",)


def test_a_lunch_break_is_worked_by_choice():
    """One shift of nine hours, and the report says that hours were added."""
    site, _ = one_crew(choices=ImportChoices(lunch=LunchUse.JOIN))
    assert dict(site.shifts) == {"day": "08:00-17:00"}
    assert told(site)["import-breaks-joined"] == ("12:00-13:00 (Office)",)


def test_calendars_that_overlap_are_cut():
    """08 to 16 and 12 to 20 are three shifts; each crew is on two of them."""
    site = site_of(
        [task("A"), task("B")],
        [calendar("early", week((480, 960))), calendar("late", week((720, 1200)))],
        [
            people("E", 2, name="EARLY", calendar="early"),
            people("L", 3, name="LATE", calendar="late"),
        ],
        [assigned("A", "E"), assigned("B", "L")],
    )
    assert dict(site.shifts) == {
        "day-1": "08:00-12:00",
        "day-2": "12:00-16:00",
        "evening": "16:00-20:00",
    }
    assert site.crews["EARLY"]["people"] == {"day-1": 2, "day-2": 2}
    assert site.crews["LATE"]["people"] == {"day-2": 3, "evening": 3}
    assert told(site)["import-shifts-cut"] == ("early", "late")


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ((480, 960), "day"),
        ((360, 840), "day"),
        ((840, 1320), "evening"),
        ((960, 1440), "evening"),
        ((1320, 1800), "night"),
        ((0, 480), "night"),
        ((1200, 1440), "evening"),
        ((0, 1440), "all-day"),
    ],
)
def test_shifts_have_the_names_people_give(span, name):
    """A night has more than half of it between 22:00 and 06:00."""
    assert named_shifts([span], [span]) == {name: span}


def test_cut_spans_meet_but_do_not_overlap():
    """22 to 06 and 00 to 24: from 06 to 22, and the night in two."""
    assert cut([(1320, 1800), (0, 1440)]) == ((0, 360), (360, 1320), (1320, 1440))
