"""Lanes of the briefing chart, drawn: titles, rules, bars, labels and the driving chain."""

from collections.abc import Iterable, Iterator

from scheduler.exports.gantt.brief.lanes import LABEL_SIZE, Lanes
from scheduler.exports.gantt.brief.rows import Placed
from scheduler.exports.gantt.brief.spare import Spare
from scheduler.exports.gantt.parts.bars import arrow, bar_shapes
from scheduler.exports.gantt.parts.steps import ChainLink
from scheduler.exports.page.chart import Box, Line, Ruler, Shape, Words, wrap
from scheduler.exports.page.time import Scale

LABEL_LEAD = 10.2


def lane_shapes(lanes: Lanes, gutter: float, ruler: Ruler) -> Iterator[Shape]:
    """Yield lane titles, rules, bars and labels; titles stand right of ``gutter``."""
    right = lanes.scale.right
    for lane, top in lanes.tops():
        height = lanes.height(lane)
        yield Line(points=((gutter, top + height), (right, top + height)), role="lane")
        yield from _title(lane.title, (gutter, top, height), lanes.scale.left - gutter - 6, ruler)
    places = lanes.places()
    for lane in lanes.lanes:
        for placed in lane.steps:
            middle, bar = places[placed.step.id]
            yield from bar_shapes(placed.step, lanes.scale, middle, bar)
            yield from _label(placed, middle, lanes.detail.size)


def spare_shapes(lanes: Lanes, spares: Iterable[Spare]) -> Iterator[Shape]:
    """Yield the names that stand apart from their bars."""
    rows = {
        (lane.title, row): middle
        for lane, top in lanes.tops()
        for row, middle in enumerate(lanes.middles(lane, top))
    }
    for each in spares:
        y, text = rows[each.lane, each.row], each.step.long_label
        size = lanes.detail.size
        yield Words(x=each.left, y=y, text=text, size=size, role="quiet", halo="paper")


def chain_shapes(lanes: Lanes, links: Iterable[ChainLink]) -> Iterator[Shape]:
    """Yield a line for every hand-over of the driving chain."""
    places = lanes.places()
    for link in links:
        across = lanes.scale.x(link.event), lanes.scale.x(link.start)
        (source, _), (target, bar) = places[link.source], places[link.target]
        yield from arrow(across, (source, target), bar / 2)


def _title(
    title: str, corner: tuple[float, float, float], width: float, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the title of a lane on as many lines as it has room for; a flat lane has none."""
    x, top, height = corner
    if height < LABEL_SIZE:
        return
    most = max(1, int((height + 2) // LABEL_LEAD))
    lines = wrap(title, width, (LABEL_SIZE, False), ruler, most)
    first = top + height / 2 - (len(lines) - 1) * LABEL_LEAD / 2
    for number, line in enumerate(lines):
        yield Words(x=x, y=first + number * LABEL_LEAD, text=line, size=LABEL_SIZE)


def _label(placed: Placed, middle: float, size: float) -> Iterator[Shape]:
    if placed.label:
        yield Words(
            x=placed.label_x,
            y=middle,
            text=placed.label,
            size=size,
            role="quiet" if placed.step.is_done else "text",
            align=placed.align,
            bold=placed.step.is_critical,
            halo=placed.step.role if placed.is_inside else "paper",
        )


def frame_shapes(scale: Scale, top: float, bottom: float) -> Iterator[Shape]:
    """Yield the frame around bands and rows."""
    width = scale.right - scale.left
    yield Box(x=scale.left, y=top, width=width, height=bottom - top, role="frame")
