"""The bar of a step: worked pieces, pauses, and marks for chain, hazard and hold point."""

from collections.abc import Iterator
from itertools import pairwise

from scheduler.exports.gantt.parts.steps import DONE, HOLD, ChartStep
from scheduler.exports.page.chart import Box, Diamond, Line, Shape
from scheduler.exports.page.time import Scale

THINNEST = 1.2
LEAST_WAIT = 0.5
LEAD = 14.0
"""A line to the start of a step runs in its row from this far at most; longer ones begin there."""
DIAMOND = 1.1
"""Size of a diamond, as a share of the height of bars."""
GHOST = 0.6
"""Height of the outline where a step was announced, as a share of the height of bars."""
ELAPSED = 0.55
"""Height of the bar of a step that nobody works on, as a share of the others."""
RAIL = 0.17
"""Height of the black rails of a step on the driving chain, as a share of the bar's height."""


def bar_span(step: ChartStep, scale: Scale, height: float) -> tuple[float, float]:
    """Return the left and the right edge of everything that is drawn of a step, its label apart."""
    left, right = scale.x(step.start), scale.x(step.end)
    half = DIAMOND * height / 2
    if step.is_milestone:
        left, right = left - half, right + half
    else:
        right = max(right, left + THINNEST)
        right = right + 2 * half if step.hold_point else right
    if step.ghost is None:
        return left, right
    low, high = ghost_span(step, scale)
    return min(left, low), max(right, high)


def bar_shapes(step: ChartStep, scale: Scale, middle: float, height: float) -> Iterator[Shape]:
    """Yield the shapes of a step around a middle line."""
    if not step.is_milestone:
        yield from _pauses(step, scale, middle)
        for start, end in step.recorded:
            left = scale.x(start)
            width = max(scale.x(end) - left, THINNEST)
            top = middle - height / 2
            yield Box(x=left, y=top, width=width, height=height, role=DONE)
        for start, end in step.pieces:
            left = scale.x(start)
            width = max(scale.x(end) - left, THINNEST)
            yield from _piece(step, (left, width), middle - height / 2, height)
    yield from ghost_shapes(step, scale, middle, height)
    if step.is_milestone or step.hold_point:
        size, x = DIAMOND * height, scale.x(step.end)
        x += 0.0 if step.is_milestone else size / 2
        yield Diamond(x=x, y=middle, size=size, role=_point_role(step))


def _point_role(step: ChartStep) -> str:
    if step.is_done:
        return "done-point"
    return "hold-point" if step.hold_point else "milestone"


def ghost_span(step: ChartStep, scale: Scale) -> tuple[float, float]:
    """Return the left and the right edge of where a step was announced, or else of its start."""
    low, high = (step.start, step.start) if step.ghost is None else step.ghost
    left = scale.x(low)
    return left, max(scale.x(high), left + THINNEST)


def ghost_shapes(step: ChartStep, scale: Scale, middle: float, height: float) -> Iterator[Shape]:
    """Yield a thin outline where a step was announced, if it is elsewhere, and a line to it."""
    if step.ghost is not None:
        (left, right), high = ghost_span(step, scale), height * GHOST
        yield Box(x=left, y=middle - high / 2, width=right - left, height=high, role="ghost")
        now, end = scale.x(step.start), scale.x(step.end)
        if right < now or end < left:
            ends = (right, now) if right < now else (left, end)
            yield Line(points=((ends[0], middle), (ends[1], middle)), role="ghost-move")


def _pauses(step: ChartStep, scale: Scale, middle: float) -> Iterator[Shape]:
    role = "critical-pause" if step.is_critical else "pause"
    for (_, stop), (start, _) in pairwise((*step.recorded, *step.pieces)):
        yield Line(points=((scale.x(stop), middle), (scale.x(start), middle)), role=role)


def _piece(
    step: ChartStep, across: tuple[float, float], top: float, height: float
) -> Iterator[Shape]:
    left, width = across
    if step.is_elapsed:
        top, height = top + height * (1 - ELAPSED) / 2, height * ELAPSED
    yield Box(x=left, y=top, width=width, height=height, role=step.role)
    if step.role == HOLD:
        for x in (left, left + width):
            yield Line(points=((x, top), (x, top + height)), role="hold-end")
    if step.is_elapsed:
        yield Box(x=left, y=top, width=width, height=height, role="elapsed")
    if step.clears and not step.is_note:
        yield Box(x=left, y=top, width=width, height=height, role="hazard")
    if step.is_critical:
        rail = max(1.4, height * RAIL)
        yield Box(x=left, y=top, width=width, height=height, role="critical")
        yield Box(x=left, y=top - rail / 2, width=width, height=rail, role="rail")
        yield Box(x=left, y=top + height - rail / 2, width=width, height=rail, role="rail")


def arrow(across: tuple[float, float], down: tuple[float, float], half: float) -> Iterator[Shape]:
    """Yield the line from the bar of one step, at its event, to the start of the next."""
    (event, start), (source, target) = across, down
    if source == target:
        yield Line(points=((event, source), (start, source)), role="chain")
        return
    side = half if target > source else -half
    if start - event <= LEAST_WAIT:
        yield Line(points=((event, source + side), (event, target - side)), role="chain")
        return
    begin = max(event, start - LEAD)
    role = "chain" if begin == event else "chain-wait"
    yield Line(points=((begin, target), (start, target)), role=role)
    if begin == event:
        yield Line(points=((event, source + side), (event, target)), role=role)


def lead_of(event: float, start: float) -> float:
    """Return from where the line of `arrow` runs in the row of the step that it leads to."""
    return max(min(event, start), start - LEAD)
