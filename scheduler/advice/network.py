"""Which events of a campaign wait for which: the links between starts and ends of tasks."""

from collections.abc import Iterable, Mapping

import networkx as nx

from scheduler.model.campaign import Campaign
from scheduler.model.link import Link, LinkKind, Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Kind, Task, WindowFor

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


def links_of(campaign: Campaign) -> list[tuple[TaskId, Link]]:
    """Return every link with its successor, habits included."""
    return [
        (task.id, link)
        for task in campaign.tasks.values()
        for link in (*task.after, *task.usually_after)
    ]


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

    Lift-offs are those that the campaign marks. A launch that is a milestone stands, besides, for
    those right before it: the steps that it follows and that call all hands or have a window for
    their start or end.
    """
    launch = campaign.tasks[campaign.launch]
    before = {task for task, _ in leading_to(graph, [(launch.id, Point.END)])}
    marks = [(launch.id, Point.START), *((task, Point.END) for task in lift_offs(campaign))]
    behind = {task for mark in marks for task, _ in nx.descendants(graph, mark)}
    return frozenset(behind - before)


def lift_offs(campaign: Campaign) -> list[TaskId]:
    """Return the lift-offs besides launch: those marked, and those that launch stands for."""
    launch = campaign.tasks[campaign.launch]
    marked = [task for task in campaign.launches if task != launch.id]
    if not launch.is_milestone:
        return marked
    return marked + [
        link.task
        for link in launch.after
        if link.type is LinkKind.FS and may_be_lift_off(campaign, campaign.tasks[link.task])
    ]


def may_be_lift_off(campaign: Campaign, task: Task) -> bool:
    """Whether a task calls all hands, or has a window for its start or end."""
    purposes = {window.applies_to for window in campaign.task_windows(task)}
    return task.all_hands or bool(purposes & {WindowFor.START, WindowFor.END})


def least_to_launch(
    campaign: Campaign, graph: "nx.DiGraph[EventKey]", links: Iterable[tuple[TaskId, Link]]
) -> Mapping[EventKey, Minutes]:
    """
    Return the least time from each event to the end of launch, for those that are tied to it.

    A step that does not pause ends its hours after it has started, so that its start ties its end
    too. Working lags count as elapsed ones, which they can only exceed; a negative working lag ties
    nothing. Where the links cannot hold together, only launch itself is tied.
    """
    goal = (campaign.launch, Point.END)
    if goal not in graph:
        return {}
    ties: nx.DiGraph[EventKey] = nx.DiGraph()
    ties.add_node(goal)
    for (first, _), (last, _) in ((a, b) for a, b in graph.edges if a[0] == b[0]):
        task = campaign.tasks[first]
        _tie(ties, (first, Point.START), (last, Point.END), task.shortest)
        if task.kind is not Kind.PAUSABLE:
            longest = max(task.in_way(option).duration for option in task.modes)
            _tie(ties, (last, Point.END), (first, Point.START), -longest)
    for target, link in links:
        source, end = (link.task, link.type.from_point), (target, link.type.to_point)
        if source in graph and end in graph and not (link.working and link.lag < 0):
            _tie(ties, source, end, link.lag)
    try:
        found = nx.single_source_bellman_ford_path_length(ties.reverse(), goal, weight="length")
    except nx.NetworkXUnbounded:
        return {goal: 0}
    return {event: -int(length) for event, length in found.items()}


def _tie(ties: "nx.DiGraph[EventKey]", source: EventKey, target: EventKey, least: Minutes) -> None:
    """Join two events by the least time between them, as a negative length."""
    known = ties.get_edge_data(source, target)
    if known is None or known["length"] > -least:
        ties.add_edge(source, target, length=-least)
