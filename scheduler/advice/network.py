"""Which events of a campaign wait for which: the links between starts and ends of tasks."""

from collections.abc import Iterable

import networkx as nx

from scheduler.model.base import TaskId
from scheduler.model.campaign import Campaign
from scheduler.model.link import Link, LinkKind, Point
from scheduler.model.task import Task, WindowFor

EventKey = tuple[TaskId, Point]


def network(
    tasks: Iterable[TaskId], links: Iterable[tuple[TaskId, Link]]
) -> "nx.DiGraph[EventKey]":
    """Return the starts and ends of tasks, each with an edge to what waits for it."""
    known = dict.fromkeys(tasks)
    graph: nx.DiGraph[EventKey] = nx.DiGraph()
    graph.add_edges_from(((task, Point.START), (task, Point.END)) for task in known)
    graph.add_edges_from(
        ((link.task, link.type.from_point), (target, link.type.to_point))
        for target, link in links
        if target in known and link.task in known
    )
    return graph


def all_links(campaign: Campaign) -> "nx.DiGraph[EventKey]":
    """Return the network of every link, habits included, with nothing done before the start."""
    pairs = (
        (task.id, link)
        for task in campaign.tasks.values()
        for link in (*task.after, *task.usually_after)
    )
    return network(campaign.tasks, pairs)


def leading_to(graph: "nx.DiGraph[EventKey]", goals: Iterable[EventKey]) -> set[EventKey]:
    """Return the events that some goal waits for, the goals among them."""
    found: set[EventKey] = set()
    for goal in goals:
        if goal in graph and goal not in found:
            found |= nx.ancestors(graph, goal) | {goal}
    return found


def after_launch(campaign: Campaign, graph: "nx.DiGraph[EventKey]") -> frozenset[TaskId]:
    """
    Return the tasks that by their links come after launch, or after one of several lift-offs.

    A launch that is a milestone stands for the lift-offs right before it: the steps that it
    follows and that call all hands or have a window for their start or end.
    """
    launch = campaign.tasks[campaign.launch]
    before = {task for task, _ in leading_to(graph, [(launch.id, Point.END)])}
    marks = [(launch.id, Point.START), *((task, Point.END) for task in _lift_offs(campaign))]
    behind = {task for mark in marks for task, _ in nx.descendants(graph, mark)}
    return frozenset(behind - before)


def _lift_offs(campaign: Campaign) -> list[TaskId]:
    launch = campaign.tasks[campaign.launch]
    if not launch.is_milestone:
        return []
    return [
        link.task
        for link in launch.after
        if link.type is LinkKind.FS and _may_be_lift_off(campaign, campaign.tasks[link.task])
    ]


def _may_be_lift_off(campaign: Campaign, task: Task) -> bool:
    purposes = {window.applies_to for window in campaign.task_windows(task)}
    return task.all_hands or bool(purposes & {WindowFor.START, WindowFor.END})
