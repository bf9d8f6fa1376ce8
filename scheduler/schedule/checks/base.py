"""What every check looks at: a schedule beside its campaign, minute by minute."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scheduler.model.campaign import Campaign
from scheduler.model.link import Link, Point
from scheduler.model.notation.base import FacilityId, TaskId
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import past_of
from scheduler.model.resource import Hold
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task
from scheduler.schedule.days import Counts, Flags
from scheduler.schedule.recorded import RecordedFacts, RecordedWait
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.schedule.wall_clock import WallClock
from scheduler.schedule.working_hours import WorkingHours


@dataclass(frozen=True)
class Evidence:
    """
    A schedule, the campaign and scenario it claims to fit, and the wall clock.

    With progress the schedule holds what is still to be done: of steps begun, the rest.
    """

    campaign: Campaign
    scenario: Scenario
    schedule: Schedule
    progress: Progress | None = None

    @cached_property
    def clock(self) -> WallClock:
        """The wall clock, over all minutes that the sweep covers."""
        bare = WallClock(self.campaign, 0)
        date = 0 if self.progress is None else bare.minute_of(self.progress.data_date)
        return replace(bare, until=max(self.schedule.makespan, date, 1) + 1)

    @cached_property
    def hours(self) -> WorkingHours:
        """Who is there and what is open at every minute."""
        return WorkingHours(self.campaign, self.scenario, self.clock)

    @cached_property
    def facts(self) -> RecordedFacts | None:
        """What is recorded, if anything is known but the campaign."""
        if self.progress is None:
            return None
        return RecordedFacts(
            campaign=self.campaign,
            scenario=self.scenario,
            progress=self.progress,
            minute_of=self.clock.minute_of,
            may_work=self.working_minutes,
            in_windows=self.hours.running_minutes,
            until=self.clock.until,
        )

    @cached_property
    def hours_before(self) -> WorkingHours | None:
        """The hours in which work was done up to the data date, if they are settled."""
        past = past_of(self.campaign)
        if past is None:
            return None
        clock = WallClock(past.campaign, self.clock.until)
        return WorkingHours(past.campaign, past.scenario, clock)

    @property
    def since(self) -> int:
        """The minute from which on everything is plan."""
        return 0 if self.facts is None else self.facts.since

    def has_begun(self, task_id: TaskId) -> bool:
        """Whether a task is recorded as begun and is not over."""
        return self.facts is not None and task_id in self.facts.begun

    def goes_on(self, task_id: TaskId) -> bool:
        """Whether a task is under way and goes on by itself, so that nobody decides on it."""
        return self.facts is not None and task_id in self.facts.going

    def keeps(self, task_id: TaskId) -> bool:
        """Whether a task has its place and hazards by what is recorded, whatever is planned."""
        return self.facts is not None and task_id in self.facts.kept

    def working_minutes(self, task: Task, start: int, end: int) -> Flags:
        """Return for each minute from start to end whether a task could be worked on."""
        now = min(max(self.since, start), end)
        if self.hours_before is None or now == start:
            return self.hours.working_minutes(task, start, end)
        before = self.hours_before.working_minutes(task, start, now)
        return np.concatenate([before, self.hours.working_minutes(task, now, end)])

    def work_left(self, task: Task) -> int:
        """Return the working minutes of a task that are still to be done."""
        if self.facts is not None and task.id in self.facts.begun:
            return self.facts.left(task.id)
        return task.duration

    def recorded(self, task_id: TaskId, point: Point) -> int | None:
        """Return the recorded minute of an event, nothing if there is none."""
        is_end = point is Point.END
        return None if self.facts is None else self.facts.event(task_id, is_end=is_end)

    def event(self, task_id: TaskId, point: Point) -> int | None:
        """Return the minute of an event, recorded or planned; nothing if it has no date."""
        recorded = self.recorded(task_id, point)
        placed = self.schedule.tasks.get(task_id)
        if recorded is not None or placed is None:
            return recorded
        return placed.start if point is Point.START else placed.end

    def presence(self, placed: ScheduledTask) -> tuple[int, int]:
        """Return from when to when a task is in its place; what has begun is there already."""
        return (self.since if self.keeps(placed.id) else placed.start), placed.end

    def waits(self, task: Task) -> list[RecordedWait]:
        """Return what a task waits for by hard links, holds left to their own check."""
        if self.facts is not None:
            return self.facts.waits(task.id)
        return [
            RecordedWait(
                source=link.task,
                from_end=link.type.from_point is Point.END,
                to_end=link.type.to_point is Point.END,
                lag=link.lag,
                working=link.working,
            )
            for link in task.after
            if link.task in self.active
        ]

    def habits(self, task: Task) -> list[Link]:
        """Return the habits of a task that the scenario keeps."""
        if self.scenario.habits == "relaxed":
            return []
        free = set(self.scenario.set_aside)
        return [link for link in task.usually_after if (link.task, task.id) not in free]

    @cached_property
    def active(self) -> dict[TaskId, Task]:
        """The tasks that the scenario leaves to do."""
        if self.facts is not None:
            gone = self.facts.gone
            return {key: task for key, task in self.campaign.tasks.items() if key not in gone}
        done = set(self.scenario.done)
        return {
            task_id: task
            for task_id, task in self.campaign.tasks.items()
            if task_id not in done and not done & set(task.tags)
        }

    @cached_property
    def in_holds(self) -> set[tuple[TaskId, FacilityId]]:
        """The tasks that use room which a hold has already, with the place."""
        return {
            (task_id, hold.facility)
            for hold in self.campaign.holds
            if hold.to_task in self.active
            for task_id in self.steps_in(hold)
        }

    def steps_in(self, hold: Hold) -> list[TaskId]:
        """Return the tasks, still to be done, that a hold names by id or tag."""
        return [
            task_id
            for task_id, task in self.active.items()
            if not {task_id, *task.tags}.isdisjoint(hold.steps)
        ]

    def span_of(self, hold: Hold) -> tuple[int, int]:
        """Return from when to when a hold lasts; at once over if its last task comes first."""
        first = self.schedule.tasks.get(hold.from_task)
        last = self.schedule.tasks.get(hold.to_task)
        start = first.start if first and not self.has_begun(hold.from_task) else self.since
        return start, max(start, last.end) if last else start

    @cached_property
    def placed(self) -> list[tuple[Task, ScheduledTask]]:
        """The tasks that are both due and scheduled, as the schedule does them."""
        return [
            (task.in_way(self.schedule[task_id].option), self.schedule[task_id])
            for task_id, task in self.active.items()
            if task_id in self.schedule.tasks and self.schedule[task_id].option in task.modes
        ]

    def count(self, spans: list[tuple[int, int, int]]) -> Counts:
        """Return the sum of amounts at every minute, given (start, end, amount)."""
        change = np.zeros(self.clock.until + 1, dtype=np.int64)
        for start, end, amount in spans:
            change[min(start, self.clock.until)] += amount
            change[min(end, self.clock.until)] -= amount
        return np.cumsum(change)[: self.clock.until]
