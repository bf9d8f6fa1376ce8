"""What a chart shows of each step of a plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypedDict

from scheduler.analyse.comparing.side import State
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.intervals import Interval, measure
from scheduler.exports.gantt.parts.moves import ShownMoves
from scheduler.exports.gantt.parts.recorded import recorded_pieces
from scheduler.exports.page.theme import flow_role
from scheduler.exports.page.time import short_day
from scheduler.model.notation.base import FacilityId, Minutes, TaskId
from scheduler.model.task import Task
from scheduler.schedule.scheduled import Pieces
from scheduler.wording.verdicts.margins import margin_label

NO_PLACE = ""
TEST_DOT = "•"
DONE = "done"
"""The role of what is recorded: a step that is over, and the part of one that is not."""
HOLD, CLOSED = "hold", "closed"
"""Roles of notes: a place that is kept, and one that is shut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStep:
    """
    One step as charts show it.

    ``role`` tells its flow, or that it is done; ``clears`` whether a hazard of it keeps all others
    away. Of a step that has begun, ``recorded`` is what has been worked of it and ``state`` says
    how it stands, ``pieces`` are what is left. ``ghost`` is where it was announced, if that was
    elsewhere, and ``move`` a sign for what has become of it. A note is no step but a stretch of
    time in a place that has a name: a hold, or a closure.
    """

    id: TaskId
    name: str
    flow: str
    place: FacilityId
    role: str
    start: Minutes
    end: Minutes
    pieces: Pieces
    worked: Minutes
    hold_point: str
    is_critical: bool
    is_test: bool
    is_milestone: bool
    clears: bool
    is_elapsed: bool = False
    is_note: bool = False
    due: str = ""
    recorded: Pieces = ()
    state: State = State.PLANNED
    ghost: Interval | None = None
    move: str = ""

    @property
    def takes_label(self) -> bool:
        """Whether a label can be read inside the bar: not on a hatch, and not on a diamond."""
        is_marked = self.is_milestone or self.hold_point or self.clears or self.is_elapsed
        return not (is_marked or self.ghost is not None)

    @property
    def is_done(self) -> bool:
        """Whether nothing of the step is left to do."""
        return self.state is State.DONE

    @property
    def short_label(self) -> str:
        """The id, a dot for a test procedure, what has become of it, and its hold point."""
        if self.is_note:
            return self.name
        dot = TEST_DOT if self.is_test else ""
        return f"{self.id}{dot}{self.move} {self.hold_point}".rstrip()

    @property
    def long_label(self) -> str:
        """The short label, the name, and how the step stands to its due date; ids if it is done."""
        if self.is_done:
            return self.short_label
        name = "" if self.is_note or self.name == self.id else f" {self.name}"
        due = f" ({self.due})" if self.due else ""
        return f"{self.short_label}{name}{due}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """A hand-over on the driving chain: an event of one step, and the start of the next."""

    source: TaskId
    target: TaskId
    event: Minutes
    start: Minutes


def shown_tasks(plan: ExplainedPlan) -> tuple[Task, ...]:
    """Return the steps that a chart shows, in file order: planned ones, and what has dates."""
    jobs, facts = plan.situation.jobs, plan.situation.facts
    if facts is None:
        return tuple(job.task for job in jobs.values())
    tasks = plan.situation.campaign.tasks
    shown = (each for each in tasks if each in jobs or each in facts.done)
    return tuple(jobs[each].task if each in jobs else tasks[each] for each in shown)


def flow_roles(plan: ExplainedPlan) -> dict[str, str]:
    """Return the role of each flow: the campaign's own are counted, neighbours look alike."""
    used = dict.fromkeys(task.flow for task in shown_tasks(plan))
    order = [name for name in plan.situation.campaign.flows if name in used]
    order += [name for name in used if name not in order]
    own = [name for name in order if not _is_neighbour(plan, name)]
    return {name: flow_role(own.index(name)) if name in own else "neighbour" for name in order}


def steps_of(plan: ExplainedPlan, moves: ShownMoves | None = None) -> tuple[ChartStep, ...]:
    """Return every step of a plan that has dates, in file order, and how it moved, if known."""
    roles, chain = flow_roles(plan), plan.chain_tasks
    jobs = plan.situation.jobs
    found = (
        _step(plan, task, roles, chain) if task.id in jobs else _done(plan, task)
        for task in shown_tasks(plan)
    )
    if moves is None:
        return tuple(found)
    ghosts, signs = moves.ghosts, moves.signs
    return tuple(
        replace(step, ghost=ghosts.get(step.id), move=signs.get(step.id, "")) for step in found
    )


def chain_links(plan: ExplainedPlan) -> Iterator[ChainLink]:
    """
    Yield the hand-overs of the driving chain from launch back to the start.

    A limit leads to a later step, which hands nothing over; nor does a step that runs later.
    """
    for before, after in pairwise(each for each in reversed(plan.chain) if not each.is_freed):
        if before.task != after.task and plan.schedule[after.task].start <= after.end:
            yield ChainLink(
                source=after.task,
                target=before.task,
                event=after.end,
                start=plan.schedule[before.task].start,
            )


def due_text(plan: ExplainedPlan, task_id: TaskId) -> str:
    """Return how a step stands to its due date: ``due 24 Mar, 1.5 d late``, if it has one."""
    own = plan.due_of(task_id)
    if own is None:
        return ""
    day = short_day(plan.situation.axis.moment(own.due))
    return f"due {day}, {margin_label(own.margin)}"


def _is_neighbour(plan: ExplainedPlan, name: str) -> bool:
    flow = plan.situation.campaign.flows.get(name)
    return flow is not None and flow.neighbour


def _step(
    plan: ExplainedPlan, task: Task, roles: dict[str, str], chain: frozenset[TaskId]
) -> ChartStep:
    placed, facts = plan.schedule[task.id], plan.situation.facts
    begun = None if facts is None else facts.begun.get(task.id)
    recorded = recorded_pieces(plan, task)
    state = State.PLANNED
    if facts is not None and begun is not None:
        state = State.UNDER_WAY if task.id in facts.under_way else State.SUSPENDED
    return ChartStep(
        **_traits(task),
        role=roles[task.flow],
        start=placed.start if begun is None else begun,
        end=placed.end,
        pieces=placed.pieces,
        worked=placed.worked + measure(recorded),
        is_critical=task.id in chain,
        is_milestone=task.is_milestone,
        clears=_clears(plan, task),
        is_elapsed=task.elapsed,
        due=due_text(plan, task.id),
        recorded=recorded,
        state=state,
    )


def _done(plan: ExplainedPlan, task: Task) -> ChartStep:
    """Return a step that is over, at its recorded dates."""
    pieces = recorded_pieces(plan, task)
    return ChartStep(
        **_traits(task),
        role=DONE,
        start=pieces[0][0],
        end=pieces[-1][1],
        pieces=pieces,
        worked=measure(pieces),
        is_critical=False,
        is_milestone=task.is_milestone,
        clears=False,
        state=State.DONE,
    )


class _Traits(TypedDict):
    id: TaskId
    name: str
    flow: str
    place: FacilityId
    hold_point: str
    is_test: bool


def _traits(task: Task) -> _Traits:
    return _Traits(
        id=task.id,
        name=task.title,
        flow=task.flow,
        place=task.facility or NO_PLACE,
        hold_point=task.hold_point,
        is_test=task.test,
    )


def _clears(plan: ExplainedPlan, task: Task) -> bool:
    hazards = plan.situation.campaign.hazards
    return any(hazards[name].clears for name in task.hazards if name in hazards)
