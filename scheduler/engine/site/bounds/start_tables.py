"""Tables of legal starts, asked for many tasks at once."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

import numpy as np

from scheduler.engine.site.bounds.ticks import NEVER, Ints, Rows, padded
from scheduler.engine.site.problem import Starts


class PackedStarts:
    """
    Legal starts of all tables of a site in single arrays.

    Times that are compared with ends are given less the ticks of work, so that one table serves
    tasks of any duration. Nothing is assumed about later starts ending later.
    """

    def __init__(self, tables: Sequence[Sequence[Starts]], horizon: int) -> None:
        sizes = [len(table) for table in tables]
        flat = [each for table in tables for each in table]
        low, high, pause = _columns(flat)
        spans = [slice(begin - size, begin) for begin, size in _ends(sizes)]
        latest = _by_row(high + pause, spans, backward=False)
        earliest = _by_row(low + pause, spans, backward=True)
        self._lows = Rows(low, sizes, horizon)
        self._highs = Rows(high, sizes, horizon)
        self._latest_ends = Rows(latest, sizes, horizon)
        self._earliest_ends = Rows(earliest, sizes, horizon)
        self._low, self._high = padded(low), padded(high)
        self._pause = padded(pause)
        self._latest, self._earliest = padded(latest), padded(earliest)

    def next_start(self, table: Ints, tick: Ints) -> Ints:
        """Return the first legal start at or after a tick, or never."""
        place = self._highs.first_from(table, tick)
        found = np.maximum(tick, self._low[place])
        return np.where(place < self._highs.begins[table + 1], found, NEVER)

    def start_for_end(self, table: Ints, tick: Ints) -> Ints:
        """Return the first legal start whose end, less its work, is at or after a tick."""
        place = self._latest_ends.first_from(table, tick)
        found = np.maximum(self._low[place], tick - self._pause[place])
        return np.where(place < self._highs.begins[table + 1], found, NEVER)

    def latest_start(self, table: Ints, start_by: Ints, end_by: Ints) -> Ints:
        """
        Return the last legal start by one tick that ends, less its work, by another; -1 for none.

        Where later starts may end earlier, the answer may be too late, never too early.
        """
        place = np.minimum(
            self._lows.first_above(table, start_by), self._earliest_ends.first_above(table, end_by)
        )
        place -= 1
        latest = np.minimum(self._high[place], start_by)
        found = np.minimum(latest, end_by - self._pause[place])
        found = np.where(found < self._low[place], latest, found)
        return np.where(place < self._lows.begins[table], -1, found)

    def earliest_end(self, table: Ints, start: Ints) -> Ints:
        """Return the earliest end, less the work, of the starts from a legal one on."""
        place = self._place(table, start)
        after = np.where(place + 1 < self._lows.begins[table + 1], self._earliest[place + 1], NEVER)
        found: Ints = np.minimum(start + self._pause[place], after)
        return found

    def latest_end(self, table: Ints, start: Ints) -> Ints:
        """Return the latest end, less the work, of the starts up to a legal one."""
        place = self._place(table, start)
        before = np.where(place > self._lows.begins[table], self._latest[place - 1], -1)
        found: Ints = np.maximum(start + self._pause[place], before)
        return found

    def least_pause(self, table: Ints, first: Ints, last: Ints) -> Ints:
        """Return the least pause of the starts from one legal start to another."""
        begin, end = self._place(table, first), self._place(table, last)
        level = np.log2(np.maximum(end - begin + 1, 1)).astype(np.int64)
        level = np.minimum(level, len(self._pauses) - 1)
        second = end + 1 - (1 << level)
        found: Ints = np.minimum(self._pauses[level, begin], self._pauses[level, second])
        return found

    def _place(self, table: Ints, start: Ints) -> Ints:
        return np.maximum(self._lows.first_above(table, start) - 1, 0)

    @cached_property
    def _pauses(self) -> Ints:
        """Least pauses of 1, 2, 4, ... places from each on (sparse table)."""
        levels = [self._pause]
        longest = int(np.diff(self._lows.begins).max(initial=1))
        while 1 << len(levels) <= longest:
            step = 1 << (len(levels) - 1)
            moved = np.append(levels[-1][step:], np.repeat(levels[-1][-1:], step))
            levels.append(np.minimum(levels[-1], moved))
        return np.stack(levels)


def _columns(classes: Sequence[Starts]) -> tuple[Ints, Ints, Ints]:
    """Return the first and last starts, and the pauses."""
    count = len(classes)
    low = np.fromiter((each.low for each in classes), np.int64, count)
    high = np.fromiter((each.high for each in classes), np.int64, count)
    sizes = np.fromiter((len(each.breaks) for each in classes), np.int64, count)
    ticks = chain.from_iterable(pair for each in classes for pair in each.breaks)
    stop, resume = np.fromiter(ticks, np.int64, 2 * int(sizes.sum())).reshape(-1, 2).T
    paused = np.append(0, np.cumsum(resume - stop))
    ends = np.cumsum(sizes)
    return low, high, paused[ends] - paused[ends - sizes]


def _ends(sizes: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip(np.cumsum(sizes, dtype=np.int64).tolist(), sizes, strict=True))


def _by_row(values: Ints, spans: Sequence[slice], *, backward: bool) -> Ints:
    """Return the greatest number so far of each row, or the least from there on."""
    found = values.copy()
    for span in spans:
        if backward:
            found[span] = np.minimum.accumulate(values[span][::-1])[::-1]
        else:
            found[span] = np.maximum.accumulate(values[span])
    return found
