"""The staircase of a waterfall: a row for each step of the driving chain, from start to launch."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scheduler.exports.page.chart import (
    MOST_LETTERS,
    Align,
    Box,
    Diamond,
    Line,
    Ruler,
    Shape,
    Words,
    shorten,
)
from scheduler.exports.page.time import Scale
from scheduler.exports.waterfall.rows import ChainStep, piece_role
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_minutes

BAR = 0.64
"""Height of bars as a share of the row."""
THINNEST = 1.0
PAD = 5.0
COLUMN_GAP = 8.0
TABLE_SHARE = 0.54
NAME_SHARE = 0.34
"""Names take no more than this share of the width, unless the page is all the larger."""
LARGEST, SMALLEST = 14.0, 9.0
ID_SHARE = 0.16
REASON_MOST = 11.0
TALLEST_ROW, TALLEST_BAR = 62.0, 20.0
BELOW = 2.8
"""A row higher than its bar by so many times the size of reasons has room for one below it."""
TITLES = ("Step", "Name", "On chain", "Waits")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stairs:
    """The rows of a waterfall, placed; ``edges`` anchor the columns of the table."""

    steps: tuple[ChainStep, ...]
    scale: Scale
    edges: tuple[float, float, float, float]
    top: float
    row: float
    size: float
    name_room: float

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        return self.top + self.row * len(self.steps)

    @property
    def half(self) -> float:
        """Half the height of bars."""
        return min(self.row * BAR, TALLEST_BAR) / 2

    def middle(self, number: int) -> float:
        """Return the middle line of a row."""
        return self.top + (number + 0.5) * self.row


def lay_out_stairs(
    steps: Sequence[ChainStep],
    across: tuple[float, float],
    down: tuple[float, float],
    end: Minutes,
    ruler: Ruler,
) -> Stairs:
    """Return the staircase between two abscissae and two ordinates."""
    left, right = across
    row = (down[1] - down[0]) / max(1, len(steps))
    largest = min(LARGEST, max(SMALLEST, row * 0.5))
    row = min(row, TALLEST_ROW)
    size, widths = _columns(steps, largest, right - left, ruler)
    name = left + widths[0] + COLUMN_GAP
    work = name + widths[1] + COLUMN_GAP + widths[2]
    other = work + COLUMN_GAP + widths[3]
    return Stairs(
        steps=tuple(steps),
        scale=Scale(start=0, end=end, left=other + COLUMN_GAP, right=right),
        edges=(left, name, work, other),
        top=down[0],
        row=row,
        size=size,
        name_room=widths[1],
    )


def _columns(
    steps: Sequence[ChainStep], largest: float, across: float, ruler: Ruler
) -> tuple[float, list[float]]:
    """Return the largest size at which the table leaves room for the bars, and its columns."""
    columns = list(zip(TITLES, zip(*map(cells, steps), strict=True), strict=True))
    size = largest
    while True:
        widths = [
            max(ruler.width(text[:MOST_LETTERS], size, bold=True) for text in (*texts, title))
            for title, texts in columns
        ]
        if size <= SMALLEST or sum(widths) <= across * TABLE_SHARE:
            break
        size = max(SMALLEST, size - 0.5)
    widths[0] = min(widths[0], across * ID_SHARE)
    widths[1] = min(widths[1], across * NAME_SHARE)
    return size, widths


def cells(step: ChainStep) -> tuple[str, str, str, str]:
    """Return the texts of a row of the table: id, name, hours of work and of all else."""
    work = format_minutes(step.worked)
    if step.worked < step.duration:
        work = f"{work} of {format_minutes(step.duration)}"
    return (
        step.id,
        step.name,
        "" if step.is_milestone else work,
        format_minutes(step.waited) if step.waited else "",
    )


def table_shapes(stairs: Stairs, ruler: Ruler) -> Iterator[Shape]:
    """Yield the table left of the staircase."""
    aligns = (Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT)
    head, size = stairs.top - 6, SMALLEST
    for title, x, align in zip(TITLES, stairs.edges, aligns, strict=True):
        yield Words(x=x, y=head, text=title, size=size, role="quiet", align=align)
    for number, step in enumerate(stairs.steps):
        if number % 2:
            left, width = stairs.edges[0] - 4, stairs.edges[3] - stairs.edges[0] + 8
            y = stairs.top + number * stairs.row
            yield Box(x=left, y=y, width=width, height=stairs.row, role="row-band")
        for column, (text, x) in enumerate(zip(cells(step), stairs.edges, strict=True)):
            rooms = {0: stairs.edges[1] - stairs.edges[0] - COLUMN_GAP, 1: stairs.name_room}
            room, bold = rooms.get(column), column == 0
            shown = shorten(text, room, stairs.size, ruler, bold=bold) if room else text
            yield Words(
                x=x,
                y=stairs.middle(number),
                text=shown,
                size=stairs.size,
                align=aligns[column],
                bold=bold,
                role="quiet" if column == len(aligns) - 1 else "text",
            )


def stair_shapes(stairs: Stairs, launch: Minutes, ruler: Ruler) -> Iterator[Shape]:
    """Yield pieces, hand-overs and reasons."""
    half = stairs.half
    for number, (_, after) in enumerate(pairwise(stairs.steps)):
        x = stairs.scale.x(after.start)
        ends = (x, stairs.middle(number)), (x, stairs.middle(number + 1))
        yield Line(points=ends, role="chain-resource" if after.is_handed_over else "chain-link")
    for number, step in enumerate(stairs.steps):
        middle = stairs.middle(number)
        for piece in step.pieces:
            if piece.length:
                x = stairs.scale.x(piece.start)
                width = max(stairs.scale.x(piece.end) - x, THINNEST)
                yield Box(
                    x=x, y=middle - half, width=width, height=2 * half, role=piece_role(piece)
                )
        if step.worked == 0:
            size = 2 * half * (1.1 if step.is_milestone else 0.6)
            yield Diamond(x=stairs.scale.x(step.end), y=middle, size=size, role="milestone")
        yield from _reason(stairs, step, middle, launch, ruler)


def _reason(
    stairs: Stairs, step: ChainStep, middle: float, launch: Minutes, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the reason beside the bar, whole if it fits, on the side where there is room."""
    scale, size, bold = (
        stairs.scale,
        min(max(SMALLEST, stairs.size * 0.86), REASON_MOST),
        step.is_handed_over,
    )
    pad = PAD + (stairs.half if step.worked == 0 else 0.0)
    left, right = scale.x(step.start) - pad, scale.x(step.end) + pad
    rooms = {Align.LEFT: scale.x(launch) - 3 - right, Align.RIGHT: left - scale.left - 2}
    text, align = _fitting(step, rooms, lambda each: ruler.width(each, size, bold=bold))
    x, y = right if align is Align.LEFT else left, middle
    width = ruler.width(text[:MOST_LETTERS], size, bold=bold)
    if width > rooms[align] and stairs.row - 2 * stairs.half >= BELOW * size:
        y, align, rooms = middle + stairs.half + size * 0.7, Align.LEFT, {}
        whole = f"{step.reason}; {step.waits}" if step.waits else step.reason
        room = scale.x(launch) - 5 - scale.left
        text = whole if ruler.width(whole[:MOST_LETTERS], size, bold=bold) <= room else text
        width = ruler.width(text[:MOST_LETTERS], size, bold=bold)
        x = max(scale.left + 2, min(scale.x(step.start), scale.x(launch) - 3 - width))
    room = rooms.get(align, scale.x(launch) - 3 - x)
    yield Words(
        x=x,
        y=y,
        text=shorten(text, room, size, ruler, bold=bold),
        size=size,
        align=align,
        bold=bold,
        halo="paper",
    )


def _fitting(
    step: ChainStep, rooms: Mapping[Align, float], width: Callable[[str], float]
) -> tuple[str, Align]:
    """Return the longest text that fits beside a bar and its side, or the roomier side."""
    texts = [f"{step.reason}; {step.waits}"] if step.waits else []
    texts.append(step.reason)
    found = ((text, align) for text in texts for align in rooms if width(text) <= rooms[align])
    return next(found, (step.reason, max(rooms, key=lambda each: rooms[each])))
