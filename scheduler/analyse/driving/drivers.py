"""
Why each step starts when it does.

A step's driver is what was in its way last at the latest start that its calendar allows before its
own. From when that was over, the calendar, duty rules or what the plan prefers keep it waiting.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scheduler.analyse.driving.binding import HELD, LOOKS, binding, clear_of, last_of
from scheduler.analyse.driving.driver import (
    Driver,
    driven_by,
    driven_by_facts,
    driven_by_nobody,
    under_way,
)
from scheduler.analyse.driving.rests import Rests
from scheduler.analyse.floats.freeing import Freed, free_of_later
from scheduler.analyse.obstacles.blocking import LINKED, Blocker, Cause, WaitStretch
from scheduler.analyse.obstacles.calendar_bans import CalendarBans
from scheduler.analyse.obstacles.in_the_way import Obstacles
from scheduler.analyse.obstacles.stretches import fold, ranked
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.late_steps import late_steps, with_followers
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule


class Drivers:
    """
    Finds the driver of each task of a schedule, each once.

    ``has_preference`` says that steps may stand later than they could because the plan prefers
    something to early starts; those in ``announced`` because little of what was told is to change.
    """

    def __init__(
        self,
        situation: ChosenSituation,
        schedule: Schedule,
        *,
        has_preference: bool = False,
        announced: Mapping[TaskId, Minutes] | None = None,
        calendar: CalendarBans | None = None,
    ) -> None:
        self.has_preference = has_preference
        self.announced = announced or {}
        self.situation = situation
        self.schedule = schedule
        self.calendar = calendar or CalendarBans(situation)
        self.obstacles = Obstacles(situation, schedule)
        self.rests = Rests(situation, schedule)
        self.facts = situation.facts
        self.begin = 0 if self.facts is None else self.facts.begin
        self.late = with_followers(situation, late_steps(situation))
        self.known: dict[TaskId, Driver] = {}
        self.worlds: dict[TaskId, tuple[Freed, Drivers] | None] = {}

    def of(self, task_id: TaskId) -> Driver:
        """Return the driver of a task."""
        if task_id not in self.known:
            world = self.freed_for(task_id)
            self.known[task_id] = (
                self.find(task_id) if world is None else world[1].find(task_id, world[0].moved)
            )
        return self.known[task_id]

    def all(self) -> Mapping[TaskId, Driver]:
        """Return the drivers of all tasks."""
        return {task_id: self.of(task_id) for task_id in self.situation.jobs}

    def freed_for(self, task_id: TaskId) -> "tuple[Freed, Drivers] | None":
        """Return the schedule in which no step waits for a task by a limit, and its drivers."""
        if task_id not in self.worlds:
            freed = free_of_later(self.situation, self.schedule, self.obstacles, task_id)
            self.worlds[task_id] = (
                None
                if freed is None
                else (
                    freed,
                    Drivers(
                        freed.situation,
                        freed.schedule,
                        has_preference=self.has_preference,
                        announced=self.announced,
                        calendar=self.calendar,
                    ),
                )
            )
        return self.worlds[task_id]

    def find(self, task_id: TaskId, moved: frozenset[TaskId] = frozenset()) -> Driver:
        """Find the driver of a task with all others in their places; ``moved`` ones were freed."""
        job, start = self.situation.jobs[task_id], self.schedule[task_id].start
        if self.facts is not None and task_id in self.facts.under_way:
            began = self.situation.axis.say(self.facts.begun[task_id])
            return under_way(start, self.facts.begin, began)
        here, waits = start, list[WaitStretch]()
        while True:
            earlier = job.previous_start(here - self.situation.tick)
            if earlier is None or earlier < 0:
                return self._without_earlier_start(job, here, waits, moved)
            blockers = list(self._over(job, earlier, here))
            if blockers:
                found, beside, also = binding(self.obstacles, self.rests, job, blockers, earlier)
                waits = [*self._by_calendar(job, found.until, here), *waits]
                is_freed = found.task in moved
                return driven_by(found, waits, beside=beside, also=also, is_freed=is_freed)
            low = self._skip(job, earlier)
            waits = [self._by_choice(job, low, here, earlier), *waits]
            here = low

    def _without_earlier_start(
        self, job: Job, here: Minutes, waits: Sequence[WaitStretch], moved: frozenset[TaskId]
    ) -> Driver:
        """
        Return the driver of a task whose calendar allows no earlier start at all.

        Its wait counts from when those before it could be done, not from the campaign start.
        """
        before = [
            x for x in self.obstacles.at(job, self.begin) if x.cause in LINKED and x.until <= here
        ]
        links = last_of(before) if before else None
        since = self.begin if links is None else links.until
        low = min(since, max(here - self.situation.tick, self.begin))
        by_calendar = self._by_calendar(job, low, here)
        last = by_calendar[-1].causes if by_calendar and not waits else ()
        others = [each for each in last if each.task is not None]
        if others and last_of(others).until == here:
            found = last_of(others)
            beside = tuple(each for each in last if each.key != found.key)
            return driven_by(found, (), beside=beside, is_freed=found.task in moved)
        if links is None:
            if self.facts is not None:
                return driven_by_facts(self.facts, job, [*by_calendar, *waits])
            return driven_by_nobody([*by_calendar, *waits])
        return driven_by(links, [*by_calendar, *waits], is_freed=links.task in moved)

    def _over(self, job: Job, start: Minutes, before: Minutes) -> Iterator[Blocker]:
        """
        Yield the obstacles at a start, each over by the start that is possible.

        Those that stay on are in the way only until then: the task starts beside them.
        """
        for each in self.obstacles.at(job, start):
            if each.until <= before:
                yield each
            else:
                yield replace(each, event=min(each.event, before), until=before)

    def _in_the_way(self, job: Job, start: Minutes, before: Minutes) -> Sequence[Blocker]:
        """
        Return the obstacles at a start that are over in time, else the duty rules if they are.

        Those that are not over did not make room: the step starts beside them.
        """
        found = [each for each in self.obstacles.at(job, start) if each.until <= before]
        return found or self.rests.missed(job, start, before)

    def _by_calendar(self, job: Job, low: Minutes, high: Minutes) -> Sequence[WaitStretch]:
        """Return what the calendar has against the starts between two minutes."""
        if low >= high:
            return ()
        stretches = self.calendar.starts(job, low, high)
        return fold([self._with_obstacles(job, each, high) for each in stretches])

    def _with_obstacles(self, job: Job, stretch: WaitStretch, before: Minutes) -> WaitStretch:
        """Add those who would be in the way at every start that was looked at."""
        here = stretch.end - self.situation.tick
        last = blockers = self._in_the_way(job, here, before)
        for _ in range(LOOKS):
            if not blockers:
                return stretch
            if here <= stretch.start or any(each.cause in HELD for each in blockers):
                break
            behind = min(clear_of(job, blockers), here - self.situation.tick)
            here = max(behind, stretch.start)
            blockers = self._in_the_way(job, here, before)
        return replace(stretch, causes=ranked((*stretch.causes, *last)))

    def _by_choice(self, job: Job, low: Minutes, high: Minutes, free: Minutes) -> WaitStretch:
        """
        Return a wait although neither calendar nor other steps are in the way of a start.

        It lasts until the step starts: a night in it changes nothing.
        """
        cause, detail = self._choice(job, free), ""
        if cause is Cause.ANNOUNCED and self.announced[job.id] != self.schedule[job.id].start:
            detail = self.situation.axis.say(self.announced[job.id])
        blocker = Blocker(cause=cause, since=low, event=high, until=high, detail=detail)
        return WaitStretch(start=low, end=high, causes=(blocker,))

    def _choice(self, job: Job, free: Minutes) -> Cause:
        """Return why a task does not take a start that is free."""
        if self.rests.missed(job, free, self.schedule[job.id].start):
            return Cause.DUTY
        if job.id in self.late:
            return Cause.LATE
        if job.id in self.announced:
            return Cause.ANNOUNCED
        return Cause.PREFERENCE if self.has_preference else Cause.NOTHING

    def _skip(self, job: Job, free: Minutes) -> Minutes:
        """Return the earliest start from which nothing stands in the way up to ``free``."""
        low, high = -1, free
        while high - low > self.situation.tick:
            middle = (low + high) // 2 // self.situation.tick * self.situation.tick
            if middle <= low:
                break
            at = job.previous_start(middle)
            if at is None or at <= low or any(self.obstacles.at(job, at)):
                low = middle
            else:
                high = at
        return high
