"""What a plan asks of people: person-shifts, night work and weekend work."""

from dataclasses import dataclass
from datetime import date

from scheduler.calendars.axis import Axis
from scheduler.calendars.intervals import Intervals, clip, intersect, measure, merge
from scheduler.calendars.rates import NIGHT, SATURDAY
from scheduler.calendars.situation import Situation
from scheduler.model.base import CrewId, Minutes
from scheduler.model.clock import ClockSpan
from scheduler.model.durations import DAY
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """
    Work up to the end of the plan.

    ``person_shifts`` counts the people who have to come in, shift by shift: the most of a crew at
    work at once in each worked shift. The rest are person-minutes of work.
    """

    person_shifts: int
    work: Minutes
    night: Minutes
    weekend: Minutes


def effort(situation: Situation, schedule: Schedule) -> Effort:
    """Return what a schedule asks of people."""
    until = max(schedule.makespan, 1)
    night = merge(situation.axis.daily(NIGHT, until))
    weekend = _weekends(situation.axis, until)
    spans = [
        (piece, people)
        for job in situation.jobs.values()
        for people in [sum(job.task.crew.values())]
        for piece in schedule[job.id].pieces
    ]
    return Effort(
        person_shifts=sum(_person_shifts(situation, schedule, crew) for crew in situation.profiles),
        work=sum((end - start) * people for (start, end), people in spans),
        night=sum(measure(intersect([piece], night)) * people for piece, people in spans),
        weekend=sum(measure(intersect([piece], weekend)) * people for piece, people in spans),
    )


def _weekends(axis: Axis, until: Minutes) -> Intervals:
    whole_day = ClockSpan(start=0, end=DAY)
    days: list[date] = [day for day in axis.days(until) if day.weekday() >= SATURDAY]
    return merge(clip((axis.span_on(day, whole_day) for day in days), 0, until))


def _person_shifts(situation: Situation, schedule: Schedule, crew: CrewId) -> int:
    """Return the sum over worked shifts of the most people of a crew at work at once."""
    pieces = [
        (start, end, job.task.crew[crew])
        for job in situation.jobs.values()
        if crew in job.task.crew
        for start, end in schedule[job.id].pieces
    ]
    total = 0
    for run in situation.shift_runs:
        here = [(max(a, run.start), min(b, run.end), people) for a, b, people in pieces]
        here = [each for each in here if each[0] < each[1]]
        total += max(
            (sum(people for a, b, people in here if a <= since < b) for since, _, _ in here),
            default=0,
        )
    return total
