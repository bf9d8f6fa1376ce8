"""What stands in the way of a task at a given start, all others staying where they are."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scheduler.analyse.blocking import LINK_CAUSES, Blocker, Cause
from scheduler.analyse.occupancy import Occupancy
from scheduler.analyse.places import Places
from scheduler.calendars.intervals import Interval, Intervals
from scheduler.calendars.lags import earliest_start
from scheduler.calendars.shifts import Profile
from scheduler.calendars.situation import Job, Situation
from scheduler.model.base import CrewId, Minutes, TaskId
from scheduler.schedule.scheduled import Schedule
from scheduler.solve.bounds import earliest_by_limits


@dataclass(frozen=True, slots=True)
class Worker:
    """A task at work with so many people of a crew."""

    task: TaskId
    people: int
    is_called_in: bool


Work = Sequence[tuple[Interval, Worker]]


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
        """Yield everything that keeps a task from a legal start."""
        yield from self._links(job, start)
        yield from self.places.filled(job, start)
        if job.task.is_milestone:
            return
        yield from self._hazards(job, start)
        yield from self._crews(job, start)

    def limited_until(self, job: Job) -> Minutes:
        """Return the earliest start that the limits to later events leave a task."""
        return earliest_by_limits(self.situation, job, self.spans) or 0

    def _links(self, job: Job, start: Minutes) -> Iterator[Blocker]:
        for link in self.situation.links_into[job.id]:
            event = link.from_minute(*self.spans[link.source])
            bound = earliest_start(job, link, event)
            if bound is None or bound <= start:
                continue
            until = bound if link.working or link.holds_end else event + link.lag
            yield Blocker(
                cause=LINK_CAUSES[link.reason],
                task=link.source,
                event=event,
                until=until,
                detail=str(link.kind),
                holds_end=link.holds_end,
            )

    def _hazards(self, job: Job, start: Minutes) -> Iterator[Blocker]:
        end = job.end_after(start)
        for other, hazard in self.situation.apart.get(job.id, {}).items():
            since, until = self.spans[other]
            if since < end and start < until:
                title = self.situation.campaign.hazards[hazard].title
                yield Blocker(
                    cause=Cause.HAZARD, task=other, event=until, until=until, detail=title
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

    def _crews(self, job: Job, start: Minutes) -> Iterator[Blocker]:
        """Yield those at work when too few are left on shift, or in the whole roster."""
        pieces = job.pieces_from(start)
        for crew, people in job.task.crew.items():
            there = self._at_work[crew].during(pieces)
            others = [each for each in there if each[1].task != job.id]
            roster: Profile = ((0, self.situation.horizon, self.situation.rosters[crew]),)
            demands = [(others, roster)]
            if not job.task.all_hands:
                ordinary = [each for each in others if not each[1].is_called_in]
                demands.append((ordinary, self.situation.profiles[crew]))
            title = self.situation.campaign.crews[crew].title
            for working, supply in demands:
                minute = _last_overload(pieces, working, people, supply)
                if minute is not None:
                    yield from _handing_over(supply, working, minute, title)


def _last_overload(pieces: Intervals, others: Work, need: int, supply: Profile) -> Minutes | None:
    """Return the start of the last stretch in which demand exceeds supply, if there is one."""
    for start, end in reversed(pieces):
        steps = _steps_between(supply, start, end)
        changes = {minute for span, _ in others for minute in span}
        changes |= {minute for step in steps for minute in step[:2]}
        edges = {start} | {minute for minute in changes if start < minute < end}
        for minute in sorted(edges, reverse=True):
            there = next((step[2] for step in steps if step[0] <= minute < step[1]), 0)
            used = sum(each.people for span, each in others if span[0] <= minute < span[1])
            if used + need > there:
                return minute
    return None


def _steps_between(supply: Profile, start: Minutes, end: Minutes) -> Profile:
    """Return the steps of a head-count that touch a stretch."""
    first = max(bisect_right(supply, start, key=lambda step: step[0]) - 1, 0)
    return supply[first : bisect_right(supply, end, key=lambda step: step[0])]


def _handing_over(supply: Profile, others: Work, minute: Minutes, title: str) -> Iterator[Blocker]:
    """Yield those at work at a minute, each until its piece or the shift's head-count ends."""
    steps = _steps_between(supply, minute, minute + 1)
    step_ends = [end for start, end, _ in steps if start <= minute < end]
    for (start, end), other in others:
        if start <= minute < end:
            until = min([end, *step_ends])
            yield Blocker(cause=Cause.CREW, task=other.task, event=until, until=until, detail=title)
