"""What a schedule asks of people: work at night and at weekends, people called in, and the cost."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import Interval, Intervals, clip, intersect, measure, merge
from scheduler.calendars.shifts.rates import NIGHT, price_of_shift
from scheduler.calendars.shifts.shifts import ShiftRun
from scheduler.calendars.situation.situation import Situation
from scheduler.model.costs import in_cents
from scheduler.model.notation.base import CrewId, Minutes
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.notation.durations import DAY
from scheduler.planning.duty.deviations import count_deviations
from scheduler.planning.lists.list_schedule import count_changed
from scheduler.schedule.scheduled import Schedule

Work = Iterable[tuple[Interval, int]]
"""Worked pieces with the people at work in each."""

LONGEST_SHIFT = 2 * DAY


@lru_cache(maxsize=64)
def nights(axis: Axis, until: Minutes) -> Intervals:
    """Return the night minutes up to a minute."""
    return merge(axis.daily(NIGHT, until))


@lru_cache(maxsize=64)
def weekends(axis: Axis, until: Minutes) -> Intervals:
    """Return the minutes of the days of the weekend up to a minute."""
    whole_day = ClockSpan(start=0, end=DAY)
    days: list[date] = [day for day in axis.days(until) if axis.is_weekend(day)]
    return merge(clip((axis.span_on(day, whole_day) for day in days), 0, until))


def all_work(situation: Situation, schedule: Schedule) -> Iterator[tuple[Interval, int]]:
    """Yield the worked pieces of every task with all people at work on it."""
    for placed in schedule.tasks.values():
        people = sum(situation.job_in(placed.id, placed.option).task.crew.values())
        for piece in placed.pieces:
            yield piece, people


def work_of(
    situation: Situation, schedule: Schedule, crew: CrewId
) -> Iterator[tuple[Interval, int]]:
    """Yield the worked pieces of a crew with its people."""
    for placed in schedule.tasks.values():
        people = situation.job_in(placed.id, placed.option).task.crew.get(crew, 0)
        if people:
            for piece in placed.pieces:
                yield piece, people


def work_within(work: Work, hours: Intervals) -> Minutes:
    """Return the person-minutes of work in some hours."""
    return sum(measure(intersect([piece], hours)) * people for piece, people in work)


def calm_of(situation: Situation, schedule: Schedule) -> Minutes:
    """Return the person-minutes of night work and weekend work; what is both counts twice."""
    until = max(schedule.makespan, 1)
    work = list(all_work(situation, schedule))
    return sum(work_within(work, hours(situation.axis, until)) for hours in (nights, weekends))


def people_called(situation: Situation, work: Work) -> Mapping[ShiftRun, int]:
    """Return the most people of a crew at work at once in each worked shift that it works in."""
    there: dict[ShiftRun, list[tuple[Minutes, Minutes, int]]] = {}
    for (start, end), people in work:
        for run in runs_within(situation, start, end):
            here = (max(start, run.start), min(end, run.end), people)
            there.setdefault(run, []).append(here)
    return {run: _most_at_once(parts) for run, parts in there.items()}


def runs_within(situation: Situation, start: Minutes, end: Minutes) -> Iterator[ShiftRun]:
    """Yield the worked shifts that have minutes in an interval."""
    runs = situation.shift_runs
    first = bisect_left(runs, start - LONGEST_SHIFT, key=lambda run: run.start)
    for run in runs[first:]:
        if run.start >= end:
            return
        if run.end > start and start < end:
            yield run


def _most_at_once(parts: list[tuple[Minutes, Minutes, int]]) -> int:
    return max(sum(n for a, b, n in parts if a <= since < b) for since, _, _ in parts)


class Wages:
    """What people cost in the shifts of a situation, in hundredths of the unit of cost."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self._known: dict[ShiftRun, int] = {}

    def of(self, run: ShiftRun) -> int:
        """Return what one person on one shift costs."""
        if run not in self._known:
            campaign, axis = self.situation.campaign, self.situation.axis
            self._known[run] = price_of_shift(campaign, axis, run)
        return self._known[run]

    def paid_for(self, work: Work) -> int:
        """Return what the people of a crew cost who have to come in for some work."""
        called = people_called(self.situation, work)
        return sum(people * self.of(run) for run, people in called.items())


def cost_of(situation: Situation, schedule: Schedule) -> int:
    """
    Return what a schedule costs, in hundredths of the unit of cost.

    That is the people of each crew who have to come in, shift by shift, the steps done in another
    mode and, where they have a price, the duties of ordinary work beyond the duty rules.
    """
    wages, costs = Wages(situation), situation.campaign.costs
    crews = sum(wages.paid_for(work_of(situation, schedule, crew)) for crew in situation.profiles)
    others = count_changed(schedule)
    deviations = count_deviations(situation, schedule)
    return crews + others * in_cents(costs.option) + deviations * in_cents(costs.duty_deviation)
