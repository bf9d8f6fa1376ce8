"""What must never be seen on a page, found in its geometry without drawing it."""

from itertools import combinations, pairwise

from scheduler.exports.page.chart import Box, Line, Words, words_area
from scheduler.exports.page.fonts import FontRuler

RULER = FontRuler()
RIM = 0.45
"""Points by which areas may touch: letters do not fill the area of their line."""
BARS = (
    *("flow-", "neighbour", "hold", "closed", "window", "chain-", "plan", "baseline", "at-most"),
    *("vehicle-", "cover-gap"),
)
SMALLEST = 9.0


def faults(page):
    """Return everything on a page that covers, crosses or leaves something it must not."""
    words = [(shape, words_area(shape, RULER)) for shape in page.shapes if isinstance(shape, Words)]
    return [
        *_small(words),
        *_outside(page, words),
        *_overlaps(words),
        *_crossed(page, words),
        *_on_bars(page, words),
    ]


def _small(words):
    return [f"small: {shape.text}" for shape, _ in words if shape.size < SMALLEST]


def _outside(page, words):
    return [
        f"outside: {shape.text}"
        for shape, area in words
        if min(area.left, area.top) < 0 or area.right > page.width or area.bottom > page.height
    ]


def _overlaps(words):
    return [
        f"overlap: {one.text!r} and {other.text!r}"
        for (one, first), (other, second) in combinations(words, 2)
        if first.meets(second, -2 * RIM)
    ]


def _crossed(page, words):
    found = []
    for line in (shape for shape in page.shapes if isinstance(shape, Line)):
        for (x0, y0), (x1, y1) in pairwise(line.points):
            left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            found += [
                f"{line.role} through: {shape.text}"
                for shape, area in words
                if left < area.right - RIM
                and right > area.left + RIM
                and top < area.bottom - RIM
                and bottom > area.top + RIM
            ]
    return found


def _on_bars(page, words):
    """Return the texts that lie partly on a bar: a text is inside a bar or clear of it."""
    bars = [s for s in page.shapes if isinstance(s, Box) and s.role.startswith(BARS)]
    return [
        f"{bar.role} under: {shape.text}"
        for bar in bars
        for shape, area in words
        if area.left < bar.right - RIM
        and area.right > bar.x + RIM
        and area.top + 1 < bar.y + bar.height - 1
        and area.bottom - 1 > bar.y + 1
        and not (bar.x - RIM <= area.left and area.right <= bar.right + RIM)
    ]
