"""No line through a text: lines are broken where words stand, whatever put them there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from scheduler.exports.page.chart import Area, Box, Line, Point, Ruler, Shape, Words, words_area
from scheduler.exports.page.theme import STYLES

PAD = 1.2
"""The gap between a line and the letters it makes way for."""
LEAST = 1.5
"""Pieces of a line that are shorter than this are left out."""


def broken_at_words(shapes: Sequence[Shape], ruler: Ruler) -> tuple[Shape, ...]:
    """
    Return the shapes of a page, each upright and level line broken at every text in its way.

    Texts that stand on plain paper lose their halo, which costs much time and cannot be seen.
    """
    areas = [words_area(shape, ruler) for shape in shapes if isinstance(shape, Words)]
    filled = [_box_area(shape) for shape in shapes if isinstance(shape, Box)]
    return tuple(piece for shape in shapes for piece in _pieces(shape, areas, filled, ruler))


def _pieces(
    shape: Shape, areas: Sequence[Area], filled: Sequence[Area], ruler: Ruler
) -> Iterator[Shape]:
    if isinstance(shape, Line):
        yield from _broken(shape, areas)
    elif isinstance(shape, Words) and shape.halo == "paper":
        area = words_area(shape, ruler)
        is_seen = any(area.meets(each, PAD) for each in filled)
        yield shape if is_seen else replace(shape, halo="")
    else:
        yield shape


def _box_area(box: Box) -> Area:
    """Return what a box covers; an unfilled one, such as a frame, covers nothing."""
    if not STYLES[box.role].fill:
        return Area(box.x, box.y, box.x, box.y)
    return Area(box.x, box.y, box.right, box.y + box.height)


def _broken(line: Line, areas: Sequence[Area]) -> Iterator[Shape]:
    """Yield a line as it is if nothing is in its way, or the pieces that are left of it."""
    spans = [list(_left_over(start, end, areas)) for start, end in pairwise(line.points)]
    if all(found == [pair] for found, pair in zip(spans, pairwise(line.points), strict=True)):
        yield line
        return
    last = line.points[-1]
    for found in spans:
        for start, end in found:
            yield Line(points=(start, end), role=line.role, arrow=line.arrow and end == last)


def _left_over(start: Point, end: Point, areas: Sequence[Area]) -> Iterator[tuple[Point, Point]]:
    """Yield the pieces of a straight line outside all areas, in its own direction."""
    is_upright, is_level = start[0] == end[0], start[1] == end[1]
    if not is_upright and not is_level:
        yield start, end
        return
    along = 1 if is_upright else 0
    low, high = sorted((start[along], end[along]))
    cuts = sorted(_cuts(start, along, areas))
    pieces, here = [], low
    for cut_low, cut_high in cuts:
        if cut_high <= here or cut_low >= high:
            continue
        if cut_low - here >= LEAST:
            pieces.append((here, cut_low))
        here = max(here, cut_high)
    if here == low or high - here >= LEAST:
        pieces.append((here, high))
    if start[along] > end[along]:
        pieces = [(last, first) for first, last in reversed(pieces)]
    for first, last in pieces:
        yield _at(start, along, first), _at(start, along, last)


def _cuts(start: Point, along: int, areas: Sequence[Area]) -> Iterator[tuple[float, float]]:
    """Yield what areas cut out of a line through a point."""
    across = start[1 - along]
    for area in areas:
        sides = ((area.top, area.bottom), (area.left, area.right))
        (low, high), (near, far) = sides if along else sides[::-1]
        if near - PAD < across < far + PAD:
            yield low - PAD, high + PAD


def _at(point: Point, along: int, place: float) -> Point:
    return (point[0], place) if along else (place, point[1])
