"""Paint a page with matplotlib and write it as PNG, SVG and PDF."""

from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib import patheffects, rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Polygon, Rectangle

from scheduler.exports.folder.writing import write_whole
from scheduler.exports.page.chart import Box, Diamond, Line, Page, Patch, Shape, Words, printable
from scheduler.exports.page.fonts import families, without_glyph_warnings
from scheduler.exports.page.theme import DPI, STYLES, Style

POINTS = 72.0
SETTINGS: Any = {
    "font.family": list(families()),
    "text.hinting": "none",
    "svg.fonttype": "path",
    "svg.hashsalt": "gantt",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.45,
    "path.simplify": False,
}
METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": None, "Producer": None},
}


def paint(page: Page) -> Figure:
    """Return a figure of a page."""
    with rc_context(SETTINGS):
        figure = Figure(figsize=(page.width / POINTS, page.height / POINTS), dpi=DPI)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_xlim(0, page.width)
        axes.set_ylim(page.height, 0)
        axes.axis("off")
        for shape in page.shapes:
            _paint_shape(axes, shape)
    return figure


def write(page: Page, folder: Path, stem: str) -> list[Path]:
    """Write a page in every format; each file is whole or not there."""
    figure = paint(page)
    return [write_whole(folder / f"{stem}.{kind}", render(figure, kind)) for kind in METADATA]


def render(figure: Figure, kind: str) -> bytes:
    """Return a picture in one format: the same bytes for the same page."""
    buffer = BytesIO()
    with rc_context(SETTINGS), without_glyph_warnings():
        figure.savefig(buffer, format=kind, dpi=DPI, metadata=METADATA[kind])
    return buffer.getvalue()


def _paint_shape(axes: Axes, shape: Shape) -> None:
    style = STYLES[shape.role]
    if isinstance(shape, Box):
        corner = (shape.x, shape.y)
        axes.add_patch(Rectangle(corner, shape.width, shape.height, **_patch(style)))
    elif isinstance(shape, Diamond):
        _paint_diamond(axes, shape, style)
    elif isinstance(shape, Line):
        _paint_line(axes, shape, style)
    elif isinstance(shape, Patch):
        axes.add_patch(Polygon(shape.points, closed=True, **_patch(style)))
    else:
        _paint_words(axes, shape, style)


def _patch(style: Style) -> dict[str, Any]:
    return {
        "facecolor": style.fill or "none",
        "edgecolor": style.edge or "none",
        "linewidth": style.width,
        "linestyle": (0, style.dash) if style.dash else "solid",
        "hatch": style.hatch or None,
        "joinstyle": "miter",
        "zorder": style.layer,
    }


def _paint_diamond(axes: Axes, shape: Diamond, style: Style) -> None:
    half = shape.size / 2
    x, y = shape.x, shape.y
    corners = [(x - half, y), (x, y - half), (x + half, y), (x, y + half)]
    axes.add_patch(Polygon(corners, closed=True, **_patch(style)))


def _paint_line(axes: Axes, shape: Line, style: Style) -> None:
    dash: Any = (0, style.dash) if style.dash else "solid"
    xs, ys = zip(*shape.points, strict=True)
    line = Line2D(
        xs,
        ys,
        color=style.edge,
        linewidth=style.width,
        linestyle=dash,
        zorder=style.layer,
        solid_capstyle="butt",
        solid_joinstyle="miter",
    )
    axes.add_line(line)
    if shape.arrow:
        head = FancyArrowPatch(
            shape.points[-2],
            shape.points[-1],
            arrowstyle="-|>",
            mutation_scale=4.5,
            shrinkA=0,
            shrinkB=0,
            linewidth=style.width,
            color=style.edge,
            zorder=style.layer,
        )
        axes.add_patch(head)


def _paint_words(axes: Axes, shape: Words, style: Style) -> None:
    text = axes.text(
        shape.x,
        shape.y,
        printable(shape.text),
        fontsize=shape.size,
        fontfamily=list(families()),
        fontweight="bold" if shape.bold else "normal",
        color=style.fill,
        horizontalalignment=shape.align.value,
        verticalalignment="center_baseline",
        zorder=style.layer,
        parse_math=False,
    )
    if shape.halo:
        text.set_path_effects(
            [patheffects.withStroke(linewidth=1.8, foreground=STYLES[shape.halo].fill)]
        )
