"""What is recorded of each step, on the axis: done, begun, suspended, and what is left of it."""

from dataclasses import dataclass
from functools import cached_property

from scheduler.calendars.clock.intervals import Interval, Intervals, clip, merge
from scheduler.calendars.facts.work_left import work_left, worked
from scheduler.calendars.shifts.duties import WEEK
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, Minutes, TaskId
from scheduler.model.progress.options import option_number
from scheduler.model.progress.progress import Progress
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task


@dataclass(frozen=True)
class Recorded:
    """
    The facts of a campaign under one scenario, read off its progress.

    Facts of steps that the campaign does not have are passed over: these were dropped.
    """

    times: WorkingTimes
    scenario: Scenario
    progress: Progress

    @property
    def campaign(self) -> Campaign:
        """The campaign that the facts are about."""
        return self.times.campaign

    @cached_property
    def begin(self) -> Minutes:
        """The data date; the start of the campaign if that is later."""
        return max(self.times.axis.minute(self.progress.data_date), 0)

    @cached_property
    def done(self) -> dict[TaskId, Interval]:
        """The recorded start and end of each step that is done; a milestone is once it starts."""
        found: dict[TaskId, Interval] = {}
        for step, facts in self.progress.steps.items():
            if facts.begun is None or facts.dropped or step not in self.campaign.tasks:
                continue
            is_passed = self.campaign.tasks[step].is_milestone
            finished = facts.finished or (facts.begun if is_passed else None)
            if finished is not None:
                minute = self.times.axis.minute
                found[step] = minute(facts.begun), minute(finished)
        return found

    @cached_property
    def begun(self) -> dict[TaskId, Minutes]:
        """The recorded start of each step that has begun and is not done."""
        return {
            step: self.times.axis.minute(facts.started)
            for step, facts in self.progress.steps.items()
            if step in self.campaign.tasks
            and facts.started is not None
            and step not in self.done
            and not facts.dropped
        }

    @cached_property
    def dropped(self) -> frozenset[TaskId]:
        """The steps that will not be done."""
        return frozenset(step for step, facts in self.progress.steps.items() if facts.dropped)

    @cached_property
    def undated(self) -> frozenset[TaskId]:
        """The steps that the scenario takes as done and of which nothing is recorded."""
        done = self.campaign.done_tasks(self.scenario)
        return frozenset(done - self.done.keys() - self.begun.keys() - self.dropped)

    @cached_property
    def suspended(self) -> frozenset[TaskId]:
        """The steps that were stopped on purpose and have not gone on."""
        return frozenset(step for step in self.begun if self.progress.steps[step].is_suspended)

    @cached_property
    def gone(self) -> frozenset[TaskId]:
        """The steps of which nothing is left to do."""
        return self.undated | self.done.keys() | self.dropped

    def option(self, step: TaskId) -> int:
        """Return the way in which a step was begun, 0 where none is recorded."""
        stated = self.progress.facts_of(step).option
        number = None if stated is None else option_number(self.campaign.tasks[step], stated)
        return number or 0

    def task(self, step: TaskId) -> Task:
        """Return a step in the way in which it was begun."""
        return self.campaign.tasks[step].in_way(self.option(step))

    def left(self, step: TaskId) -> Minutes:
        """Return the working minutes left of a step that has begun."""
        facts = self.progress.steps[step]
        return work_left(self.times, self.task(step), facts, self.progress.data_date)

    def worked(self, step: TaskId) -> Intervals:
        """Return when a step was worked on, as far as is recorded."""
        facts = self.progress.steps[step]
        return worked(self.times, self.task(step), facts, self.progress.data_date)

    @cached_property
    def on_duty(self) -> dict[CrewId, Intervals]:
        """When each crew did ordinary work in the seven days before the data date."""
        found: dict[CrewId, list[Interval]] = {}
        for step in (*self.done, *self.begun):
            task = self.task(step)
            if task.crew and not task.all_hands:
                pieces = clip(self.worked(step), max(self.begin - WEEK, 0), self.begin)
                for crew in task.crew:
                    found.setdefault(crew, []).extend(pieces)
        return {crew: merge(pieces) for crew, pieces in found.items() if pieces}

    def resume(self, step: TaskId) -> Minutes:
        """Return the earliest minute at which a step that has begun may go on."""
        stated = self.progress.facts_of(step).resume
        return self.begin if stated is None else max(self.begin, self.times.axis.minute(stated))
