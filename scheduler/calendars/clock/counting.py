"""Counting working time before a minute, and the minute from which on it has been worked."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from scheduler.calendars.clock.intervals import Intervals
from scheduler.model.notation.base import Minutes


def worked_before(working: Intervals, minute: Minutes) -> Minutes:
    """Return how many working minutes lie before a minute."""
    position = bisect_right(working, minute, key=lambda interval: interval[0])
    total = sum(end - start for start, end in working[: max(position - 1, 0)])
    if position:
        start, end = working[position - 1]
        total += min(minute, end) - start
    return total


def first_with_worked(working: Intervals, amount: Minutes) -> Minutes | None:
    """Return the first minute before which at least that much working time lies."""
    if amount <= 0:
        return 0
    totals = list(accumulate(end - start for start, end in working))
    position = bisect_left(totals, amount)
    if position == len(totals):
        return None
    return working[position][1] - (totals[position] - amount)


def last_with_worked(working: Intervals, amount: Minutes, until: Minutes) -> Minutes:
    """Return the last minute before which at most that much working time lies, or -1."""
    if amount < 0:
        return -1
    totals = list(accumulate(end - start for start, end in working))
    position = bisect_right(totals, amount)
    if position == len(totals):
        return until
    before = totals[position - 1] if position else 0
    return working[position][0] + amount - before
