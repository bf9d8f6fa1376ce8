"""Legal starts of tasks that stop and resume with working time."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from scheduler.engine.site.problem import Starts

Stretches = tuple[tuple[int, int], ...]


def pausing_starts(working: Sequence[tuple[int, int]], duration: int) -> tuple[Starts, ...]:
    """
    Return the starts of a task that is worked on whenever there is working time, in classes.

    Parameters
    ----------
    working
        Ascending stretches of ticks that do not touch.
    duration
        Ticks of work, at least one.

    Notes
    -----
    Working ticks are numbered without gaps: a task that starts on number ``x`` ends behind number
    ``x + duration - 1``. Which breaks lie between changes only where one of the two numbers moves
    on to the next stretch.
    """
    return tuple(_classes(working, duration))


def _classes(working: Sequence[tuple[int, int]], duration: int) -> Iterator[Starts]:
    before = [0, *accumulate(end - start for start, end in working)]
    after_last = before[-1] - duration + 1
    changes = {*before, *(number - duration + 1 for number in before)}
    numbers = sorted(number for number in changes if 0 <= number <= after_last)
    for number, following in pairwise(numbers):
        first = bisect_right(before, number) - 1
        last = bisect_right(before, number + duration - 1) - 1
        low = working[first][0] + number - before[first]
        passed = pairwise(working[first : last + 1])
        breaks = tuple((here[1], there[0]) for here, there in passed)
        yield Starts(low, low + following - 1 - number, breaks)
