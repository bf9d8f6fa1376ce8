"""Who is played before whom: an order that grows without ever going in a circle."""

from collections.abc import Callable, Iterable

import networkx as nx

from scheduler.model.notation.base import TaskId
from scheduler.replay.order import HandOver


class PlayOrder:
    """
    Steps, each to be played after some others.

    ``pairs`` are what is known from the beginning: of each the first is played before the second.
    """

    def __init__(self, steps: Iterable[TaskId], pairs: Iterable[HandOver]) -> None:
        self.graph: nx.DiGraph[TaskId] = nx.DiGraph()
        self.graph.add_nodes_from(steps)
        self.graph.add_edges_from(pairs)

    def add(self, first: TaskId, second: TaskId) -> None:
        """
        Let a step be played before another.

        Raises
        ------
        ValueError
            If it is to be played after it.
        """
        if first == second or self.leads(second, first):
            message = f"{first} would have to come both before and after {second}"
            raise ValueError(message)
        self.graph.add_edge(first, second)

    def try_add(self, first: TaskId, second: TaskId) -> bool:
        """Let a step be played before another unless it is to be played after it; tell whether."""
        is_new = not self.leads(second, first)
        if is_new:
            self.graph.add_edge(first, second)
        return is_new

    def enter(self, step: TaskId) -> None:
        """Take in a step that nothing is known of."""
        self.graph.add_node(step)

    def leads(self, first: TaskId, second: TaskId) -> bool:
        """Whether a step has to be played before another."""
        return first != second and nx.has_path(self.graph, first, second)

    def before(self, step: TaskId) -> set[TaskId]:
        """Return all steps that are played before one."""
        return nx.ancestors(self.graph, step)

    def after(self, step: TaskId) -> set[TaskId]:
        """Return all steps that are played after one."""
        return nx.descendants(self.graph, step)

    def all(self, key: Callable[[TaskId], str]) -> tuple[TaskId, ...]:
        """Return the steps in order, by a key where it leaves a choice."""
        return tuple(nx.lexicographical_topological_sort(self.graph, key))
