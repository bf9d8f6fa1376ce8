"""Counting worked ticks along stretches of working time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate


class Worktime:
    """
    Worked ticks before an instant and back.

    Parameters
    ----------
    stretches
        Working time, ascending, without overlap.
    """

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self._opens = [low for low, _ in stretches]
        self._closes = [high for _, high in stretches]
        self._totals = list(accumulate((high - low for low, high in stretches), initial=0))

    @property
    def total(self) -> int:
        """All worked ticks."""
        return self._totals[-1]

    def before(self, tick: int) -> int:
        """Return the worked ticks before an instant."""
        place = bisect_right(self._opens, tick) - 1
        if place < 0:
            return 0
        return self._totals[place] + min(tick, self._closes[place]) - self._opens[place]

    def first(self, amount: int) -> int | None:
        """Return the first instant before which so much is worked, if there is one."""
        if amount <= 0:
            return 0
        place = bisect_left(self._totals, amount) - 1
        if place == len(self._opens):
            return None
        return self._opens[place] + amount - self._totals[place]

    def last(self, amount: int, until: int) -> int | None:
        """Return the last instant, at most ``until``, before which no more is worked."""
        if amount < 0:
            return None
        place = bisect_right(self._totals, amount) - 1
        if place == len(self._opens):
            return until
        return min(until, self._opens[place] + amount - self._totals[place])

    def parts(self, low: int, high: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield first and last instant, worked ticks before it and slope of parts of a range."""
        here = low
        while here <= high:
            place = bisect_right(self._opens, here) - 1
            works = place >= 0 and here < self._closes[place]
            if works:
                until = self._closes[place] - 1
            else:
                until = self._opens[place + 1] - 1 if place + 1 < len(self._opens) else high
            until = min(until, high)
            yield here, until, self.before(here), int(works)
            here = until + 1
