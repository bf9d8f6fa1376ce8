"""Names that stand apart from their bars, in the white space of the same lane."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.exports.gantt.brief.lanes import Lane, Lanes
from scheduler.exports.gantt.brief.rows import Placed
from scheduler.exports.gantt.parts.steps import ChartStep
from scheduler.exports.page.chart import MOST_LETTERS, Ruler

APART = 9.0
"""Distance of such a name from everything else in its row, in points."""
ROW_AWAY = 30.0
"""One row up or down counts as so many points of distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spare:
    """A name in white space: its row in the lane with a title, and where it begins and ends."""

    step: ChartStep
    lane: str
    row: int
    left: float
    right: float


def spare_names(lanes: Lanes, ruler: Ruler, barriers: Sequence[float]) -> Iterator[Spare]:
    """Yield the names that find white space in the lane of their step, as near as possible."""
    for lane in lanes.lanes:
        yield from _of_lane(lane, lanes, ruler, barriers)


def _of_lane(lane: Lane, lanes: Lanes, ruler: Ruler, barriers: Sequence[float]) -> Iterator[Spare]:
    taken: list[list[tuple[float, float]]] = [[(x, x) for x in barriers] for _ in range(lane.rows)]
    for placed in lane.steps:
        taken[placed.row].append((placed.left, placed.right))
    size = lanes.detail.size
    for placed in sorted(lane.steps, key=lambda each: (not each.step.is_critical, each.left)):
        if placed.is_named or len(placed.step.long_label) > MOST_LETTERS:
            continue
        width = ruler.width(placed.step.long_label, size)
        edges = lanes.scale.left, lanes.scale.right
        places = _places(placed, width, taken, edges)
        best = min(places, key=lambda each: (each[0], each[1]), default=None)
        if best is not None:
            _, row, left = best
            taken[row].append((left, left + width))
            yield Spare(step=placed.step, lane=lane.title, row=row, left=left, right=left + width)


def _places(
    placed: Placed,
    width: float,
    taken: Sequence[Sequence[tuple[float, float]]],
    edges: tuple[float, float],
) -> Iterator[tuple[float, int, float]]:
    """Yield where a name finds room: how far from its bar, in which row, from where on."""
    for row, spans in enumerate(taken):
        for low, high in _gaps(spans, edges):
            if high - low >= width:
                left = min(max(placed.left, low), high - width)
                yield abs(left - placed.left) + ROW_AWAY * abs(row - placed.row), row, left


def _gaps(
    spans: Sequence[tuple[float, float]], edges: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Yield what is free in a row, at a distance from everything."""
    here = edges[0] + APART
    for left, right in sorted(spans):
        if left - APART > here:
            yield here, left - APART
        here = max(here, right + APART)
    if edges[1] - APART > here:
        yield here, edges[1] - APART
