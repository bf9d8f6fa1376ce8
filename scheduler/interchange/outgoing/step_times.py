"""When each step of a plan was done, goes on and is to be done."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.intervals import Intervals, measure, merge
from scheduler.calendars.facts.recorded import Recorded
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Kind, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTime:
    """
    A step in time, in minutes since the campaign start.

    ``task`` is the step in the way it is done, ``pieces`` are when it is worked on, recorded or
    planned; ``worked`` minutes of it are over and ``left`` are to come. ``begun`` and ``finished``
    are what is recorded. Nothing is known of the dates of an ``undated`` step, which is done.
    """

    task: Task
    start: Minutes
    end: Minutes
    pieces: Intervals
    worked: Minutes = 0
    left: Minutes = 0
    begun: Minutes | None = None
    finished: Minutes | None = None
    undated: bool = False

    @property
    def duration(self) -> Minutes:
        """All minutes of work, done and to be done."""
        return self.worked + self.left

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is left to do."""
        return self.undated or self.finished is not None

    @property
    def by_clock(self) -> bool:
        """Whether it goes by the clock rather than by working hours."""
        return self.task.kind is Kind.ELAPSED or self.task.is_milestone


def step_times(plan: ExplainedPlan) -> Mapping[TaskId, StepTime]:
    """Return all steps of a plan in file order; those that will not be done are left out."""
    recorded = _recorded(plan)
    times = {}
    for step in plan.situation.campaign.tasks:
        if step in plan.schedule.tasks:
            times[step] = _planned(plan, recorded, step)
        elif recorded is not None and step in recorded.done:
            times[step] = _done(recorded, step)
        elif recorded is None or step not in recorded.dropped:
            times[step] = _undated(plan.situation.campaign.tasks[step])
    return times


def _recorded(plan: ExplainedPlan) -> Recorded | None:
    situation = plan.situation
    if situation.facts is None:
        return None
    return Recorded(situation.working_times, situation.scenario, situation.facts.progress)


def _planned(plan: ExplainedPlan, recorded: Recorded | None, step: TaskId) -> StepTime:
    placed, job = plan.schedule[step], plan.situation.jobs[step]
    facts = plan.situation.facts
    if recorded is None or facts is None or step not in facts.begun:
        return StepTime(
            task=job.task,
            start=placed.start,
            end=placed.end,
            pieces=placed.pieces,
            left=job.task.duration,
        )
    over = recorded.worked(step)
    return StepTime(
        task=recorded.task(step),
        start=facts.begun[step],
        end=placed.end,
        pieces=merge((*over, *placed.pieces)),
        worked=measure(over),
        left=facts.left[step],
        begun=facts.begun[step],
    )


def _done(recorded: Recorded, step: TaskId) -> StepTime:
    start, end = recorded.done[step]
    task = recorded.task(step)
    pieces = recorded.worked(step) or ((start, end),)
    return StepTime(
        task=task,
        start=start,
        end=end,
        pieces=() if task.is_milestone else pieces,
        worked=0 if task.is_milestone else measure(pieces),
        begun=start,
        finished=end,
    )


def _undated(task: Task) -> StepTime:
    """Return a step of which only is known that it was done when the campaign began."""
    return StepTime(task=task, start=0, end=0, pieces=(), worked=task.duration, undated=True)
