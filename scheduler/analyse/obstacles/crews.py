"""Who has the people of a crew that a task needs, and when enough of them are free again."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.analyse.obstacles.occupancy import Occupancy
from scheduler.calendars.clock.intervals import Interval, Intervals, intersect
from scheduler.calendars.shifts.shifts import Profile, people_at
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import CrewId, Minutes, TaskId
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True)
class Worker:
    """A task at work with so many people of a crew."""

    task: TaskId
    people: int
    is_called_in: bool


Work = Sequence[tuple[Interval, Worker]]


class Crews:
    """Finds those at work who leave a task too few people of its crews."""

    def __init__(self, situation: ChosenSituation, schedule: Schedule) -> None:
        self.situation = situation
        self.schedule = schedule

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

    def short(
        self, job: Job, pieces: Intervals, without: Blocker | None = None
    ) -> Iterator[Blocker]:
        """
        Yield those at work when too few are left on shift, or in the whole roster.

        One of them can be taken not to need the crew that it is said to have.
        """
        for crew, people in job.task.crew.items():
            there = self._at_work[crew].during(pieces)
            left_out = {job.id} if without is None else {job.id, _left_out(without, crew)}
            others = [each for each in there if each[1].task not in left_out]
            demands = [(others, self.situation.rosters[crew])]
            if not job.task.all_hands:
                ordinary = [each for each in others if not each[1].is_called_in]
                demands.append((ordinary, self.situation.profiles[crew]))
            for working, supply in demands:
                minute = _last_overload(pieces, working, people, supply)
                if minute is not None:
                    present = [each for each in working if each[0][0] <= minute < each[0][1]]
                    until = _freed(present, people, supply, minute)
                    yield from self._handing_over(job, crew, present, until)

    def _handing_over(
        self, job: Job, crew: CrewId, present: Work, until: Minutes
    ) -> Iterator[Blocker]:
        """Yield those whose people were the last that were missing, until these are free."""
        for (start, _), other in self._who(job, present, until):
            yield Blocker(
                cause=Cause.CREW,
                task=other.task,
                event=until,
                until=until,
                detail=self.situation.campaign.crews[crew].title,
                subject=crew,
                since=start,
            )

    def _who(self, job: Job, present: Work, until: Minutes) -> Work:
        """
        Return who leaves at a minute, or who is still there when a larger shift comes.

        Who only pauses then and is at work beside the task later made no room for it.
        """
        leaving = [each for each in present if each[0][1] == until]
        gone = [each for each in leaving if not self._is_beside(job, each[1].task)]
        return gone or leaving or [each for each in present if each[0][1] > until] or present

    def _is_beside(self, job: Job, other: TaskId) -> bool:
        """Whether two tasks are at work at the same time."""
        return bool(intersect(self.schedule[job.id].pieces, self.schedule[other].pieces))


def _left_out(without: Blocker, crew: CrewId) -> TaskId | None:
    """Return whose need of a crew is taken not to be there, if anybody's is."""
    is_meant = without.cause is Cause.CREW and without.subject == crew
    return without.task if is_meant else None


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


def _freed(present: Work, need: int, supply: Profile, since: Minutes) -> Minutes:
    """Return the first minute at which those present leave people enough, or the shift ends."""
    last = max(span[1] for span, _ in present)
    ends = {span[1] for span, _ in present}
    ends |= {end for _, end, _ in _steps_between(supply, since, last) if since < end < last}
    for minute in sorted(ends):
        used = sum(each.people for span, each in present if span[1] > minute)
        if not need <= people_at(supply, minute) < used + need:
            return minute
    return last


def _steps_between(supply: Profile, start: Minutes, end: Minutes) -> Profile:
    """Return the steps of a head-count that touch a stretch."""
    first = max(bisect_right(supply, start, key=lambda step: step[0]) - 1, 0)
    return supply[first : bisect_right(supply, end, key=lambda step: step[0])]
