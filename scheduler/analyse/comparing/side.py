"""One of two plans that are compared: where each of its steps stands, on an axis of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from scheduler.analyse.driving.driver import Driver
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.intervals import Intervals
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Task


class State(StrEnum):
    """How far a step is by the facts that a plan knows."""

    PLANNED = "planned"
    UNDER_WAY = "under way"
    SUSPENDED = "suspended"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedStep:
    """
    Where a step stands in one plan, in minutes on the axis of the comparison.

    Dates that are recorded are taken as they are; a step that is done without any has none.
    ``pieces`` are the stretches of work that are still planned, ``option`` and ``driver`` those of
    a step that is; ``task`` is the step in that way, ``title`` its name in every way.
    ``total_float`` is nothing for a step that launch does not wait for.
    """

    title: str
    task: Task
    state: State
    start: Minutes | None = None
    end: Minutes | None = None
    pieces: Intervals = ()
    option: int | None = None
    option_name: str = ""
    driver: Driver | None = None
    total_float: Minutes | None = None

    @property
    def is_open(self) -> bool:
        """Whether something of the step is still to be done."""
        return self.state is not State.DONE


@dataclass(frozen=True, kw_only=True)
class Side:
    """A plan whose minutes plus ``shift`` are those of the axis on which two plans are compared."""

    plan: ExplainedPlan
    shift: Minutes

    @property
    def launch(self) -> Minutes:
        """The launch."""
        return self.plan.launch_minute + self.shift

    @property
    def baseline(self) -> Minutes | None:
        """The launch of the baseline, if the plan has one."""
        base = self.plan.baseline
        return None if base is None else base.launch_minute + self.shift

    @property
    def target(self) -> Minutes | None:
        """The target date, if there is one."""
        target = self.plan.situation.target
        return None if target is None else target + self.shift

    @property
    def begin(self) -> Minutes | None:
        """The data date of its facts; nothing for a plan without facts."""
        facts = self.plan.situation.facts
        return None if facts is None else facts.begin + self.shift

    @cached_property
    def chain(self) -> tuple[TaskId, ...]:
        """The steps of the driving chain, in order of time."""
        pieces = (piece for piece in self.plan.chain if not piece.is_freed)
        return tuple(dict.fromkeys(piece.task for piece in pieces))

    @cached_property
    def standings(self) -> Mapping[TaskId, PlacedStep]:
        """Where each step stands, in file order; dropped steps are left out."""
        campaign = self.plan.situation.campaign
        found = dict([*self._finished(), *self._open()])
        return {task_id: found[task_id] for task_id in campaign.tasks if task_id in found}

    def event(self, task_id: TaskId, *, is_end: bool) -> Minutes | None:
        """Return the minute of an end of a step, recorded or planned; nothing if it has none."""
        found = self.standings.get(task_id)
        if found is None:
            return None
        return found.end if is_end else found.start

    def is_recorded(self, task_id: TaskId, *, is_end: bool) -> bool:
        """Whether an end of a step is a fact."""
        facts = self.plan.situation.facts
        return facts is not None and facts.event(task_id, is_end=is_end) is not None

    def _finished(self) -> Iterator[tuple[TaskId, PlacedStep]]:
        situation = self.plan.situation
        facts = situation.facts
        dropped = frozenset[TaskId]() if facts is None else facts.dropped
        dated = {} if facts is None else facts.done
        for task_id in situation.done - dropped:
            task = situation.campaign.tasks.get(task_id)
            if task is None:
                continue
            start, end = dated.get(task_id, (None, None))
            yield (
                task_id,
                PlacedStep(
                    title=task.title,
                    task=task,
                    state=State.DONE,
                    start=None if start is None else start + self.shift,
                    end=None if end is None else end + self.shift,
                ),
            )

    def _open(self) -> Iterator[tuple[TaskId, PlacedStep]]:
        plan, shift = self.plan, self.shift
        facts = plan.situation.facts
        for task_id, job in plan.situation.jobs.items():
            placed, whole = plan.schedule[task_id], plan.situation.campaign.tasks[task_id]
            begun = None if facts is None else facts.begun.get(task_id)
            yield (
                task_id,
                PlacedStep(
                    title=whole.title,
                    task=job.task,
                    state=self._state(task_id),
                    start=(placed.start if begun is None else begun) + shift,
                    end=placed.end + shift,
                    pieces=tuple((a + shift, b + shift) for a, b in placed.pieces),
                    option=placed.option,
                    option_name=whole.options[placed.option - 1].name if placed.option else "",
                    driver=plan.drivers.get(task_id),
                    total_float=plan.floats[task_id].total,
                ),
            )

    def _state(self, task_id: TaskId) -> State:
        facts = self.plan.situation.facts
        if facts is None or task_id not in facts.begun:
            return State.PLANNED
        return State.UNDER_WAY if task_id in facts.under_way else State.SUSPENDED
