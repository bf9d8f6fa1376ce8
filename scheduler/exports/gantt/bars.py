"""The bar of a step: worked pieces, pauses, and marks for chain, hazard and hold point."""

from collections.abc import Iterator
from itertools import pairwise

from scheduler.exports.gantt.steps import Step
from scheduler.exports.page.chart import Box, Diamond, Line, Shape
from scheduler.exports.page.time import Scale

THINNEST = 1.2
LEAST_WAIT = 0.5
DIAMOND = 1.1
"""Size of a diamond, as a share of the height of bars."""
RAIL = 0.17
"""Height of the black rails of a step on the driving chain, as a share of the bar's height."""


def bar_span(step: Step, scale: Scale, height: float) -> tuple[float, float]:
    """Return the left and the right edge of everything that is drawn of a step, its label apart."""
    left, right = scale.x(step.start), scale.x(step.end)
    half = DIAMOND * height / 2
    if step.is_milestone:
        return left - half, right + half
    right = max(right, left + THINNEST)
    return left, right + half if step.hold_point else right


def bar_shapes(step: Step, scale: Scale, middle: float, height: float) -> Iterator[Shape]:
    """Yield the shapes of a step around a middle line."""
    if not step.is_milestone:
        yield from _pauses(step, scale, middle)
        for start, end in step.pieces:
            left = scale.x(start)
            width = max(scale.x(end) - left, THINNEST)
            yield from _piece(step, (left, width), middle - height / 2, height)
    if step.is_milestone or step.hold_point:
        role = "hold-point" if step.hold_point else "milestone"
        yield Diamond(x=scale.x(step.end), y=middle, size=DIAMOND * height, role=role)


def _pauses(step: Step, scale: Scale, middle: float) -> Iterator[Shape]:
    role = "critical-pause" if step.is_critical else "pause"
    for (_, stop), (start, _) in pairwise(step.pieces):
        yield Line(points=((scale.x(stop), middle), (scale.x(start), middle)), role=role)


def _piece(step: Step, across: tuple[float, float], top: float, height: float) -> Iterator[Shape]:
    left, width = across
    yield Box(x=left, y=top, width=width, height=height, role=step.role)
    if step.clears:
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
        yield Line(points=((event, source + half), (start, source + half)), role="chain")
        return
    side = half if target > source else -half
    tip = target - side
    points = ((event, source + side), (event, tip), (start, tip))
    yield Line(points=points if start - event > LEAST_WAIT else points[:2], role="chain")
