"""Which range of hours holds for which step of a plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.risk.coverage import range_of
from scheduler.model.risk.hours_range import HoursRange, Shape
from scheduler.model.risk.mishap import AddedWork
from scheduler.model.risk.risks import Risks
from scheduler.model.task import Task
from scheduler.replay.drawn.playbook import Playbook


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRange:
    """
    How long a step may take, in minutes that are not whole yet.

    Attributes
    ----------
    root
        The step whose numbers it takes: itself, or for a copy the step that is done again.
    line
        The range in the risk file that it follows, counted from 0; nothing for work that a mishap
        adds, which says its own.
    least
        Whole minutes below which no draw may fall: for a test, its hours.
    """

    root: TaskId
    line: int | None
    low: float
    middle: float
    high: float
    shape: Shape
    least: Minutes

    @property
    def usual(self) -> Minutes:
        """The middle of the range in whole minutes, for a test no less than its hours."""
        return max(round(self.middle), self.least)


def root_of(playbook: Playbook, step: TaskId) -> TaskId:
    """Return the step that a copy does again, or a step that is no copy itself."""
    extra = playbook.extra.get(step)
    original = playbook.only_again.get(step) if extra is None else extra.original
    return step if original is None else root_of(playbook, original)


def task_of(playbook: Playbook, root: TaskId) -> Task:
    """Return a step in the way in which it is done, or as it stands if nothing of it is left."""
    job = playbook.jobs.get(root)
    return playbook.situation.campaign.tasks[root] if job is None else job.task


def ranges_of(playbook: Playbook, risks: Risks) -> Mapping[TaskId, StepRange]:
    """Return the range of each step whose hours are uncertain, copies and added work included."""
    return dict(_each_range(playbook, risks))


def _each_range(playbook: Playbook, risks: Risks) -> Iterator[tuple[TaskId, StepRange]]:
    campaign = playbook.situation.campaign
    for step in playbook.steps:
        root, job = root_of(playbook, step), playbook.jobs[step]
        if root in playbook.extra:
            added = _added(playbook, risks, root)
            if isinstance(added.hours, tuple):
                yield step, _range(root, None, added.hours, Shape.TRIANGULAR, 1)
            continue
        line = range_of(task_of(playbook, root), risks.hours, campaign)
        if line is not None and job.duration:
            yield step, _of_line(root, line, risks.hours[line], job)


def _of_line(root: TaskId, line: int, each: HoursRange, job: Job) -> StepRange:
    """Return what a range says of a step, of which only a part may be left to do."""
    factors = each.factors or _as_factors(each, job.task.duration)
    low, middle, high = (factor * job.duration for factor in factors)
    least = job.duration if job.task.test else 1
    return _range(root, line, (low, middle, high), each.shape, least)


def _as_factors(each: HoursRange, planned: Minutes) -> tuple[float, float, float]:
    low, middle, high = each.hours or (planned, planned, planned)
    return low / planned, middle / planned, high / planned


def _range(
    root: TaskId,
    line: int | None,
    hours: tuple[float, float, float],
    shape: Shape,
    least: Minutes,
) -> StepRange:
    low, middle, high = hours
    return StepRange(
        root=root, line=line, low=low, middle=middle, high=high, shape=shape, least=least
    )


def _added(playbook: Playbook, risks: Risks, step: TaskId) -> AddedWork:
    """Return what the risk file says of a step that a mishap brings."""
    mishap = playbook.mishaps[playbook.extra[step].mishap]
    return risks.events[mishap].add[step]
