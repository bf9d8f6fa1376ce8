"""
Paint a page as small SVG text: letters stay letters, and nothing outside is referred to.

The pictures of files are drawn by matplotlib, with letters as curves, so that they look the same
everywhere. Here the reader's own fonts will do, which is what a notebook needs.
"""

from collections.abc import Iterable, Iterator
from html import escape

from scheduler.exports.page.chart import (
    Align,
    Box,
    Diamond,
    Line,
    Page,
    Patch,
    Shape,
    Words,
    printable,
)
from scheduler.exports.page.theme import FONT, STYLES, Style

ANCHORS = {Align.LEFT: "start", Align.CENTRE: "middle", Align.RIGHT: "end"}
BASELINE = 0.35
"""How far below the middle of a line its letters stand, as a share of their size."""
HATCH = 5.0
"""Points from one stroke of a hatch to the next."""
HALO = 1.8
STROKES = {
    "/": "M0,5 L5,0",
    "\\": "M0,0 L5,5",
    "x": "M0,5 L5,0 M0,0 L5,5",
    "|": "M2.5,0 L2.5,5",
    "-": "M0,2.5 L5,2.5",
    ".": "M2,2.5 L3,2.5",
}
OPAQUE = len("#FFFFFF")


def svg_text(page: Page, *, title: str = "") -> str:
    """Return a page as one SVG element that can stand within HTML; it is as wide as its place."""
    size = f"{page.width:g} {page.height:g}"
    shapes = sorted(page.shapes, key=lambda shape: STYLES[shape.role].layer)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" width="100%" '
        f'style="background:#fff" font-family="{FONT}, Verdana, sans-serif">',
        f"<title>{escape(printable(title))}</title>",
        *_patterns({shape.role for shape in shapes}),
        *(_element(shape) for shape in shapes),
        "</svg>",
    ]
    return "\n".join(parts)


def _patterns(roles: Iterable[str]) -> Iterator[str]:
    """Yield the hatches of some roles; one role has the same in every picture."""
    hatched = sorted(role for role in roles if STYLES[role].hatch)
    if not hatched:
        return
    yield "<defs>"
    for role in hatched:
        style = STYLES[role]
        yield (
            f'<pattern id="hatch-{role}" width="{HATCH:g}" height="{HATCH:g}" '
            f'patternUnits="userSpaceOnUse"><path d="{STROKES[style.hatch[0]]}" '
            f'stroke="{style.edge}" stroke-width="0.6" fill="none"/></pattern>'
        )
    yield "</defs>"


def _element(shape: Shape) -> str:
    style = STYLES[shape.role]
    if isinstance(shape, Box):
        return _box(shape, style)
    if isinstance(shape, Diamond):
        half = shape.size / 2
        x, y = shape.x, shape.y
        corners = _points([(x - half, y), (x, y - half), (x + half, y), (x, y + half)])
        return f'<polygon points="{corners}"{_fill(style.fill)}{_stroke(style)}/>'
    if isinstance(shape, Line):
        return _line(shape, style)
    if isinstance(shape, Patch):
        return _patch(shape, style)
    return _words(shape, style)


def _box(shape: Box, style: Style) -> str:
    place = (
        f'x="{shape.x:.1f}" y="{shape.y:.1f}" '
        f'width="{max(shape.width, 0):.1f}" height="{max(shape.height, 0):.1f}"'
    )
    drawn = f"<rect {place}{_fill(style.fill)}{_stroke(style)}/>"
    if not style.hatch:
        return drawn
    return f'{drawn}<rect {place} fill="url(#hatch-{shape.role})"/>'


def _patch(shape: Patch, style: Style) -> str:
    place = f'points="{_points(shape.points)}"'
    drawn = f"<polygon {place}{_fill(style.fill)}{_stroke(style)}/>"
    if not style.hatch:
        return drawn
    return f'{drawn}<polygon {place} fill="url(#hatch-{shape.role})"/>'


def _line(shape: Line, style: Style) -> str:
    drawn = f'<polyline points="{_points(shape.points)}" fill="none"{_stroke(style)}/>'
    if not shape.arrow:
        return drawn
    (x0, y0), (x, y) = shape.points[-2:]
    reach = max(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5, 1e-9)
    along, across = (x - x0) / reach, (y - y0) / reach
    base_x, base_y = x - 4 * along, y - 4 * across
    head = [
        (x, y),
        (base_x - 1.6 * across, base_y + 1.6 * along),
        (base_x + 1.6 * across, base_y - 1.6 * along),
    ]
    return f'{drawn}<polygon points="{_points(head)}"{_fill(style.edge)}/>'


def _words(shape: Words, style: Style) -> str:
    halo = STYLES[shape.halo].fill if shape.halo else ""
    around = (
        f' stroke="{halo}" stroke-width="{HALO}" stroke-linejoin="round" paint-order="stroke"'
        if halo
        else ""
    )
    bold = ' font-weight="bold"' if shape.bold else ""
    anchor = "" if shape.align is Align.LEFT else f' text-anchor="{ANCHORS[shape.align]}"'
    return (
        f'<text x="{shape.x:.1f}" y="{shape.y + BASELINE * shape.size:.1f}" '
        f'font-size="{shape.size:g}"{bold}{anchor}{_fill(style.fill)}{around}>'
        f"{escape(printable(shape.text))}</text>"
    )


def _fill(colour: str) -> str:
    """Return the fill of a shape; the last two digits of a longer colour say how opaque it is."""
    if not colour:
        return ' fill="none"'
    if len(colour) == OPAQUE:
        return f' fill="{colour}"'
    opacity = int(colour[OPAQUE:], 16) / 255
    return f' fill="{colour[:OPAQUE]}" fill-opacity="{opacity:.2f}"'


def _stroke(style: Style) -> str:
    if not style.edge or not style.width:
        return ""
    dash = f' stroke-dasharray="{" ".join(f"{each:g}" for each in style.dash)}"'
    return f' stroke="{style.edge}" stroke-width="{style.width:g}"{dash if style.dash else ""}'


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
