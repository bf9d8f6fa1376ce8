"""
An abstract picture: shapes on a page, placed but not yet drawn.

All places are in points (1/72 inch) from the top left corner of the page. A shape names its role;
what a role looks like stands in the theme, and painters bring both to paper.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from unicodedata import category

Point = tuple[float, float]
WIDTH, PAGE_HEIGHT = 960.0, 540.0
"""A slide of 13.3 inches: sizes of text are those that an audience sees."""
MARGIN = 12.0
MOST_LETTERS = 400
"""No line on any page has room for more letters; longer texts are cut before they are measured."""
WORDS_KEPT = 0.65
"""A text is cut between words if so much is left of what fits."""


class Align(StrEnum):
    """Where a text stands at its anchor."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


BEFORE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
"""The share of a text that stands left of its anchor."""
LETTERS = 0.96
"""The height of letters with their descenders, as a share of their size."""


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


@dataclass(frozen=True, slots=True)
class Area:
    """What a shape covers of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area", apart: float = 0.0) -> bool:
        """Whether two areas overlap, or come closer than so many points."""
        return (
            self.left < other.right + apart
            and other.left < self.right + apart
            and self.top < other.bottom + apart
            and other.top < self.bottom + apart
        )


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
class Patch:
    """A surface with straight edges through points."""

    points: tuple[Point, ...]
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


Shape = Box | Line | Diamond | Patch | Words


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


def words_area(words: Words, ruler: Ruler) -> Area:
    """Return what the letters of a line of text cover."""
    width = ruler.width(words.text, words.size, bold=words.bold)
    left = words.x - width * BEFORE[words.align]
    half = words.size * LETTERS / 2
    return Area(left, words.y - half, left + width, words.y + half)


def shorten(text: str, room: float, size: float, ruler: Ruler, *, bold: bool = False) -> str:
    """Return a text that fits, cut with an ellipsis if it must be, between words if it can be."""
    if len(text) <= MOST_LETTERS and ruler.width(text, size, bold=bold) <= room:
        return text

    def cut(letters: int) -> str:
        return f"{text[:letters].rstrip(' ,;:-(')}…"

    last = min(len(text), MOST_LETTERS)
    letters = bisect_right(
        range(1, last), room, key=lambda count: ruler.width(cut(count), size, bold=bold)
    )
    end = text.rfind(" ", 0, letters + 1)
    return cut(end if end >= letters * WORDS_KEPT else letters)


def fit_size(text: str, room: float, sizes: tuple[float, ...], ruler: Ruler) -> float:
    """Return the first of some falling sizes at which a bold text fits, or the last."""
    if len(text) > MOST_LETTERS:
        return sizes[-1]
    fits = (size for size in sizes if ruler.width(text, size, bold=True) <= room)
    return next(fits, sizes[-1])


def wrap(
    text: str, room: float, font: tuple[float, bool], ruler: Ruler, lines: int
) -> tuple[str, ...]:
    """Return a text on at most so many lines, the last one shortened; a font is size and bold."""
    size, bold = font
    words = text[: MOST_LETTERS * lines].split()
    done: list[str] = []
    while words and len(done) < lines - 1:
        fitting = bisect_right(
            range(1, len(words) + 1),
            room,
            key=lambda count: ruler.width(" ".join(words[:count]), size, bold=bold),
        )
        count = max(1, fitting)
        done.append(shorten(" ".join(words[:count]), room, size, ruler, bold=bold))
        words = words[count:]
    if words:
        done.append(shorten(" ".join(words), room, size, ruler, bold=bold))
    return tuple(done)


def printable(text: str) -> str:
    """
    Return a text with what is no letter shown escaped.

    Control characters, line breaks, marks that turn the direction of writing, lone surrogates and
    code points that no font or XML file can hold would break a picture, or make it say something
    else than the graph does.
    """
    if text.isprintable():
        return text
    return "".join(letter if _is_harmless(letter) else _escaped(letter) for letter in text)


def _is_harmless(letter: str) -> bool:
    return letter.isprintable() or category(letter) == "Zs"


def _escaped(letter: str) -> str:
    return " " if letter in "\t\r\n" else letter.encode("unicode_escape").decode("ascii")
