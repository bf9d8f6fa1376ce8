"""Sets of minutes as sorted, disjoint, half-open intervals."""

from collections.abc import Iterable, Sequence

from scheduler.model.notation.base import Minutes

Interval = tuple[Minutes, Minutes]
Intervals = tuple[Interval, ...]


def merge(intervals: Iterable[Interval]) -> Intervals:
    """Return the union; touching intervals become one, empty ones vanish."""
    merged: list[list[Minutes]] = []
    for start, end in sorted(intervals):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return tuple((start, end) for start, end in merged)


def intersect(left: Sequence[Interval], right: Sequence[Interval]) -> Intervals:
    """Return the minutes in both; neither side needs to be merged, pieces stay apart."""
    pieces: list[Interval] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start, end = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if start < end:
            pieces.append((start, end))
        if left[i][1] <= right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(pieces)


def subtract(left: Sequence[Interval], right: Sequence[Interval]) -> Intervals:
    """Return the minutes of ``left`` that are not in ``right``."""
    if not right:
        return tuple((start, end) for start, end in left if start < end)
    if not left:
        return ()
    holes = merge(right)
    first, last = left[0][0], max(end for _, end in left)
    gaps: list[Interval] = []
    here = first
    for start, end in holes:
        gaps.append((here, min(start, last)))
        here = max(here, end)
    gaps.append((here, last))
    return intersect(left, tuple(gap for gap in gaps if gap[0] < gap[1]))


def clip(intervals: Iterable[Interval], start: Minutes, end: Minutes) -> Intervals:
    """Return the part between two minutes."""
    cut = ((max(a, start), min(b, end)) for a, b in intervals)
    return tuple((a, b) for a, b in cut if a < b)


def measure(intervals: Iterable[Interval]) -> Minutes:
    """Return how many minutes there are in all."""
    return sum(end - start for start, end in intervals)
