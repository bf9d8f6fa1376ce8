"""Readiness curves: a falling line for each launch, a band where it is not proved, and jumps."""

from collections.abc import Iterator
from itertools import pairwise

from scheduler.exports.page.chart import Area, Box, Line, Patch, Point, Shape
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


def drawn_areas(curve: ReadinessCurve, frame: ReadinessFrame) -> Iterator[Area]:
    """Yield what a curve and its bands cover, in narrow pieces."""
    for span in curve.spans():
        launch, bound = span.known.launch, span.known.bound
        upper = _slope(span, launch, frame) if launch is not None else _edge(span, frame.top, frame)
        lower = (
            _slope(span, bound, frame) if bound is not None else _edge(span, frame.bottom, frame)
        )
        for (start, end), (low, last) in zip(pairwise(upper), pairwise(lower), strict=True):
            top, bottom = min(start[1], end[1]), max(low[1], last[1])
            yield Area(start[0], top, end[0], bottom)
    for before, after in pairwise(curve.spans()):
        for line in _jump(before, after, "", frame):
            (x, bottom), (_, top) = line.points
            yield Area(x, top, x, bottom)


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
    above = _edge(span, frame.top, frame) if launch is None else _slope(span, launch, frame)
    return (*above, *reversed(_slope(span, bound, frame)))


def _slope(span: Span, launch: Minutes, frame: ReadinessFrame) -> tuple[Point, ...]:
    """Return the line of the calls of a stretch, in which launch comes nearer by the hour."""
    return tuple(frame.place(call, launch) for call in _calls(span, frame))


def _edge(span: Span, y: float, frame: ReadinessFrame) -> tuple[Point, ...]:
    """Return the level line of the calls of a stretch at an ordinate."""
    return tuple((frame.x(call), y) for call in _calls(span, frame))


def _calls(span: Span, frame: ReadinessFrame) -> list[Minutes]:
    """Return calls of a stretch from its start to its end, one for each piece of a line."""
    count = max(1, round((frame.x(span.end) - frame.x(span.start)) / PIECE))
    length = span.end - span.start
    return [span.start + length * number // count for number in range(count + 1)]


def _jump(before: Span, after: Span, role: str, frame: ReadinessFrame) -> Iterator[Line]:
    """Yield the upright line from the last call of one launch to the next launch."""
    launches = [each for each in (before.launch, after.launch) if each is not None]
    if len(launches) > 1:
        points = tuple(frame.place(before.end, launch) for launch in launches)
        yield Line(points=points, role=f"jump-of-{role}")
