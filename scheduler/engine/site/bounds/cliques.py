"""Groups of modes of tasks in which no two overlap: a machine for one task at a time."""

from collections.abc import Iterator

from scheduler.engine.site.bounds.exclusions import Exclusions
from scheduler.engine.site.bounds.network import Network

SEEDS = 80
"""Ways from which groups are grown."""

LEAST = 3
"""Members of a group: pairs are looked at elsewhere."""


def cliques(network: Network, apart: Exclusions) -> list[tuple[int, ...]]:
    """
    Return groups of modes no two of which overlap, those with most work first.

    Two modes do not overlap where something keeps them apart or links put one after the other; all
    modes of a task may be in a group. Each group is grown from a way that excludes others, always
    by the longest that still fits (a greedy clique).
    """
    near = _neighbours(network, apart)
    lengths = network.duration.tolist()
    order = sorted(
        (mode for mode in near if lengths[mode]), key=lambda mode: (-lengths[mode], mode)
    )
    seeds = sorted(apart, key=lambda mode: (-len(apart[mode]) * lengths[mode], mode))[:SEEDS]
    groups = {_grown(seed, near, order) for seed in seeds}
    large = [group for group in groups if len({network.task[mode] for mode in group}) >= LEAST]
    return sorted(large, key=lambda group: (-sum(lengths[mode] for mode in group), group))


def _grown(seed: int, near: dict[int, int], order: list[int]) -> tuple[int, ...]:
    """Return a group around a mode; neighbours are sets of ways as bits."""
    group = [seed]
    shared = near[seed]
    for mode in order:
        if shared >> mode & 1:
            group.append(mode)
            shared &= near[mode]
    return tuple(sorted(group))


def _neighbours(network: Network, apart: Exclusions) -> dict[int, int]:
    """Return for each mode those it never overlaps and those of its own task, as bits."""
    near = dict(_in_line(network))
    for mode, others in apart.items():
        for other in others:
            near[mode] |= 1 << other
    return near


def _in_line(network: Network) -> Iterator[tuple[int, int]]:
    """Yield each mode with the modes of its own task and of those before and behind it, as bits."""
    own = [sum(1 << mode for mode in network.modes_of(task)) for task in network.tasks]
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
    for mode, task in enumerate(network.task.tolist()):
        yield mode, (own[task] | before[task] | behind[task]) & ~(1 << mode)
