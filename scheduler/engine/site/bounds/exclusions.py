"""Which modes of tasks a hazard or a lack of room keeps from overlapping."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from scheduler.engine.site.bounds.network import Network

Exclusions = Mapping[int, frozenset[int]]
"""For each mode the modes of other tasks that may not overlap it, all by place in the network."""

MOST_USERS = 300
"""Ways whose pairs are looked at for one facility, those that ask for most first."""


def exclusions(network: Network) -> Exclusions:
    """Return the ways that a hazard keeps apart, or a facility that has no room for both."""
    found: dict[int, set[int]] = defaultdict(set)
    for mode, other in (*_by_hazards(network), *_by_room(network)):
        if network.duration[mode] and network.duration[other]:
            found[mode].add(other)
            found[other].add(mode)
    return {mode: frozenset(others) for mode, others in sorted(found.items())}


def _by_hazards(network: Network) -> Iterator[tuple[int, int]]:
    for task, mode, other, other_mode in network.site.apart:
        if task != other and task in network.place and other in network.place:
            yield network.modes_of(task)[mode], network.modes_of(other)[other_mode]


def _by_room(network: Network) -> Iterator[tuple[int, int]]:
    """Yield pairs that ask for more of a kept resource than there ever is."""
    for number, resource in enumerate(network.site.resources):
        if not resource.kept:
            continue
        most = max(amount for _, amount in resource.levels)
        users = [
            (sum(amount for each, amount in found.demands if each == number), mode)
            for mode, found in enumerate(network.modes)
        ]
        users.sort(reverse=True)
        large = [each for each in users if each[0] + users[0][0] > most]
        for place, (amount, mode) in enumerate(large[:MOST_USERS]):
            for more, other in large[place + 1 : MOST_USERS]:
                if amount + more <= most:
                    break
                if network.task[mode] != network.task[other]:
                    yield mode, other
