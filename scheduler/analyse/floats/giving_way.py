"""Steps that give way: they keep out of minutes in which others leave their crew too few people."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from operator import itemgetter

from scheduler.analyse.resource_order.keeping_out import clear_of
from scheduler.analyse.resource_order.partial_order import PartialOrder
from scheduler.calendars.clock.intervals import (
    Interval,
    Intervals,
    clip,
    intersect,
    merge,
    subtract,
)
from scheduler.calendars.shifts.shifts import Profile
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.start_classes import find_class
from scheduler.model.notation.base import CrewId, Minutes, TaskId

Span = tuple[Minutes, Minutes]
Use = tuple[Minutes, Minutes, int]
"""Two minutes between which so many people are at work."""


class GivingWay:
    """
    The steps of a resource order that give way, and to whom.

    ``before`` names for each of them those with the same crew to whom it gives way: all but those
    that give way to it in turn, because they begin later. ``behind`` turns that round. ``looked``
    counts how often a pushed step was looked at.
    """

    def __init__(self, order: PartialOrder) -> None:
        self.order = order
        self.jobs = order.situation.jobs
        place = {task_id: number for number, task_id in enumerate(order.situation.topological)}
        self.rank = {each: (order.schedule[each].start, place[each]) for each in self.jobs}
        users: dict[CrewId, list[TaskId]] = {}
        for job in self.jobs.values():
            for crew in job.task.crew:
                users.setdefault(crew, []).append(job.id)
        self.users = users
        self.before = {each: self._before(each) for each in order.kept_out}
        self.behind: dict[TaskId, list[TaskId]] = {}
        for each, others in self.before.items():
            for other in others:
                self.behind.setdefault(other, []).append(each)
        self.looked = 0
        self._minutes: dict[tuple[TaskId, TaskId], Intervals] = {}
        self._work: dict[tuple[TaskId, TaskId, Minutes], Intervals] = {}

    def _before(self, task_id: TaskId) -> tuple[TaskId, ...]:
        others = {u for crew in self.jobs[task_id].task.crew for u in self.users[crew]}
        return tuple(sorted(others - {task_id}))

    def first_start(self, job: Job, earliest: Span, spans: Mapping[TaskId, Span]) -> Minutes | None:
        """Return the first start of a step from earliest dates on that gives way to others."""
        start = first_legal(job, *earliest)
        while start is not None:
            taken = self._taken(job, start, spans)
            if taken is None:
                break
            start = _first_clear(job, start, earliest[1], taken)
        return start

    def woken(self, task_id: TaskId, spans: Mapping[TaskId, Span]) -> Iterator[TaskId]:
        """Yield the steps that may have to give way where one stands now, itself among them."""
        start, end = spans[task_id]
        if task_id in self.before:
            yield task_id
        for each in self.behind.get(task_id, ()):
            if spans[each][0] < end and start < spans[each][1]:
                yield each

    def _taken(self, job: Job, start: Minutes, spans: Mapping[TaskId, Span]) -> Interval | None:
        """Return minutes in which a step would work from a start, but finds too few people."""
        if job.id not in self.before:
            return None
        pieces = job.pieces_from(start)
        end = pieces[-1][1]
        if not intersect(_within(self.order.kept_out[job.id], (start, end)), pieces):
            return None
        there = [
            (each, self._worked(job.id, each, spans[each][0]))
            for each in self.before[job.id]
            if spans[each][1] > start and spans[each][0] < end
        ]
        taken = merge(self._short(job, there))
        return next((each for each in taken if intersect((each,), pieces)), None)

    def _short(self, job: Job, work: list[tuple[TaskId, Intervals]]) -> Iterator[Interval]:
        """Yield the minutes in which others who work leave a step too few people."""
        situation, own = self.order.situation, job.task
        for crew, need in own.crew.items():
            everyone = [(self.jobs[x].task, pieces) for x, pieces in work if pieces]
            everyone = [(task, pieces) for task, pieces in everyone if crew in task.crew]
            if own.all_hands or any(task.all_hands for task, _ in everyone):
                uses = [(a, b, task.crew[crew]) for task, some in everyone for a, b in some]
                yield from _crowded(uses, need, situation.rosters[crew])
            if not own.all_hands:
                ordinary = [pair for pair in everyone if not pair[0].all_hands]
                uses = [(a, b, task.crew[crew]) for task, some in ordinary for a, b in some]
                yield from _crowded(uses, need, situation.profiles[crew])

    def _worked(self, task_id: TaskId, other: TaskId, start: Minutes) -> Intervals:
        """Return what another step works in the minutes in which one gives way to it."""
        key = task_id, other, start
        if key not in self._work:
            pieces = self.jobs[other].pieces_from(start)
            minutes = _within(self._gives_way(task_id, other), (start, pieces[-1][1]))
            self._work[key] = intersect(pieces, minutes)
        return self._work[key]

    def _gives_way(self, task_id: TaskId, other: TaskId) -> Intervals:
        """Return the minutes in which a step gives way to another."""
        own, its = self.order.kept_out[task_id], self.order.kept_out.get(other, ())
        if self.rank[other] < self.rank[task_id]:
            return own
        if (task_id, other) not in self._minutes:
            self._minutes[task_id, other] = subtract(own, its)
        return self._minutes[task_id, other]


def _crowded(uses: list[Use], need: int, supply: Profile) -> Iterator[Interval]:
    """Yield the minutes in which so many are needed and there, but not beside other uses."""
    if not uses:
        return
    load: dict[Minutes, int] = {}
    for start, end, amount in uses:
        load[start] = load.get(start, 0) + amount
        load[end] = load.get(end, 0) - amount
    cuts = sorted(load)
    levels = accumulate(load[cut] for cut in cuts)
    busy = [(*span, level) for span, level in zip(pairwise(cuts), levels, strict=False) if level]
    first = bisect_right(supply, cuts[0], key=itemgetter(1))
    last = bisect_left(supply, cuts[-1], key=itemgetter(0))
    for start, end, people in supply[first:last]:
        if people >= need:
            for opens, closes, level in busy:
                if opens < end and start < closes and level + need > people:
                    yield max(opens, start), min(closes, end)


def first_legal(job: Job, start_from: Minutes, end_from: Minutes) -> Minutes | None:
    """Return the first legal start from a minute on that ends no earlier than another."""
    start = job.next_start(start_from)
    if start is None or job.end_after(start) >= end_from:
        return start
    return job.start_for_end(end_from)


def _first_clear(
    job: Job, start_from: Minutes, end_from: Minutes, taken: Interval
) -> Minutes | None:
    """Return the first legal start like that from which no work falls into some minutes."""
    later = job.classes[find_class(job.classes, start_from) :]
    for each in clear_of(job, later, (taken,)):
        start = max(each.low, start_from, end_from - job.duration - each.pause)
        if start <= each.high:
            return start
    return None


def _within(minutes: Intervals, reach: Span) -> Intervals:
    """Return those of many minutes that lie within a short stretch of time."""
    start, end = reach
    first = bisect_right(minutes, start, key=itemgetter(1))
    last = bisect_left(minutes, end, key=itemgetter(0))
    return clip(minutes[first:last], start, end)
