"""Things that wait for each other in a circle."""

from collections.abc import Iterator
from itertools import pairwise

import networkx as nx

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign

SHOWN = 6
"""Members of a long cycle that are named at each end."""


def link_graph(campaign: Campaign, *, habits: bool) -> "nx.DiGraph[str]":
    """Return tasks and links as a graph, without unknown names and self-links."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(campaign.tasks)
    for task in campaign.tasks.values():
        for link in (*task.after, *(task.usually_after if habits else ())):
            if link.task in campaign.tasks and link.task != task.id:
                graph.add_edge(link.task, task.id)
    return graph


def find_cycles(campaign: Campaign) -> Iterator[Finding]:
    """Yield one shortest cycle for each set of tasks that wait for each other."""
    order = {task: place for place, task in enumerate(campaign.tasks)}
    graph = link_graph(campaign, habits=True)
    for cycle in _cycles(graph, order):
        habit = any(_is_habit_only(campaign, *step) for step in pairwise(cycle))
        yield Finding(
            code="cycle",
            message=f"these tasks wait for each other: {_told(cycle)}",
            path=("tasks", cycle[0]),
            hint="Remove one of the links."
            + (" Links of habit count too: keep one direction." if habit else ""),
        )


def _told(cycle: list[str]) -> str:
    """Return the members of a cycle, a long one cut in the middle."""
    left_out = len(cycle) - 2 * SHOWN
    if left_out <= 1:
        return " -> ".join(cycle)
    middle = f"... {left_out} more ..."
    return " -> ".join([*cycle[:SHOWN], middle, *cycle[-SHOWN:]])


def _is_habit_only(campaign: Campaign, source: str, target: str) -> bool:
    return all(link.task != source for link in campaign.tasks[target].after)


def find_scenario_cycles(campaign: Campaign) -> Iterator[Finding]:
    """Yield scenarios that extend each other in a circle."""
    order = {name: place for place, name in enumerate(campaign.scenarios)}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for name, scenario in campaign.scenarios.items():
        if scenario.extends in campaign.scenarios:
            graph.add_edge(name, scenario.extends)
    for cycle in _cycles(graph, order):
        yield Finding(
            code="scenario-cycle",
            message=f"these scenarios extend each other: {_told(cycle)}",
            path=("scenarios", cycle[0], "extends"),
            hint="Let one of them stand alone.",
        )


def _cycles(graph: "nx.DiGraph[str]", order: dict[str, int]) -> list[list[str]]:
    """Return a shortest cycle through the first member of each component, first one repeated."""
    cycles = []
    for component in nx.strongly_connected_components(graph):
        first = min(component, key=order.__getitem__)
        if len(component) > 1:
            cycles.append(_shortest_cycle(graph.subgraph(component), first))
        elif graph.has_edge(first, first):
            cycles.append([first, first])
    return sorted(cycles, key=lambda cycle: order[cycle[0]])


def _shortest_cycle(graph: "nx.DiGraph[str]", first: str) -> list[str]:
    modes = nx.single_source_shortest_path(graph, first)
    back = min(graph.predecessors(first), key=lambda task: (len(modes[task]), task))
    return [*modes[back], first]
