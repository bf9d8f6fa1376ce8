"""Lanes of the briefing chart, drawn: titles, rules, bars, labels and the driving chain."""

from collections.abc import Iterable, Iterator

from scheduler.exports.gantt.bars import arrow, bar_shapes
from scheduler.exports.gantt.lanes import LABEL_SIZE, LANE_PAD, Lanes
from scheduler.exports.gantt.rows import Placed
from scheduler.exports.gantt.steps import ChainLink
from scheduler.exports.page.chart import Box, Line, Ruler, Shape, Words, wrap

LABEL_LEAD = 8.0
LEAST_LABEL = 3.0
"""Titles of lanes lower than a line of text shrink with them, down to this size."""


def lane_shapes(lanes: Lanes, gutter: float, ruler: Ruler) -> Iterator[Shape]:
    """Yield lane titles, rules, bars and labels; titles stand right of ``gutter``."""
    right = lanes.scale.right
    for lane, top in lanes.tops():
        height = lane.rows * lanes.row + 2 * LANE_PAD
        yield Line(points=((gutter, top + height), (right, top + height)), role="lane")
        yield from _title(lane.title, (gutter, top, height), lanes.scale.left - gutter - 6, ruler)
    middles = lanes.middles()
    for lane in lanes.lanes:
        for placed in lane.steps:
            middle = middles[placed.step.id]
            yield from bar_shapes(placed.step, lanes.scale, middle, lanes.bar)
            yield from _label(placed, middle, lanes.detail.size)


def chain_shapes(lanes: Lanes, links: Iterable[ChainLink]) -> Iterator[Shape]:
    """Yield a line for every hand-over of the driving chain."""
    middles = lanes.middles()
    for link in links:
        across = lanes.scale.x(link.event), lanes.scale.x(link.start)
        yield from arrow(across, (middles[link.source], middles[link.target]), lanes.bar / 2)


def _title(
    title: str, corner: tuple[float, float, float], width: float, ruler: Ruler
) -> Iterator[Shape]:
    x, top, height = corner
    size = max(LEAST_LABEL, min(LABEL_SIZE, height * LABEL_SIZE / LABEL_LEAD))
    lines = wrap(title, width, (size, False), ruler, max(1, int(height // LABEL_LEAD)))
    first = top + height / 2 - (len(lines) - 1) * LABEL_LEAD / 2
    for number, line in enumerate(lines):
        yield Words(x=x, y=first + number * LABEL_LEAD, text=line, size=size)


def _label(placed: Placed, middle: float, size: float) -> Iterator[Shape]:
    if placed.label:
        yield Words(
            x=placed.label_x,
            y=middle,
            text=placed.label,
            size=size,
            align=placed.align,
            bold=placed.step.is_critical,
            halo=placed.step.role if placed.is_inside else "paper",
        )


def frame_shapes(lanes: Lanes) -> Iterator[Shape]:
    """Yield the frame around the rows."""
    scale = lanes.scale
    yield Box(
        x=scale.left,
        y=lanes.top,
        width=scale.right - scale.left,
        height=lanes.bottom - lanes.top,
        role="frame",
    )
