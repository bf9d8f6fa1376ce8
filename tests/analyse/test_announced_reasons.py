"""Why a step stands where it was announced, although it could be earlier."""

from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from tests.living.m1 import announced, done, m1, minute, progress, schedule_of, situation_of

STEPS = {
    "a": done("Mon 08:00", "Mon 12:00"),
    "b": done("Mon 12:00", "Tue 09:00"),
    "c": done("Mon 12:00", "Mon 15:00"),
}
GO = [("Tue 17:00", "Tue 18:00")]


def driver_of_d(start, end):
    """Return the driver of d, announced for Tuesday at 10:00, where it could start at 09:00."""
    schedule = schedule_of(d=[(start, end)], go=GO)
    situation = situation_of(m1(), progress("Tue 09:00", STEPS))
    return Drivers(situation, schedule, announced=announced().starts).of("d")


def test_step_that_stays_has_what_was_announced_as_its_reason():
    """Step d waits from 09:00 to 10:00 for nothing but what was told."""
    waits = driver_of_d("Tue 10:00", "Tue 12:00").waits

    assert [(each.first.cause, each.start, each.end) for each in waits][-1] == (
        Cause.ANNOUNCED,
        minute("Tue 09:00"),
        minute("Tue 10:00"),
    )
    assert waits[-1].first.detail == ""


def test_step_kept_near_what_was_announced_names_the_date():
    """Step d at 11:00 could start at 09:00; it was announced for 10:00."""
    waits = driver_of_d("Tue 11:00", "Tue 13:00").waits

    assert waits[-1].first.cause is Cause.ANNOUNCED
    assert "10:00" in waits[-1].first.detail


def test_step_that_could_not_be_earlier_is_driven_as_ever():
    """At 09:00 step d follows the data date."""
    assert Cause.ANNOUNCED not in {
        each.first.cause for each in driver_of_d("Tue 09:00", "Tue 11:00").waits
    }
