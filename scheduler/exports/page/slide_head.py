"""The head of a page in the shape of a slide: what is read first, and of what it is said."""

from collections.abc import Iterator, Sequence

from scheduler.exports.page.chart import WIDTH, Ruler, Shape, Words, fit_size, shorten

TITLES = (19.0, 17.0, 15.0, 13.0, 11.0)
ABOUT = (11.0, 10.0)
"""The sizes of the lines below the title: the first one, and those after it."""
FIRST, BELOW = 32.0, 16.0


def slide_head(title: str, about: Sequence[str], margin: float, ruler: Ruler) -> Iterator[Shape]:
    """Yield a title, as large as it can be on its line, and lines below it that say of what."""
    room = WIDTH - 2 * margin
    size = fit_size(title, room, TITLES, ruler)
    shown = shorten(title, room, size, ruler, bold=True)
    yield Words(x=margin, y=margin + 10, text=shown, size=size, bold=True)
    for number, line in enumerate(about):
        own = ABOUT[min(number, len(ABOUT) - 1)]
        y = margin + FIRST + number * BELOW
        yield Words(x=margin, y=y, text=shorten(line, room, own, ruler), size=own, role="quiet")


def slide_head_height(about: Sequence[str]) -> float:
    """Return how far a head with so many lines reaches down from the margin."""
    return FIRST + BELOW * len(about) - BELOW / 2
