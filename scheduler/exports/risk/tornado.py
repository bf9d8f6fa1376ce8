"""What each source of risk costs, as bars of days, the dearest on top."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.exports.page.chart import Align, Box, Line, Ruler, Shape, Words, shorten, wrap
from scheduler.exports.page.time import Scale
from scheduler.formats.risk.document import RiskDocument, RiskDriverEntry
from scheduler.model.notation.durations import DAY, HOUR
from scheduler.wording.risk.sources import (
    NO_SUM,
    TOGETHER,
    at_80_text,
    days_text,
    more_sources,
    points_of,
    points_text,
)

SIZE, TITLE = 9.0, 10.0
HEAD = 46.0
TALLEST_ROW, LEAST_ROW = 30.0, 22.0
BAR = 11.0
NAME_SHARE = 0.4
COLUMNS = (("mean", 44.0), ("at P80", 48.0), ("points", 36.0))
"""Columns of figures with their widths; points are those of chance of the target."""
LEAST_DAYS = HOUR / DAY
THINNEST = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tornado:
    """The rows of a tornado, placed between two abscissae."""

    rows: tuple[RiskDriverEntry, ...]
    more: str
    left: float
    right: float
    top: float
    row: float
    scale: Scale
    about: str

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        return self.top + self.row * len(self.rows)


def lay_out_tornado(
    told: RiskDocument, across: tuple[float, float], down: tuple[float, float]
) -> Tornado:
    """Return as many sources as have room between two abscissae and two ordinates."""
    left, right = across
    top = down[0] + HEAD
    room = down[1] - top - SIZE * 3
    sums = [] if told.together is None else [told.together]
    most = max(1, int(room // LEAST_ROW) - len(sums))
    rows = (*told.drivers[:most], *sums)
    bars = left + (right - left) * NAME_SHARE
    figures = sum(width for _, width in COLUMNS)
    minutes = [each.mean_minutes or 0.0 for each in rows]
    return Tornado(
        rows=rows,
        more=more_sources(told, most),
        left=left,
        right=right,
        top=top,
        row=min(TALLEST_ROW, room / len(rows)),
        scale=Scale(
            start=round(min(0.0, *minutes, 0.0)),
            end=round(max(HOUR, *minutes, HOUR)),
            left=bars,
            right=right - figures - 6,
        ),
        about=f"days of launch, and points of {points_of(told)}",
    )


def tornado_shapes(tornado: Tornado, ruler: Ruler) -> Iterator[Shape]:
    """Yield the title, a row for each source, and what is left unsaid."""
    left, top = tornado.left, tornado.top - HEAD
    yield Words(
        x=left,
        y=top + 6,
        text="What each source costs, against the same draws without it",
        size=TITLE,
        bold=True,
    )
    text = shorten(tornado.about, tornado.right - left, SIZE, ruler)
    yield Words(x=left, y=top + 19, text=text, size=SIZE, role="quiet")
    for right, (name, _) in zip(_edges(tornado), COLUMNS, strict=True):
        y = tornado.top - 7
        yield Words(x=right, y=y, text=name, size=SIZE, role="quiet", align=Align.RIGHT)
    zero = tornado.scale.x(0)
    yield Line(points=((zero, tornado.top), (zero, tornado.bottom)), role="frame")
    for number, each in enumerate(tornado.rows):
        yield from _row(tornado, each, number, ruler)
    yield from _notes(tornado, ruler)


def _edges(tornado: Tornado) -> list[float]:
    """Return the right edge of each column of figures."""
    edges: list[float] = []
    here = tornado.right
    for _, width in reversed(COLUMNS):
        edges.insert(0, here)
        here -= width
    return edges


def _row(tornado: Tornado, each: RiskDriverEntry, number: int, ruler: Ruler) -> Iterator[Shape]:
    top = tornado.top + number * tornado.row
    middle = top + tornado.row / 2
    is_sum = each.source == TOGETHER
    if number % 2 == 0:
        width = tornado.right - tornado.left + 8
        yield Box(x=tornado.left - 4, y=top, width=width, height=tornado.row, role="row-band")
    room = tornado.scale.left - tornado.left - 6
    lines: Sequence[str] = wrap(each.source, room, (SIZE, is_sum), ruler, 2)
    for place, line in enumerate(lines):
        y = middle + (place - (len(lines) - 1) / 2) * 10.2
        text = shorten(line, room, SIZE, ruler, bold=is_sum)
        yield Words(x=tornado.left, y=y, text=text, size=SIZE, bold=is_sum)
    yield from _bar(tornado, each.mean_minutes or 0.0, middle, is_sum=is_sum)
    texts = (days_text(each.mean_minutes), at_80_text(each), points_text(each))
    for text, right in zip(texts, _edges(tornado), strict=True):
        yield Words(x=right, y=middle, text=text, size=SIZE, bold=is_sum, align=Align.RIGHT)


def _bar(tornado: Tornado, mean: float, middle: float, *, is_sum: bool) -> Iterator[Shape]:
    """Yield the bar of a mean, if there is any."""
    left, right = sorted((tornado.scale.x(0), tornado.scale.x(round(mean))))
    role = "plan" if is_sum else "slip-later" if mean >= 0 else "slip-earlier"
    if mean:
        width = max(right - left, THINNEST)
        yield Box(x=left, y=middle - BAR / 2, width=width, height=BAR, role=role)


def _notes(tornado: Tornado, ruler: Ruler) -> Iterator[Shape]:
    room = tornado.right - tornado.left
    for number, line in enumerate(wrap(f"{tornado.more}{NO_SUM}", room, (SIZE, False), ruler, 2)):
        y = tornado.bottom + 9 + number * 11
        yield Words(x=tornado.left, y=y, text=line, size=SIZE, role="quiet")
