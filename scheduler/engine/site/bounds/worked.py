"""In which ticks a way of a task may be worked on at all."""

from collections.abc import Iterator, Sequence

from scheduler.engine.site.bounds.clocks import Stretches, merged
from scheduler.engine.site.problem import Starts


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
