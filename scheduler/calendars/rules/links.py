"""The links of a campaign under one scenario, and orders that follow from them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from scheduler.model.campaign import Campaign
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.base import FacilityId, Minutes, TaskId
from scheduler.model.resource import Hold
from scheduler.model.scenario import Order, Scenario
from scheduler.model.task import Kind, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedLink:
    """
    A link between two jobs; ``reason`` is ``hard``, ``habit``, ``order`` or ``held``.

    One that is ``held`` keeps a step within the hold of ``place``, in whose room it is done. By a
    ``hazard`` or a ``facility``, named by ``place``, a step waits for one that has begun.
    """

    source: TaskId
    target: TaskId
    kind: LinkKind
    lag: Minutes
    working: bool
    reason: str
    place: FacilityId = ""

    def from_minute(self, start: Minutes, end: Minutes) -> Minutes:
        """Return the event of a source with these dates that the link looks at."""
        return start if self.kind.from_point is Point.START else end

    @property
    def holds_end(self) -> bool:
        """Whether the link holds back the end of its target rather than the start."""
        return self.kind.to_point is Point.END


def stated_links(
    campaign: Campaign, scenario: Scenario, active: Mapping[TaskId, Task]
) -> tuple[TimedLink, ...]:
    """Return the links that the campaign states between some steps, and those of its holds."""
    return (*_links(campaign, scenario, active), *_links_of_holds(campaign, active))


def _links(
    campaign: Campaign, scenario: Scenario, active: Mapping[TaskId, Task]
) -> Iterator[TimedLink]:
    for task, link, is_hard in campaign.links_in_force(scenario):
        if task.id in active and link.task in active:
            yield TimedLink(
                source=link.task,
                target=task.id,
                kind=link.type,
                lag=link.lag,
                working=link.working and not task.is_milestone and task.kind is not Kind.ELAPSED,
                reason="hard" if is_hard else "habit",
            )


def _links_of_holds(campaign: Campaign, active: Mapping[TaskId, Task]) -> Iterator[TimedLink]:
    """Keep the steps of each hold within it: none starts before it, or ends after it."""
    for hold in campaign.holds:
        inside = campaign.steps_in(hold) if hold.room and hold.to_task in active else ()
        for step in (step for step in inside if step in active):
            if hold.from_task in active and step != hold.from_task:
                yield _held_link(hold, hold.from_task, step, LinkKind.SS)
            if step != hold.to_task:
                yield _held_link(hold, step, hold.to_task, LinkKind.FF)


def _held_link(hold: Hold, source: TaskId, target: TaskId, kind: LinkKind) -> TimedLink:
    return TimedLink(
        source=source,
        target=target,
        kind=kind,
        lag=0,
        working=False,
        reason="held",
        place=hold.facility,
    )


def topological(active: Mapping[TaskId, Task], links: Iterable[TimedLink]) -> tuple[TaskId, ...]:
    """Return the tasks so that links point forward, in file order as far as they allow."""
    graph: nx.DiGraph[TaskId] = nx.DiGraph()
    graph.add_nodes_from(active)
    graph.add_edges_from((link.source, link.target) for link in links)
    place = {task_id: index for index, task_id in enumerate(active)}
    return tuple(nx.lexicographical_topological_sort(graph, key=place.__getitem__))


def serial_links(
    campaign: Campaign,
    scenario: Scenario,
    active: Mapping[TaskId, Task],
    order: Iterable[TaskId],
    going: Collection[TaskId],
) -> Iterator[TimedLink]:
    """
    Chain the own steps one after the other, over the site or within each flow.

    Those under way come first in the order; the next one waits for all of them.
    """
    if scenario.order is Order.PARALLEL:
        return
    last: dict[str, list[TaskId]] = {}
    for task_id in order:
        task = active[task_id]
        if not campaign.is_own(task):
            continue
        chain = task.flow if scenario.order is Order.SERIAL_PER_FLOW else ""
        if task_id in going:
            last.setdefault(chain, []).append(task_id)
            continue
        yield from (_serial_link(each, task_id) for each in last.get(chain, ()))
        last[chain] = [task_id]


def _serial_link(source: TaskId, target: TaskId) -> TimedLink:
    return TimedLink(
        source=source, target=target, kind=LinkKind.FS, lag=0, working=False, reason="order"
    )
