"""The heaviest set of things that a partial order leaves free to happen together."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import networkx as nx


def heaviest_antichain(
    weights: Mapping[str, int], is_before: Callable[[str, str], bool]
) -> tuple[int, list[str]]:
    """
    Return the greatest total weight of items no two of which are ordered, and such items.

    By Dilworth's theorem for weighted items the total is the sum of all weights less the greatest
    flow from each item to those after it; a least cut shows the items (König).
    """
    items: Sequence[str] = sorted(weights)
    graph: nx.DiGraph[Any] = nx.DiGraph()
    for item in items:
        graph.add_edge("source", ("before", item), capacity=weights[item])
        graph.add_edge(("after", item), "sink", capacity=weights[item])
    for first in items:
        for second in items:
            if first != second and is_before(first, second):
                graph.add_edge(("before", first), ("after", second))
    cut, (reached, _) = nx.minimum_cut(
        graph, "source", "sink", flow_func=nx.algorithms.flow.preflow_push
    )
    free = [
        item for item in items if ("before", item) in reached and ("after", item) not in reached
    ]
    return sum(weights.values()) - int(cut), free
