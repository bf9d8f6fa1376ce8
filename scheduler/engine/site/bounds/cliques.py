"""Groups of ways of tasks in which no two overlap: a machine for one task at a time."""

from collections.abc import Iterator

from scheduler.engine.site.bounds.exclusions import Exclusions
from scheduler.engine.site.bounds.network import Network

SEEDS = 80
"""Ways from which groups are grown."""

LEAST = 3
"""Members of a group: pairs are looked at elsewhere."""


def cliques(network: Network, apart: Exclusions) -> list[tuple[int, ...]]:
    """
    Return groups of ways no two of which overlap, those with most work first.

    Two ways do not overlap where something keeps them apart or links put one after the other; all
    ways of a task may be in a group. Each group is grown from a way that excludes others, always
    by the longest that still fits (a greedy clique).
    """
    near = _neighbours(network, apart)
    lengths = network.duration.tolist()
    order = sorted((way for way in near if lengths[way]), key=lambda way: (-lengths[way], way))
    seeds = sorted(apart, key=lambda way: (-len(apart[way]) * lengths[way], way))[:SEEDS]
    groups = {_grown(seed, near, order) for seed in seeds}
    large = [group for group in groups if len({network.task[way] for way in group}) >= LEAST]
    return sorted(large, key=lambda group: (-sum(lengths[way] for way in group), group))


def _grown(seed: int, near: dict[int, int], order: list[int]) -> tuple[int, ...]:
    """Return a group around a way; neighbours are sets of ways as bits."""
    group = [seed]
    shared = near[seed]
    for way in order:
        if shared >> way & 1:
            group.append(way)
            shared &= near[way]
    return tuple(sorted(group))


def _neighbours(network: Network, apart: Exclusions) -> dict[int, int]:
    """Return for each way those it never overlaps and those of its own task, as bits."""
    near = dict(_in_line(network))
    for way, others in apart.items():
        for other in others:
            near[way] |= 1 << other
    return near


def _in_line(network: Network) -> Iterator[tuple[int, int]]:
    """Yield each way with the ways of its own task and of those before and behind it, as bits."""
    own = [sum(1 << way for way in network.ways_of(task)) for task in network.tasks]
    links = [
        (network.place[link.source], network.place[link.target])
        for link in network.site.links
        if link.from_end and not link.to_end and link.lag >= 0 and link.target in network.place
    ]
    links.sort()
    before, behind = [0] * network.size, [0] * network.size
    for source, target in links:
        before[target] |= before[source] | own[source]
    for source, target in reversed(links):
        behind[source] |= behind[target] | own[target]
    for way, task in enumerate(network.task.tolist()):
        yield way, (own[task] | before[task] | behind[task]) & ~(1 << way)
