"""The bands above the lanes, drawn."""

from collections.abc import Iterator, Sequence

from scheduler.exports.gantt.parts.context import Band
from scheduler.exports.page.chart import Box, Line, Ruler, Shape, Words, shorten
from scheduler.exports.page.time import Scale

SIZE = 9.0
ROW = 11.0
PAD = 0.6
THINNEST = 1.6


def bands_height(shown: Sequence[Band]) -> float:
    """Return the height of all bands together."""
    return sum(ROW * len(band.rows) + 2 * PAD for band in shown)


def band_shapes(
    shown: Sequence[Band], scale: Scale, gutter: float, top: float, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the bands from ``top`` down; their titles stand right of ``gutter``."""
    here = top
    for band in shown:
        height = ROW * len(band.rows) + 2 * PAD
        yield Line(points=((gutter, here + height), (scale.right, here + height)), role="lane")
        title = shorten(band.title, scale.left - gutter - 6, SIZE, ruler)
        yield Words(x=gutter, y=here + PAD + ROW / 2, text=title, size=SIZE)
        for number, row in enumerate(band.rows):
            middle = here + PAD + (number + 0.5) * ROW
            bar = ROW * row.height
            for start, end, role in row.stretches:
                x = scale.x(start)
                width = max(scale.x(end) - x, THINNEST)
                yield Box(x=x, y=middle - bar / 2, width=width, height=bar, role=role)
            for each in row.captions:
                yield Words(x=each.left, y=middle, text=each.text, size=SIZE, halo=row.halo)
        here += height
