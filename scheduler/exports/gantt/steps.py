"""What a chart shows of each step of a plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.plan import Plan
from scheduler.exports.page.theme import flow_role
from scheduler.model.base import FacilityId, Minutes, TaskId
from scheduler.model.task import Task
from scheduler.schedule.scheduled import Pieces

NO_PLACE = ""
TEST_DOT = "•"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """
    One step as charts show it.

    ``role`` tells its flow, ``clears`` whether a hazard of it keeps all others away.
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

    @property
    def short_label(self) -> str:
        """The id, a dot for a test procedure, and the name of its hold point."""
        dot = TEST_DOT if self.is_test else ""
        return f"{self.id}{dot} {self.hold_point}".rstrip()

    @property
    def long_label(self) -> str:
        """The short label and the name."""
        return self.short_label if self.name == self.id else f"{self.short_label} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """A hand-over on the driving chain: an event of one step, and the start of the next."""

    source: TaskId
    target: TaskId
    event: Minutes
    start: Minutes


def flow_roles(plan: Plan) -> dict[str, str]:
    """Return the role of each flow: the campaign's own are counted, neighbours look alike."""
    used = dict.fromkeys(job.task.flow for job in plan.situation.jobs.values())
    order = [name for name in plan.situation.campaign.flows if name in used]
    order += [name for name in used if name not in order]
    own = [name for name in order if not _is_neighbour(plan, name)]
    return {name: flow_role(own.index(name)) if name in own else "neighbour" for name in order}


def steps_of(plan: Plan) -> tuple[Step, ...]:
    """Return every step of a plan, in file order."""
    roles, chain = flow_roles(plan), plan.chain_tasks
    return tuple(_step(plan, job.task, roles, chain) for job in plan.situation.jobs.values())


def chain_links(plan: Plan) -> Iterator[ChainLink]:
    """Yield the hand-overs of the driving chain from launch back to the start."""
    task_id: TaskId | None = plan.situation.launch
    seen: set[TaskId] = set()
    while task_id is not None and task_id not in seen:
        seen.add(task_id)
        driver = plan.drivers[task_id]
        if driver.task is not None:
            yield ChainLink(
                source=driver.task,
                target=task_id,
                event=driver.event,
                start=plan.schedule[task_id].start,
            )
        task_id = driver.task


def _is_neighbour(plan: Plan, name: str) -> bool:
    flow = plan.situation.campaign.flows.get(name)
    return flow is not None and flow.neighbour


def _step(plan: Plan, task: Task, roles: dict[str, str], chain: frozenset[TaskId]) -> Step:
    placed = plan.schedule[task.id]
    hazards = plan.situation.campaign.hazards
    return Step(
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
    )
