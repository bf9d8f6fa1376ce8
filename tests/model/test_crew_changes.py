"""Other head-counts of a crew for a time, and days that are its own, as planners write them."""

from datetime import date

import pytest
from pydantic import ValidationError

from scheduler.model.crew_change import CrewChange
from scheduler.model.resource import Crew
from tests.builders import local


def test_change_by_dates_lasts_to_the_end_of_its_last_day():
    """From the 17th to the 18th are two whole days."""
    change = CrewChange.model_validate(
        {"from": "2026-03-17", "to": "2026-03-18", "people": {"day": "6"}}
    )
    assert change.start == local("2026-03-17")
    assert change.end == local("2026-03-19")
    assert change.people == {"day": 6}


def test_change_by_moments_is_taken_to_the_minute():
    """A change may begin and end within a shift."""
    change = CrewChange.model_validate(
        {"from": "2026-03-17T10:00", "to": "2026-03-17T14:30", "people": {"day": 0}}
    )
    assert change.start == local("2026-03-17T10:00")
    assert change.end == local("2026-03-17T14:30")


def test_end_that_is_no_date_is_refused():
    """A slip of the pen in the last day is named as such."""
    with pytest.raises(ValidationError, match="is not a date and time"):
        CrewChange.model_validate({"from": "2026-03-17", "to": "2026-03-32", "people": {"day": 6}})


def test_days_of_a_crew_may_be_ranges():
    """A week of leave is one entry; a single day needs no list."""
    crew = Crew.model_validate(
        {"people": {"day": 6}, "days_off": "2026-03-16 to 2026-03-20", "days_on": "2026-03-21"}
    )
    assert date(2026, 3, 18) in crew.days_off[0]
    assert date(2026, 3, 21) not in crew.days_off[0]
    assert date(2026, 3, 21) in crew.days_on[0]


def test_dumped_change_is_read_back():
    """What a change says of itself makes the same change."""
    change = CrewChange.model_validate(
        {"from": "2026-03-17", "to": "2026-03-18", "people": {"day": 6}, "reason": "training"}
    )
    assert CrewChange.model_validate(change.model_dump()) == change
