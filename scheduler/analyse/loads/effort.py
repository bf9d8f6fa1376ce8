"""What a plan asks of people: person-shifts, night work, weekend work, and what it costs."""

from dataclasses import dataclass

from scheduler.calendars.clock.intervals import measure
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import Minutes
from scheduler.planning.people.labour import (
    all_work,
    cost_of,
    nights,
    people_called,
    weekends,
    work_of,
    work_within,
)
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """
    Work up to the end of the plan.

    ``person_shifts`` counts the people who have to come in, shift by shift: the most of a crew at
    work at once in each worked shift. ``cost`` is in hundredths of the unit of cost, the rest are
    person-minutes of work.
    """

    person_shifts: int
    work: Minutes
    night: Minutes
    weekend: Minutes
    cost: int


def effort(situation: ChosenSituation, schedule: Schedule) -> Effort:
    """Return what a schedule asks of people."""
    axis, until = situation.axis, max(schedule.makespan, 1)
    work = list(all_work(situation, schedule))
    called = [
        people_called(situation, work_of(situation, schedule, crew)) for crew in situation.profiles
    ]
    return Effort(
        person_shifts=sum(people for runs in called for people in runs.values()),
        work=sum(measure([piece]) * people for piece, people in work),
        night=work_within(work, nights(axis, until)),
        weekend=work_within(work, weekends(axis, until)),
        cost=cost_of(situation, schedule),
    )
