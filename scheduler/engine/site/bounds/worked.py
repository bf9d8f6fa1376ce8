"""In which ticks a mode of a task may be worked on at all."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from scheduler.engine.site.bounds.clocks import Clocks, Stretches, is_within, merged
from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.problem import Starts

GROUPS = 6
"""Kinds of working time whose tasks are looked at on their own, of those of one resource."""


class WorkKinds:
    """
    The kinds of working time of the modes of a network.

    A mode whose breaks other modes of its kind work in has none.
    """

    def __init__(self, network: Network) -> None:
        self._horizon = network.site.horizon
        self._numbers: dict[Stretches, int] = {}
        known: dict[tuple[int, int], int | None] = {}
        self._kinds: dict[int, int] = {}
        for place, mode in enumerate(network.modes):
            key = (mode.starts, mode.duration)
            if key not in known:
                known[key] = self._number(network.site.tables[mode.starts], mode.duration)
            if (kind := known[key]) is not None:
                self._kinds[place] = kind

    @cached_property
    def clocks(self) -> Clocks:
        """A clock for each kind."""
        return Clocks(list(self._numbers), self._horizon)

    def groups(
        self, modes: Sequence[int], *, whole: bool
    ) -> Iterator[tuple[Stretches, Mapping[int, int]]]:
        """Yield working time and the kinds of those ways that work only then, if there are two."""
        counts = Counter(self._kinds[mode] for mode in modes if mode in self._kinds)
        stretches = list(self._numbers)
        common = sorted(counts, key=lambda kind: (-counts[kind], kind))[:GROUPS]
        limits = [((0, self._horizon),)] * whole + [stretches[kind] for kind in common]
        for within in limits:
            inside = {kind for kind in counts if is_within(stretches[kind], within)}
            members = {mode: self._kinds[mode] for mode in modes if self._kinds.get(mode) in inside}
            if len(members) > 1:
                yield within, members

    def _number(self, table: Sequence[Starts], duration: int) -> int | None:
        if not duration:
            return None
        stretches = worked_ticks(table, duration)
        if not stops_only_for(table, stretches):
            return None
        return self._numbers.setdefault(stretches, len(self._numbers))


def worked_ticks(table: Sequence[Starts], duration: int) -> Stretches:
    """Return all ticks that are worked from some start of a table."""
    return merged(_stretches(table, duration))


def stops_only_for(table: Sequence[Starts], working: Stretches) -> bool:
    """
    Tell whether every break of a table lies outside some working time.

    If so, and all work lies inside, a task works without a stop on a clock of that working time.
    """
    breaks = {pair for starts in table for pair in starts.breaks}
    idle = merged(breaks)
    inside = sum(end - start for start, end in working) + sum(end - start for start, end in idle)
    return sum(end - start for start, end in merged((*working, *idle))) == inside


def _stretches(table: Sequence[Starts], duration: int) -> Iterator[tuple[int, int]]:
    between: set[tuple[int, int]] = set()
    for starts in table:
        breaks = starts.breaks
        last = starts.high + duration + starts.pause
        if not breaks:
            yield starts.low, last
            continue
        yield starts.low, breaks[0][0]
        yield breaks[-1][1], last
        between.update((breaks[k][1], breaks[k + 1][0]) for k in range(len(breaks) - 1))
    yield from between
