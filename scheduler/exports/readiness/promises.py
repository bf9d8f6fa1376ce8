"""Promises on a picture of readiness: a level line each, and the time that is not covered."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scheduler.calendars.clock.intervals import intersect
from scheduler.exports.page.chart import Align, Box, Line, Shape, Words
from scheduler.exports.readiness.crowd import Crowd
from scheduler.exports.readiness.frame import ReadinessFrame
from scheduler.studies.readiness.coverage import Coverage
from scheduler.studies.readiness.words import days, promise_text

SIZE = 9.0
LEAD = 11.0
DEEPEST = 12
UNCOVERED = "not covered"
Levels = tuple[float, float]
"""The lower and the upper edge of a shade."""


def shade_shapes(coverages: Sequence[Coverage], frame: ReadinessFrame) -> Iterator[Shape]:
    """
    Yield the shades of the time in which a promise is not kept.

    The shade of the shortest promise reaches up from the floor to the line of the next longer one,
    that of the longest to the upper edge; so a curve is in a shade where it is above a line.
    """
    for each, (bottom, top) in _levelled(coverages, frame):
        for role, spans in (("uncovered", each.gaps), ("perhaps-covered", each.unsure)):
            for start, end in spans:
                x, width = frame.x(start), frame.x(end) - frame.x(start)
                yield Box(x=x, y=top, width=width, height=bottom - top, role=role)


def _levelled(
    coverages: Sequence[Coverage], frame: ReadinessFrame
) -> Iterator[tuple[Coverage, Levels]]:
    """Yield each promise, the shortest first, with the edges of its shade."""
    ordered = sorted(coverages, key=lambda each: each.promise)
    levels = [frame.bottom, *(frame.y(each.promise) for each in ordered[1:]), frame.top]
    yield from zip(ordered, pairwise(levels), strict=True) if ordered else ()


def promise_shapes(coverages: Sequence[Coverage], frame: ReadinessFrame) -> Iterator[Shape]:
    """Yield the line of each promise with its length beside it."""
    lowest = frame.bottom + LEAD
    for each in sorted(coverages, key=lambda each: each.promise):
        y, scale = frame.y(each.promise), frame.across
        yield Line(points=((scale.left, y), (scale.right, y)), role="promise")
        lowest = min(y, lowest - LEAD)
        yield Words(
            x=scale.right + 4,
            y=lowest,
            text=promise_label(each),
            size=SIZE,
            role="promise-text",
            bold=True,
        )


def promise_label(found: Coverage) -> str:
    """Return what stands beside the line of a promise."""
    return f"promise {promise_text(found.promise)}"


def gap_shapes(coverages: Sequence[Coverage], crowd: Crowd) -> Iterator[Shape]:
    """Yield how long each gap is, where there is room for it in its shade."""
    frame, ruler = crowd.frame, crowd.ruler
    for each, levels in _levelled(coverages, frame):
        for start, end in each.gaps:
            left, right = frame.x(start), frame.x(end)
            is_sure = not intersect(((start, end),), each.unsure)
            lines = (UNCOVERED, f"{'' if is_sure else 'at most '}{days(end - start)}")
            widest = max(ruler.width(text, SIZE, bold=True) for text in lines)
            if widest + 6 <= right - left:
                yield from crowd.first_free(_tries(lines, (left + right) / 2, levels))


def _tries(lines: Sequence[str], middle: float, levels: Levels) -> Iterator[Sequence[Words]]:
    """Yield the lines around an abscissa, farther and farther below the upper edge of a shade."""
    bottom, top = levels
    for drop in range(DEEPEST):
        first = top + 10 + drop * LEAD
        if first + LEAD * (len(lines) - 0.5) < bottom:
            yield tuple(
                Words(
                    x=middle,
                    y=first + number * LEAD,
                    text=text,
                    size=SIZE,
                    role="launch-text",
                    align=Align.CENTRE,
                    bold=True,
                )
                for number, text in enumerate(lines)
            )
