"""What is left of a resource over time, as steps, in plain Python."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Span = tuple[int, int]


class Supply:
    """
    How much is free from which tick on.

    Parameters
    ----------
    levels
        Ticks in ascending order, the first 0, with what there is from each on.
    """

    def __init__(self, levels: Iterable[Span]) -> None:
        self._times = [time for time, _ in levels]
        self._free = [amount for _, amount in levels]

    def take(self, amount: int, start: int, end: int | None = None) -> None:
        """Take an amount from a tick up to another, or for ever; a negative one is given back."""
        first = self._cut(start)
        last = len(self._times) if end is None else self._cut(end)
        for step in range(first, last):
            self._free[step] -= amount

    def _cut(self, time: int) -> int:
        """Make a tick a step of its own and return its place."""
        step = bisect_left(self._times, time)
        if step == len(self._times) or self._times[step] != time:
            self._times.insert(step, time)
            self._free.insert(step, self._free[step - 1])
        return step

    def short_until(self, amount: int, start: int, end: int | None = None) -> int | None:
        """Return up to which tick less than an amount is free first in a span, or nothing."""
        step = bisect_right(self._times, start) - 1
        while step < len(self._times) and (end is None or self._times[step] < end):
            if self._free[step] < amount:
                return self._times[step + 1] if step + 1 < len(self._times) else NEVER
            step += 1
        return None

    @property
    def is_overdrawn(self) -> bool:
        """Whether less than nothing is left at some tick."""
        return min(self._free) < 0


NEVER = 1 << 60
"""A tick that does not come."""
