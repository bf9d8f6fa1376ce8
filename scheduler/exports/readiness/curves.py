"""Readiness curves: a falling line for each launch, a band where it is not proved, and jumps."""

from collections.abc import Iterator
from itertools import pairwise

from scheduler.exports.page.chart import Box, Line, Patch, Point, Shape
from scheduler.exports.page.theme import curve_role
from scheduler.exports.readiness.frame import ReadinessFrame
from scheduler.model.notation.base import Minutes
from scheduler.studies.readiness.curve import ReadinessCurve, Span

PIECE = 3.0
"""Sloping lines are laid out in pieces of about this length, so that words can keep clear."""


def curve_shapes(curve: ReadinessCurve, position: int, frame: ReadinessFrame) -> Iterator[Shape]:
    """Yield the curve of one vehicle; ``position`` is its place among all."""
    role = curve_role(position)
    spans = curve.spans()
    for span in spans:
        yield from _span(span, role, frame)
    for before, after in pairwise(spans):
        yield from _jump(before, after, role, frame)


def lines_of(curve: ReadinessCurve, frame: ReadinessFrame) -> Iterator[tuple[Point, Point]]:
    """Yield all pieces of a curve, bands by both edges, for what has to keep clear of them."""
    for span in curve.spans():
        for launch in {span.known.launch, span.known.bound} - {None}:
            yield from pairwise(_slope(span, launch or 0, frame))


def _span(span: Span, role: str, frame: ReadinessFrame) -> Iterator[Shape]:
    launch, bound = span.known.launch, span.known.bound
    if launch is not None and launch == bound:
        yield Line(points=_slope(span, launch, frame), role=role)
    elif bound is None:
        left, right = frame.x(span.start), frame.x(span.end)
        height = frame.bottom - frame.top
        yield Box(x=left, y=frame.top, width=right - left, height=height, role="impossible")
    else:
        yield Patch(points=_band(span, launch, bound, frame), role=f"band-of-{role}")


def _band(
    span: Span, launch: Minutes | None, bound: Minutes, frame: ReadinessFrame
) -> tuple[Point, ...]:
    """Return the edges between the earliest launch found, or the upper edge, and the bound."""
    below = _slope(span, bound, frame)
    if launch is None:
        above = ((frame.x(span.start), frame.top), (frame.x(span.end), frame.top))
    else:
        above = _slope(span, launch, frame)
    return (*above, *reversed(below))


def _slope(span: Span, launch: Minutes, frame: ReadinessFrame) -> tuple[Point, ...]:
    """Return the line of the calls of a stretch, in which launch comes nearer by the hour."""
    (x0, _), (x1, _) = frame.place(span.start, launch), frame.place(span.end, launch)
    count = max(1, round((x1 - x0) / PIECE))
    length = span.end - span.start
    calls = (span.start + length * number // count for number in range(count + 1))
    return tuple(frame.place(call, launch) for call in calls)


def _jump(before: Span, after: Span, role: str, frame: ReadinessFrame) -> Iterator[Shape]:
    """Yield the upright line from the last call of one launch to the next launch."""
    ends = before.known.launch, after.known.launch
    if ends[0] is not None and ends[1] is not None:
        points = tuple(frame.place(before.end, launch) for launch in ends)
        yield Line(points=points, role=f"jump-of-{role}")
