"""How much of a resource there is between two ticks, within some working time."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from scheduler.engine.site.bounds.clocks import Stretches
from scheduler.engine.site.bounds.ticks import Ints

Levels = Sequence[tuple[int, int]]


class Amounts:
    """
    The sum of the levels of a resource over time, as a function of the tick.

    Parameters
    ----------
    levels
        Pairs of a tick and the amount from there on.
    within
        The stretches that count; outside them there is nothing.
    """

    def __init__(self, levels: Levels, within: Stretches) -> None:
        self.pieces = tuple(_cut(levels, within))
        starts, ends, amounts = np.array(self.pieces, dtype=np.int64).reshape(-1, 3).T
        sums = np.cumsum((ends - starts) * amounts)
        self._starts = np.append(-1, starts)
        self._ends = np.append(-1, ends)
        self._amounts = np.append(0, amounts)
        self._sums = np.append(0, sums)

    def before(self, ticks: Ints) -> Ints:
        """Return how much there is before each tick."""
        place = np.searchsorted(self._starts, np.maximum(ticks, 0), side="right") - 1
        left = np.maximum(self._ends[place] - ticks, 0) * self._amounts[place]
        return np.asarray(self._sums[place] - left)


def _cut(levels: Levels, within: Stretches) -> list[tuple[int, int, int]]:
    """Return the stretches of one amount above zero: start, end, amount."""
    until = max((end for _, end in within), default=0)
    steps = [
        (start, end, amount)
        for (start, amount), (end, _) in pairwise([*levels, (max(until, levels[-1][0]), 0)])
        if amount
    ]
    found: list[tuple[int, int, int]] = []
    place = 0
    for start, end, amount in steps:
        while place < len(within) and within[place][1] <= start:
            place += 1
        here = place
        while here < len(within) and within[here][0] < end:
            found.append((max(start, within[here][0]), min(end, within[here][1]), amount))
            here += 1
    return found
