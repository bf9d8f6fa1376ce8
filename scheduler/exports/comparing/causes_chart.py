"""The causes of a slip as a waterfall: from the announced launch, cause by cause, to now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.analyse.causes.causes import Causes, SlipCause
from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import (
    MARGIN,
    WIDTH,
    Align,
    Box,
    Diamond,
    Line,
    Page,
    Ruler,
    Shape,
    Words,
    shorten,
)
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.grid.dates import LEAD
from scheduler.exports.page.grid.grid import Grid
from scheduler.exports.page.headlines import headline_shapes, headlines_height, slide_title
from scheduler.exports.page.paint import write
from scheduler.exports.page.time import Scale
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR
from scheduler.wording.changes.headlines import headlines
from scheduler.wording.changes.slip_causes import ate_text, cause_text, given_back_text, signed

LEAST_HEIGHT = 300.0
SIZE = 9.0
HEAD = 24.0
ROW, BAR, POINT = 20.0, 11.0, 9.0
KNOWN, MINUTES, SHARE = 330.0, 500.0, 590.0
"""Where the columns behind the names of causes are anchored."""
CHART = 606.0
BESIDE = 0.25
"""The scale goes on for this share of its length, for what is written behind bars."""
THINNEST = 1.5
LINE = 12.0
MOST_IDLE = 8
HEADS = (
    ("Cause, in the order in which it became known", MARGIN, Align.LEFT),
    ("Known", KNOWN, Align.LEFT),
    ("Launch moves", MINUTES, Align.RIGHT),
    ("Fair share", SHARE, Align.RIGHT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """A row: what it is, when it was known, its share, and the launch before and after it."""

    name: str
    before: Minutes
    after: Minutes
    known: str = ""
    share: str = ""
    is_sum: bool = False

    @property
    def role(self) -> str:
        """How its bar looks: later, or earlier."""
        return "slip-later" if self.after > self.before else "slip-earlier"


def draw_causes(
    found: PlansBeside, causes: Causes, folder: Path, *, stem: str = "causes"
) -> list[Path]:
    """
    Draw the causes of a slip as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same plans give the same bytes.
    """
    return write(causes_page(found, causes, FontRuler()), folder, stem)


def stairs(found: PlansBeside, causes: Causes) -> tuple[Stair, ...]:
    """Return the rows: announced launch, each cause that moves it, what came back, new launch."""
    here = causes.announced
    rows = [Stair(name="Announced launch", before=here, after=here, is_sum=True)]
    for cause in causes.effective:
        rows.append(_stair(found, cause, here, is_about=causes.is_about))
        here += cause.by_step
    if causes.given_back:
        rows.append(
            Stair(name="Launch if only pushed", before=here, after=here, is_sum=True),
        )
        name = given_back_text(causes)
        rows.append(
            Stair(name=f"{name[:1].upper()}{name[1:]}", before=here, after=here + causes.given_back)
        )
    new = causes.new
    return (*rows, Stair(name="Launch now", before=new, after=new, is_sum=True))


def _stair(found: PlansBeside, cause: SlipCause, here: Minutes, *, is_about: bool) -> Stair:
    hours = f"{float(cause.share) / HOUR:+.1f} h"
    return Stair(
        name=cause_text(cause, is_long=True),
        before=here,
        after=here + cause.by_step,
        known="" if cause.known is None else found.axis.say(cause.known),
        share=f"about {hours}" if is_about else hours,
    )


def causes_page(found: PlansBeside, causes: Causes, ruler: Ruler) -> Page:
    """Return the waterfall of causes, which grows with their number."""
    rows, idle = stairs(found, causes), causes.without_effect
    lines = headlines(found.new.plan, found, causes)
    top = MARGIN + HEAD + headlines_height(lines) + 2 * LEAD + LINE + 8
    bottom = top + ROW * len(rows)
    notes = min(len(idle), MOST_IDLE + 1) + 1 if idle else 0
    height = max(LEAST_HEIGHT, bottom + 16 + LINE * notes + MARGIN)
    shapes = (
        *_head(found, lines, ruler),
        *_scale_shapes(found, rows, (top, bottom), ruler),
        *_rows(found, rows, top, ruler),
        *_idle(idle, bottom + 16, ruler),
    )
    return Page(width=WIDTH, height=height, shapes=broken_at_words(shapes, ruler))


def _head(found: PlansBeside, lines: Sequence[str], ruler: Ruler) -> Iterator[Shape]:
    name = found.new.plan.situation.campaign.name
    yield slide_title(f"{name}: why launch moved", ruler)
    yield from headline_shapes(lines, (MARGIN, WIDTH - MARGIN), MARGIN + HEAD, ruler)


def _scale(rows: Sequence[Stair]) -> Scale:
    minutes = [minute for row in rows for minute in (row.before, row.after)]
    low, high = min(minutes), max(minutes)
    room = max((high - low) // 20, HOUR)
    beside = round((high - low + 2 * room) * BESIDE)
    return Scale(start=low - room, end=high + beside, left=CHART, right=WIDTH - MARGIN)


def _scale_shapes(
    found: PlansBeside, rows: Sequence[Stair], down: tuple[float, float], ruler: Ruler
) -> Iterator[Shape]:
    """Yield dates, days, and a line where launch was announced and where it is now."""
    top, bottom = down
    scale = _scale(rows)
    grid = Grid(found.new.plan.situation, scale, ruler)
    yield from grid.calendar(top - LINE - 4 - grid.calendar_height)
    yield from grid.backdrop(top, bottom)
    width = scale.right - scale.left
    yield Box(x=scale.left, y=top, width=width, height=bottom - top, role="frame")
    for row, role in ((rows[0], "announced-launch"), (rows[-1], "launch")):
        x = scale.x(row.after)
        yield Line(points=((x, top), (x, bottom)), role=role)
    for text, x, align in HEADS:
        yield Words(x=x, y=top - 8, text=text, size=SIZE, role="quiet", align=align)


def _rows(found: PlansBeside, rows: Sequence[Stair], top: float, ruler: Ruler) -> Iterator[Shape]:
    scale = _scale(rows)
    for number, row in enumerate(rows):
        middle = top + (number + 0.5) * ROW
        base = middle + ROW / 2
        yield Line(points=((MARGIN, base), (CHART, base)), role="row")
        name = shorten(row.name, KNOWN - MARGIN - 8, SIZE + 0.5, ruler, bold=row.is_sum)
        yield Words(x=MARGIN, y=middle, text=name, size=SIZE + 0.5, bold=row.is_sum)
        if row.is_sum:
            text = found.axis.say(row.after)
            yield Words(x=KNOWN, y=middle, text=text, size=SIZE, bold=True)
            role = "point" if number else "announced-point"
            yield Diamond(x=scale.x(row.after), y=middle, size=POINT, role=role)
            continue
        yield Words(x=KNOWN, y=middle, text=row.known, size=SIZE)
        moved = signed(row.after - row.before)
        for x, text in ((MINUTES, moved), (SHARE, row.share)):
            yield Words(x=x, y=middle, text=text, size=SIZE, align=Align.RIGHT)
        yield from _bar(row, scale, middle, moved)
        x, below = scale.x(row.after), middle + ROW
        yield Line(points=((x, middle + BAR / 2), (x, below - BAR / 2)), role="slip-lead")


def _bar(row: Stair, scale: Scale, middle: float, moved: str) -> Iterator[Shape]:
    left, right = sorted((scale.x(row.before), scale.x(row.after)))
    if row.before != row.after:
        width = max(right - left, THINNEST)
        yield Box(x=left, y=middle - BAR / 2, width=width, height=BAR, role=row.role)
    yield Words(x=right + 4, y=middle, text=moved, size=SIZE, bold=True, halo="paper")


def _idle(idle: Sequence[SlipCause], top: float, ruler: Ruler) -> Iterator[Shape]:
    """Yield the causes that did not move launch, with the float that they took."""
    if not idle:
        return
    text = "Without effect on launch"
    yield Words(x=MARGIN, y=top, text=text, size=SIZE, bold=True)
    lines = [f"{cause_text(each, is_long=True)}; {ate_text(each)}" for each in idle[:MOST_IDLE]]
    if idle[MOST_IDLE:]:
        lines.append(f"and {len(idle) - MOST_IDLE} more: causes.csv")
    for number, line in enumerate(lines, start=1):
        shown = shorten(line, WIDTH - 2 * MARGIN, SIZE, ruler)
        yield Words(x=MARGIN, y=top + number * LINE, text=shown, size=SIZE, role="quiet")
