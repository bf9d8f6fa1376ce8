"""The title of a page, and lines below the head of a chart that say in words what is new."""

from collections.abc import Iterator, Sequence

from scheduler.exports.page.chart import MARGIN, WIDTH, Ruler, Shape, Words, shorten

TITLE = 16.0
SIZE = 10.0
LEAD = 13.0


def slide_title(text: str, ruler: Ruler) -> Words:
    """Return the title of a page in the shape of a slide, cut to its width."""
    shown = shorten(text, WIDTH - 2 * MARGIN, TITLE, ruler, bold=True)
    return Words(x=MARGIN, y=MARGIN + 9, text=shown, size=TITLE, bold=True)


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
