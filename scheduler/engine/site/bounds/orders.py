"""The bound of pairs: of two tasks kept apart, one ends before the other starts."""

from collections.abc import Sequence

import numpy as np

from scheduler.engine.site.bounds.base import Tighten
from scheduler.engine.site.bounds.exclusions import exclusions
from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.bounds.ticks import NEVER, Ints, best_of
from scheduler.engine.site.bounds.windows import Windows


def prepare_orders(network: Network) -> Sequence[Tighten]:
    """Return the bound by the order that windows leave to pairs of tasks."""
    apart = exclusions(network)
    pairs = [(mode, other) for mode, others in apart.items() for other in sorted(others)]
    if not pairs:
        return []
    mode, other = np.array(pairs, dtype=np.int64).T
    keys = mode * network.size + network.task[other]
    _, groups = np.unique(keys, return_index=True)
    return [_Orders(network, mode, other, groups).tighten]


class _Orders:
    """
    Pairs of a mode and one of another task, grouped by the mode and the other task.

    Where a mode cannot end before any mode left of the other task starts, it waits for the first of
    them to end, and likewise in the other direction.
    """

    def __init__(self, network: Network, mode: Ints, other: Ints, groups: Ints) -> None:
        self._mode = mode
        self._other = other
        self._groups = groups
        self._waiting = mode[groups]
        self._tasks = network.task[other[groups]]

    def tighten(self, windows: Windows, points: int) -> bool:  # noqa: ARG002
        """Narrow the windows of modes by the modes they may not overlap."""
        mode, other, alive = self._mode, self._other, windows.alive
        both = alive[mode] & alive[other]
        before = windows.first_end[mode] <= windows.last[other]
        behind = windows.first_end[other] <= windows.last[mode]
        start = np.where(before, -1, np.where(behind, windows.first_end[other], NEVER))
        end = np.where(behind, NEVER, np.where(before, windows.last[other], -1))
        start = best_of(np.where(both, start, NEVER), self._groups, greatest=False)
        end = best_of(np.where(both, end, -1), self._groups, greatest=True)
        listed = np.add.reduceat(alive[other], self._groups, dtype=np.int64)
        network = windows.network
        left = np.bincount(network.task[alive], minlength=network.size)
        binding = listed == left[self._tasks]
        starts = np.full(len(windows.first), -1, dtype=np.int64)
        ends = np.full(len(windows.first), NEVER, dtype=np.int64)
        np.maximum.at(starts, self._waiting[binding], start[binding])
        np.minimum.at(ends, self._waiting[binding], end[binding])
        return windows.start_from(starts) | windows.end_by(ends)
