"""Near-critical chains: steps bound together by the same float, the tightest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from scheduler.analyse.floats import Float
from scheduler.analyse.partial_order import PartialOrder
from scheduler.analyse.retiming import Relations
from scheduler.model.base import Minutes, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class NearChain:
    """Steps in order of their start that share a total float and push one another."""

    float: Minutes
    steps: tuple[TaskId, ...]


def near_critical_chains(
    order: PartialOrder, ties: Relations, floats: Mapping[TaskId, Float]
) -> tuple[NearChain, ...]:
    """Return all chains of steps that launch waits for, ranked by float, then by start."""
    graph: nx.Graph[TaskId] = nx.Graph()
    graph.add_nodes_from(task_id for task_id, own in floats.items() if own.total is not None)
    for task_id, relations in ties.into.items():
        for tie in relations:
            if _share(floats, tie.source, task_id):
                graph.add_edge(tie.source, task_id)
    components: Iterable[set[TaskId]] = nx.connected_components(graph)
    chains = [_chain(order, floats, steps) for steps in components]
    return tuple(sorted(chains, key=lambda each: (each.float, order.schedule[each.steps[0]].start)))


def _share(floats: Mapping[TaskId, Float], first: TaskId, second: TaskId) -> bool:
    return floats[first].total is not None and floats[first].total == floats[second].total


def _chain(order: PartialOrder, floats: Mapping[TaskId, Float], steps: set[TaskId]) -> NearChain:
    in_time = tuple(sorted(steps, key=lambda each: (order.schedule[each].start, each)))
    return NearChain(float=floats[in_time[0]].total or 0, steps=in_time)
