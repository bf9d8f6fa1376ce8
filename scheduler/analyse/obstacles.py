"""What stands in the way of a task at a given start, all others staying where they are."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scheduler.analyse.blocking import LINK_CAUSES, Blocker, Cause
from scheduler.analyse.occupancy import Occupancy
from scheduler.analyse.places import Places
from scheduler.calendars.intervals import Interval, Intervals
from scheduler.calendars.lags import earliest_event
from scheduler.calendars.shifts import Profile
from scheduler.calendars.situation import Job, Situation
from scheduler.model.base import CrewId, Minutes, TaskId
from scheduler.model.link import Point
from scheduler.model.task import Kind
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True)
class Worker:
    """A task at work with so many people of a crew."""

    task: TaskId
    people: int
    is_called_in: bool


Work = Sequence[tuple[Interval, Worker]]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a task from a start, be it legal or not."""

    span: Interval
    pieces: Intervals


def _run_from(job: Job, start: Minutes) -> Run:
    if job.class_of(start) is not None:
        return Run((start, job.end_after(start)), job.pieces_from(start))
    following = job.next_start(start) if job.kind is Kind.PAUSABLE else None
    if following is not None:
        return Run((start, job.end_after(following)), job.pieces_from(following))
    span = start, start + job.duration
    return Run(span, (span,))


def _held_until(job: Job, run: Run, needed: Minutes, *, holds_end: bool) -> Minutes | None:
    """Return until when a start is held so that an event falls no earlier, or nothing."""
    if not holds_end:
        return needed if run.span[0] < needed else None
    if run.span[1] >= needed:
        return None
    bound = job.start_for_end(needed)
    return needed - job.duration if bound is None else min(bound, needed - job.duration)


class Obstacles:
    """Finds what stands in the way of the tasks of a schedule."""

    def __init__(self, situation: Situation, schedule: Schedule) -> None:
        self.situation = situation
        self.schedule = schedule
        self.spans = {
            task_id: (placed.start, placed.end) for task_id, placed in schedule.tasks.items()
        }
        self.places = Places(situation, self.spans)

    def at(self, job: Job, start: Minutes) -> Iterator[Blocker]:
        """
        Yield everything but the calendar that keeps a task from a start.

        From a start that the calendar forbids a task is taken to run through; one that may pause
        ends as from its next legal start.
        """
        run = _run_from(job, start)
        yield from self._links(job, run)
        yield from self._limits(job, run)
        yield from self.places.filled(job, run.span)
        if job.task.is_milestone:
            return
        yield from self._hazards(job, run)
        yield from self._crews(job, run)

    def _links(self, job: Job, run: Run) -> Iterator[Blocker]:
        for link in self.situation.links_into[job.id]:
            event = link.from_minute(*self.spans[link.source])
            needed = earliest_event(link, job, event)
            until = (
                None if needed is None else _held_until(job, run, needed, holds_end=link.holds_end)
            )
            if until is not None:
                yield Blocker(
                    cause=LINK_CAUSES[link.reason],
                    task=link.source,
                    event=event,
                    until=until,
                    detail=str(link.kind),
                    holds_end=link.holds_end,
                    lag=link.lag,
                    working=link.working,
                )

    def _limits(self, job: Job, run: Run) -> Iterator[Blocker]:
        """Yield the limits that would be overrun, each with the later event that it counts to."""
        for limit in self.situation.limits_from[job.id]:
            if limit.target == job.id:
                continue
            event = self.spans[limit.target][limit.target_point is Point.END]
            holds_end = limit.source_point is Point.END
            until = _held_until(job, run, event - limit.longest, holds_end=holds_end)
            if until is not None:
                yield Blocker(
                    cause=Cause.LIMIT,
                    task=limit.target,
                    event=event,
                    until=until,
                    detail=limit.reason,
                    subject=limit.target_point.value,
                    holds_end=holds_end,
                    lag=limit.longest,
                )

    def _hazards(self, job: Job, run: Run) -> Iterator[Blocker]:
        start, end = run.span
        for other, hazard in self.situation.apart.get(job.id, {}).items():
            since, until = self.spans[other]
            if since < end and start < until:
                title = self.situation.campaign.hazards[hazard].title
                yield Blocker(
                    cause=Cause.HAZARD,
                    task=other,
                    event=until,
                    until=until,
                    detail=title,
                    subject=hazard,
                    since=since,
                )

    @cached_property
    def _at_work(self) -> Mapping[CrewId, Occupancy[Worker]]:
        work: dict[CrewId, list[tuple[Interval, Worker]]] = {
            crew: [] for crew in self.situation.profiles
        }
        for job in self.situation.jobs.values():
            for crew, people in job.task.crew.items():
                worker = Worker(job.id, people, job.task.all_hands)
                work[crew] += [(piece, worker) for piece in self.schedule[job.id].pieces]
        return {crew: Occupancy(items) for crew, items in work.items()}

    def _crews(self, job: Job, run: Run) -> Iterator[Blocker]:
        """Yield those at work when too few are left on shift, or in the whole roster."""
        pieces = run.pieces
        for crew, people in job.task.crew.items():
            there = self._at_work[crew].during(pieces)
            others = [each for each in there if each[1].task != job.id]
            roster: Profile = ((0, self.situation.horizon, self.situation.rosters[crew]),)
            demands = [(others, roster)]
            if not job.task.all_hands:
                ordinary = [each for each in others if not each[1].is_called_in]
                demands.append((ordinary, self.situation.profiles[crew]))
            for working, supply in demands:
                minute = _last_overload(pieces, working, people, supply)
                if minute is not None:
                    yield from self._handing_over(crew, supply, working, minute)

    def _handing_over(
        self, crew: CrewId, supply: Profile, others: Work, minute: Minutes
    ) -> Iterator[Blocker]:
        """Yield those at work at a minute, each until its piece or the shift's heads end."""
        steps = _steps_between(supply, minute, minute + 1)
        step_ends = [end for start, end, _ in steps if start <= minute < end]
        for (start, end), other in others:
            if start <= minute < end:
                until = min([end, *step_ends])
                yield Blocker(
                    cause=Cause.CREW,
                    task=other.task,
                    event=until,
                    until=until,
                    detail=self.situation.campaign.crews[crew].title,
                    subject=crew,
                    since=start,
                )


def _last_overload(pieces: Intervals, others: Work, need: int, supply: Profile) -> Minutes | None:
    """
    Return the start of the last stretch in which demand exceeds supply, if there is one.

    Where there would be too few people without the others, nobody but the calendar is in the way.
    """
    for start, end in reversed(pieces):
        steps = _steps_between(supply, start, end)
        changes = {minute for span, _ in others for minute in span}
        changes |= {minute for step in steps for minute in step[:2]}
        edges = {start} | {minute for minute in changes if start < minute < end}
        for minute in sorted(edges, reverse=True):
            there = next((step[2] for step in steps if step[0] <= minute < step[1]), 0)
            used = sum(each.people for span, each in others if span[0] <= minute < span[1])
            if need <= there < used + need:
                return minute
    return None


def _steps_between(supply: Profile, start: Minutes, end: Minutes) -> Profile:
    """Return the steps of a head-count that touch a stretch."""
    first = max(bisect_right(supply, start, key=lambda step: step[0]) - 1, 0)
    return supply[first : bisect_right(supply, end, key=lambda step: step[0])]
