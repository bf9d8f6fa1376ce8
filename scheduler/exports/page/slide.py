"""Pages in the shape of a slide, and what stands at their head."""

from scheduler.exports.page.chart import Ruler, Words, shorten

WIDTH, PAGE_HEIGHT = 960.0, 540.0
"""A slide of 13.3 inches: sizes of text are those that an audience sees."""
MARGIN = 12.0
TITLE = 16.0


def slide_title(text: str, ruler: Ruler) -> Words:
    """Return the title of a page, cut to its width."""
    shown = shorten(text, WIDTH - 2 * MARGIN, TITLE, ruler, bold=True)
    return Words(x=MARGIN, y=MARGIN + 9, text=shown, size=TITLE, bold=True)
