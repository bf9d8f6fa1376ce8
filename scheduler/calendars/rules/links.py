"""The links of a campaign under one scenario, and orders that follow from them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import networkx as nx

from scheduler.calendars.situation.situation import TimedLink
from scheduler.model.campaign import Campaign
from scheduler.model.link import LinkKind
from scheduler.model.notation.base import TaskId
from scheduler.model.resource import Hold
from scheduler.model.scenario import Order, Scenario
from scheduler.model.task import Kind, Task


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
