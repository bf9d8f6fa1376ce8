"""What a chart shows of each step of a plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.page.theme import flow_role
from scheduler.exports.page.time import short_day
from scheduler.model.notation.base import FacilityId, Minutes, TaskId
from scheduler.model.task import Task
from scheduler.schedule.scheduled import Pieces
from scheduler.wording.verdicts.margins import margin_label

NO_PLACE = ""
TEST_DOT = "•"
HOLD, CLOSED = "hold", "closed"
"""Roles of notes: a place that is kept, and one that is shut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStep:
    """
    One step as charts show it.

    ``role`` tells its flow, ``clears`` whether a hazard of it keeps all others away. A note is no
    step but a stretch of time in a place that has a name: a hold, or a closure.
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

    @property
    def takes_label(self) -> bool:
        """Whether a label can be read inside the bar: not on a hatch, and not on a diamond."""
        return not (self.is_milestone or self.hold_point or self.clears or self.is_elapsed)

    @property
    def short_label(self) -> str:
        """The id, a dot for a test procedure, and the name of its hold point."""
        if self.is_note:
            return self.name
        dot = TEST_DOT if self.is_test else ""
        return f"{self.id}{dot} {self.hold_point}".rstrip()

    @property
    def long_label(self) -> str:
        """The short label, the name, and how the step stands to its due date."""
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


def flow_roles(plan: ExplainedPlan) -> dict[str, str]:
    """Return the role of each flow: the campaign's own are counted, neighbours look alike."""
    used = dict.fromkeys(job.task.flow for job in plan.situation.jobs.values())
    order = [name for name in plan.situation.campaign.flows if name in used]
    order += [name for name in used if name not in order]
    own = [name for name in order if not _is_neighbour(plan, name)]
    return {name: flow_role(own.index(name)) if name in own else "neighbour" for name in order}


def steps_of(plan: ExplainedPlan) -> tuple[ChartStep, ...]:
    """Return every step of a plan, in file order."""
    roles, chain = flow_roles(plan), plan.chain_tasks
    return tuple(_step(plan, job.task, roles, chain) for job in plan.situation.jobs.values())


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
    placed = plan.schedule[task.id]
    hazards = plan.situation.campaign.hazards
    return ChartStep(
        id=task.id,
        name=task.title,
        flow=task.flow,
        place=task.facility or NO_PLACE,
        role=roles[task.flow],
        start=placed.start,
        end=placed.end,
        pieces=placed.pieces,
        worked=placed.worked,
        hold_point=task.hold_point,
        is_critical=task.id in chain,
        is_test=task.test,
        is_milestone=task.is_milestone,
        clears=any(hazards[name].clears for name in task.hazards if name in hazards),
        is_elapsed=task.elapsed,
        due=due_text(plan, task.id),
    )
