"""The steps that are wanted as late as launch allows."""

from collections.abc import Iterable

import networkx as nx

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import TaskId


def late_steps(situation: Situation) -> frozenset[TaskId]:
    """
    Return the steps that are to start as late as possible, and for which that means something.

    Launch itself is as early as it can be, and what it does not wait for has no latest start: such
    steps are as early as they can be, like others.
    """
    wanted = {task_id for task_id, task in situation.tasks.items() if task.as_late_as_possible}
    return before_launch(situation) & wanted if wanted else frozenset()


def before_launch(situation: Situation) -> frozenset[TaskId]:
    """Return the steps that launch waits for by the links in force."""
    return frozenset(nx.ancestors(_links(situation), situation.launch))


def with_followers(situation: Situation, steps: Iterable[TaskId]) -> frozenset[TaskId]:
    """Return steps with all that wait for them by their links."""
    found = frozenset(steps)
    if not found:
        return found
    links = _links(situation)
    return found.union(*(nx.descendants(links, step) for step in found))


def _links(situation: Situation) -> "nx.DiGraph[TaskId]":
    graph: nx.DiGraph[TaskId] = nx.DiGraph()
    graph.add_nodes_from(situation.modes)
    graph.add_edges_from((link.source, link.target) for link in situation.links)
    return graph
