"""Steps that give way: they keep out of minutes in which others leave their crew too few people."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import itemgetter

from scheduler.analyse.keeping_out import clear_of
from scheduler.analyse.partial_order import PartialOrder
from scheduler.analyse.timeline import Timeline
from scheduler.calendars.intervals import Interval, Intervals, clip, intersect, merge, subtract
from scheduler.calendars.shifts import Profile
from scheduler.calendars.situation import Job
from scheduler.model.base import CrewId, Minutes, TaskId

Span = tuple[Minutes, Minutes]

SUPPLY = ""
"""The user that stands for the people there are."""


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
        self.pieces: dict[tuple[TaskId, Minutes], Intervals] = {}

    def _before(self, task_id: TaskId) -> tuple[TaskId, ...]:
        others = {u for crew in self.jobs[task_id].task.crew for u in self.users[crew]}
        return tuple(sorted(others - {task_id}))

    def _minutes(self, task_id: TaskId, other: TaskId, reach: Span) -> Intervals:
        """Return the minutes of a stretch of time in which a step gives way to another."""
        own = _within(self.order.kept_out[task_id], reach)
        if own and self.rank[other] > self.rank[task_id]:
            return subtract(own, _within(self.order.kept_out.get(other, ()), reach))
        return own

    def is_in_the_way(self, job: Job, start: Minutes, spans: Mapping[TaskId, Span]) -> bool:
        """Whether a step would work in minutes in which it has to give way."""
        self.looked += 1
        if job.id not in self.before:
            return False
        pieces = job.pieces_from(start)
        taken = self._taken(job, (start, pieces[-1][1]), spans)
        return any(intersect((minutes,), pieces) for minutes in taken)

    def job(self, job: Job, spans: Mapping[TaskId, Span]) -> Job:
        """Return a step with the starts that are left to it where the others stand."""
        reach = spans[job.id][0], self.order.situation.horizon
        taken = merge(self._taken(job, reach, spans))
        return replace(job, classes=tuple(clear_of(job, job.classes, taken)))

    def woken(self, task_id: TaskId, spans: Mapping[TaskId, Span]) -> Iterator[TaskId]:
        """Yield the steps that may have to give way to one where it stands now."""
        start, end = spans[task_id]
        for each in self.behind.get(task_id, ()):
            if spans[each][0] < end and start < spans[each][1]:
                yield each

    def _taken(self, job: Job, reach: Span, spans: Mapping[TaskId, Span]) -> Iterator[Interval]:
        """Yield minutes of a stretch of time in which a step finds too few people."""
        situation, (start, end) = self.order.situation, reach
        there = [
            each for each in self.before[job.id] if spans[each][1] > start and spans[each][0] < end
        ]
        work = [(each, self._work(job.id, each, spans[each])) for each in there]
        for crew, need in job.task.crew.items():
            everyone = [(each, spent) for each, spent in work if crew in self.jobs[each].task.crew]
            if any(self.jobs[each].task.all_hands for each, _ in everyone) or job.task.all_hands:
                roster = ((0, situation.horizon, situation.rosters[crew]),)
                yield from self._short(crew, need, everyone, roster)
            if not job.task.all_hands:
                ordinary = [pair for pair in everyone if not self.jobs[pair[0]].task.all_hands]
                yield from self._short(crew, need, ordinary, situation.profiles[crew])

    def _short(
        self, crew: CrewId, need: int, work: list[tuple[TaskId, Intervals]], supply: Profile
    ) -> Iterator[Interval]:
        uses = [
            (start, end, each, self.jobs[each].task.crew[crew])
            for each, pieces in work
            for start, end in pieces
        ]
        if not uses:
            return
        first, last = min(use[0] for use in uses), max(use[1] for use in uses)
        there = [(a, b, SUPPLY, n) for a, b, n in supply if a < last and b > first]
        for start, end, users in Timeline([*uses, *there]).between(first, last):
            people = users.get(SUPPLY, 0)
            if people >= need and 2 * people - sum(users.values()) < need:
                yield start, end

    def _work(self, task_id: TaskId, other: TaskId, span: Span) -> Intervals:
        """Return what another step works in the minutes in which one gives way to it."""
        key = other, span[0]
        if key not in self.pieces:
            self.pieces[key] = self.jobs[other].pieces_from(span[0])
        return intersect(self.pieces[key], self._minutes(task_id, other, span))


def _within(minutes: Intervals, reach: Span) -> Intervals:
    """Return those of many minutes that lie within a short stretch of time."""
    start, end = reach
    first = bisect_right(minutes, start, key=itemgetter(1))
    last = bisect_left(minutes, end, key=itemgetter(0))
    return clip(minutes[first:last], start, end)
