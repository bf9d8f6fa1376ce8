"""
An abstract picture: shapes on a page, placed but not yet drawn.

All places are in points (1/72 inch) from the top left corner of the page. A shape names its role;
what a role looks like stands in the theme, and painters bring both to paper.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

Point = tuple[float, float]


class Align(StrEnum):
    """Where a text stands at its anchor."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle; ``x`` and ``y`` are its top left corner."""

    x: float
    y: float
    width: float
    height: float
    role: str

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line through points, with a head at its end if it is an arrow."""

    points: tuple[Point, ...]
    role: str
    arrow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Diamond:
    """A square on its corner around a point; ``size`` is its width."""

    x: float
    y: float
    size: float
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of text; ``y`` is its middle, ``halo`` the role that shines around the letters."""

    x: float
    y: float
    text: str
    size: float
    role: str = "text"
    align: Align = Align.LEFT
    bold: bool = False
    halo: str = ""


Shape = Box | Line | Diamond | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A finished page: its size and its shapes, the lowest first."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


class Ruler(Protocol):
    """Measures text."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width of one line of text in points."""
        ...


def shorten(text: str, room: float, size: float, ruler: Ruler, *, bold: bool = False) -> str:
    """Return a text that fits, cut with an ellipsis if it must be."""
    if ruler.width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and ruler.width(f"{kept}…", size, bold=bold) > room:
        kept = kept[:-1].rstrip(" ,;:-(")
    return f"{kept}…"


def fit_size(text: str, room: float, sizes: tuple[float, ...], ruler: Ruler) -> float:
    """Return the first of some falling sizes at which a bold text fits, or the last."""
    for size in sizes:
        if ruler.width(text, size, bold=True) <= room:
            return size
    return sizes[-1]


def wrap(
    text: str, room: float, font: tuple[float, bool], ruler: Ruler, lines: int
) -> tuple[str, ...]:
    """Return a text on at most so many lines, the last one shortened; a font is size and bold."""
    size, bold = font
    words = text.split()
    done: list[str] = []
    while words and len(done) < lines - 1:
        count = len(words)
        while count > 1 and ruler.width(" ".join(words[:count]), size, bold=bold) > room:
            count -= 1
        done.append(shorten(" ".join(words[:count]), room, size, ruler, bold=bold))
        words = words[count:]
    if words:
        done.append(shorten(" ".join(words), room, size, ruler, bold=bold))
    return tuple(done)
