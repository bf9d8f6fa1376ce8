"""Clocks that run in working time only, read for many pairs of clock and tick at once."""

from collections.abc import Iterable, Sequence

import numpy as np

from scheduler.engine.site.bounds.ticks import NEVER, Ints, Rows, padded

Stretches = tuple[tuple[int, int], ...]


class Clocks:
    """
    How much working time lies before a tick, for several kinds of working time.

    Parameters
    ----------
    workings
        Ascending stretches that do not overlap, for each clock.
    horizon
        No stretch ends later.
    """

    def __init__(self, workings: Sequence[Stretches], horizon: int) -> None:
        sizes = [len(stretches) for stretches in workings]
        flat = np.array([pair for each in workings for pair in each], dtype=np.int64)
        start, end = flat.reshape(-1, 2).T
        totals = [np.cumsum([end - start for start, end in each]) for each in workings if each]
        total = np.concatenate([np.zeros(0, dtype=np.int64), *totals])
        self._horizon = horizon
        self._starts = Rows(start, sizes, horizon)
        self._totals = Rows(total, sizes, horizon)
        self._start, self._end = padded(start), padded(end)
        self._total = padded(total)

    def worked_before(self, clock: Ints, tick: Ints) -> Ints:
        """Return how many working ticks lie before a tick."""
        place = self._starts.first_above(clock, tick) - 1
        left = np.maximum(self._end[place] - np.maximum(tick, 0), 0)
        return np.where(place < self._starts.begins[clock], 0, self._total[place] - left)

    def first_with(self, clock: Ints, amount: Ints) -> Ints:
        """Return the first tick before which at least that much is worked, or never."""
        place = self._totals.first_from(clock, amount)
        found = self._end[place] - (self._total[place] - amount)
        found = np.where(place < self._totals.begins[clock + 1], found, NEVER)
        return np.where(amount <= 0, 0, found)

    def last_with(self, clock: Ints, amount: Ints) -> Ints:
        """Return the last tick before which at most that much is worked, or -1."""
        place = self._totals.first_above(clock, amount)
        is_first = place == self._totals.begins[clock]
        before = np.where(is_first, 0, self._total[place - 1])
        found = self._start[place] + amount - before
        found = np.where(place < self._totals.begins[clock + 1], found, self._horizon)
        return np.where(amount < 0, -1, found)


def merged(stretches: Iterable[tuple[int, int]]) -> Stretches:
    """Return the union of stretches in ascending order; those that touch become one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif end > start:
            found.append((start, end))
    return tuple(found)


def is_within(inner: Stretches, outer: Stretches) -> bool:
    """Tell whether all of some working time lies in another."""
    return merged((*inner, *outer)) == merged(outer)
