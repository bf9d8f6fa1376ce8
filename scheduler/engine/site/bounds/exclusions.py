"""Which ways of tasks may not overlap, and groups in which no two may."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from scheduler.engine.site.bounds.network import Network

Exclusions = Mapping[int, frozenset[int]]
"""For each way the ways of other tasks that may not overlap it, all by place in the network."""

MOST_USERS = 300
"""Tasks of a facility beyond which its pairs are left to bounds that look at all of them."""


def exclusions(network: Network) -> Exclusions:
    """Return the ways that a hazard keeps apart, or a facility that has no room for both."""
    found: dict[int, set[int]] = defaultdict(set)
    for way, other in (*_by_hazards(network), *_by_room(network)):
        if network.duration[way] and network.duration[other]:
            found[way].add(other)
            found[other].add(way)
    return {way: frozenset(others) for way, others in sorted(found.items())}


def cliques(network: Network, apart: Exclusions) -> Iterator[list[int]]:
    """
    Yield groups of ways, no two of which may overlap, that cover every excluded pair.

    All ways of a task that exclude the rest may be in one group. A group grows by the way that
    excludes most of what is left (a greedy clique).
    """
    pairs = {(way, other) for way, others in apart.items() for other in others if way < other}
    near = {way: others | _siblings(network, way) for way, others in apart.items()}
    while pairs:
        first, second = min(pairs)
        clique = [first, second]
        shared = set(near[first] & near[second] & near.keys())
        while shared:
            best = max(shared, key=lambda way: (len(near[way] & shared), -way))
            clique.append(best)
            shared &= near[best]
        pairs.difference_update(
            (way, other) for way in clique for other in clique if (way, other) in pairs
        )
        yield sorted(clique)


def _siblings(network: Network, way: int) -> frozenset[int]:
    return frozenset(network.ways_of(network.tasks[int(network.task[way])])) - {way}


def _by_hazards(network: Network) -> Iterator[tuple[int, int]]:
    for task, way, other, other_way in network.site.apart:
        if task in network.place and other in network.place:
            yield network.ways_of(task)[way], network.ways_of(other)[other_way]


def _by_room(network: Network) -> Iterator[tuple[int, int]]:
    """Yield pairs that ask for more of a kept resource than there ever is."""
    for number, resource in enumerate(network.site.resources):
        if not resource.kept:
            continue
        most = max(amount for _, amount in resource.levels)
        users = [
            (way, sum(amount for each, amount in found.demands if each == number))
            for way, found in enumerate(network.ways)
        ]
        large = [(way, amount) for way, amount in users if 2 * amount > most]
        if len(large) > MOST_USERS:
            continue
        for place, (way, amount) in enumerate(large):
            for other, more in large[place + 1 :]:
                if amount + more > most and network.task[way] != network.task[other]:
                    yield way, other
