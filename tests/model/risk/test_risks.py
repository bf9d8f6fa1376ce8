"""Risks from Python and from plain data."""

import pytest
from pydantic import ValidationError

from scheduler.model.risk.hours_range import HoursRange, Shape
from scheduler.model.risk.mishap import AddedWork, Mishap
from scheduler.model.risk.risks import Risks
from tests.builders import local


def period(**fields):
    """Return an event with a period."""
    return Mishap.model_validate({"chance": "10%", "stand_down": "yes", "for": "2d", **fields})


@pytest.mark.parametrize("written", ["2h", "stay 2h", "120min", "2"])
def test_overrun_is_how_long_people_stay(written):
    """The verb may be written or left out."""
    assert Risks.model_validate({"overrun": written}).overrun == 120


def test_bare_numbers_of_a_range_are_hours():
    """In a file and from Python."""
    assert HoursRange(steps="A", hours=("4", "5.5", "8h")).hours == (240, 330, 480)
    assert HoursRange(steps="A", hours=(4, 5.5, 8)).hours == (240, 330, 480)


def test_minutes_stay_what_they_are_when_a_part_is_changed():
    """Copies and dumps are read back as the same lengths."""
    line = HoursRange(steps="A", hours=("4h", "5h", "9h"))
    work = AddedWork(hours=("4h", "5h", "9h"))
    risks = Risks(
        hours=(line,), events={"e": Mishap(chance=0.1, add={"F": work, "G": {"hours": 2}})}
    )

    assert line.replace(shape="pert").hours == (240, 300, 540)
    assert line.replace(shape="pert").shape is Shape.PERT
    assert work.replace(name="x").hours == (240, 300, 540)
    assert risks.replace(draws=5).events["e"].add["G"].hours == 120
    assert Risks.model_validate(risks.model_dump()) == risks


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("0h", "5h", "6h"), "begins at nothing"),
        (("5h", "4h", "6h"), "has its middle outside"),
        (("4h", "6h", "5h"), "has its middle outside"),
        (("4h", "5h"), "is not the least, the middle and the most"),
        ("5h", "is not the least, the middle and the most"),
    ],
)
def test_range_has_its_middle_inside(values, told):
    """Least, middle and most in that order, all above nothing."""
    with pytest.raises(ValidationError, match=told):
        HoursRange(steps="A", hours=values)


def test_range_may_be_a_single_value():
    """All three alike: the step is certain, whatever a line before says."""
    assert HoursRange(steps="A", factors=(1, 1, 1)).factors == (1, 1, 1)


def test_event_begins_on_each_day_of_its_period():
    """From 08:00 on the 10th to the end of the 12th: three mornings."""
    event = period(**{"from": "2025-11-10T08:00", "to": "2025-11-12"})

    mornings = ("2025-11-10T08:00", "2025-11-11T08:00", "2025-11-12T08:00")
    assert event.begins == tuple(map(local, mornings))
    assert event.lasts == 2880


def test_date_alone_is_the_whole_day():
    """The first day from its beginning, the last one to its end."""
    event = period(**{"from": "2025-11-10", "to": "2025-11-10"})

    assert event.begins == (local("2025-11-10T00:00"),)
    assert event.end == local("2025-11-10T23:59")


@pytest.mark.parametrize(
    ("end", "days"),
    [
        ("12T12:00", [10, 11]),
        ("12T18:00", [10, 11]),
        ("12T18:01", [10, 11, 12]),
        ("12", [10, 11, 12]),
    ],
)
def test_last_day_counts_if_its_time_of_day_lies_before_the_end(end, days):
    """At 18:00 each day: one that ends then has no begin left on the 12th, the whole day has."""
    event = period(**{"from": "2025-11-10T18:00", "to": f"2025-11-{end}"})

    assert [each.day for each in event.begins] == days


def test_event_without_a_period_begins_on_no_day():
    """It happens at a step."""
    assert Mishap(chance=0.1, at="A end", redo="A").begins == ()
