"""Lines below the head of a chart that say in words what is new."""

from collections.abc import Iterator, Sequence

from scheduler.exports.page.chart import Ruler, Shape, Words, shorten

SIZE = 10.0
LEAD = 13.0


def headlines_height(lines: Sequence[str]) -> float:
    """Return the height of so many lines."""
    return LEAD * len(lines)


def headline_shapes(
    lines: Sequence[str], across: tuple[float, float], top: float, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the lines between two abscissae, the first one bold."""
    left, right = across
    for number, line in enumerate(lines):
        bold = number == 0
        text = shorten(line, right - left, SIZE, ruler, bold=bold)
        y = top + (number + 0.5) * LEAD - 2
        yield Words(x=left, y=y, text=text, size=SIZE, bold=bold)
