"""The bars of a lever chart: the hours of launch that each lever gains."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.page.chart import (
    MOST_LETTERS,
    Align,
    Box,
    Line,
    Ruler,
    Shape,
    Words,
    shorten,
)
from scheduler.exports.page.time import DAY, Scale, moment_text
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR
from scheduler.studies.levers.levers import LeverResult
from scheduler.wording.quantities import hours_and_days
from scheduler.wording.verdicts.proofs import gain_verdict

SIZE, SMALL = 10.0, 9.0
TITLE_MOST = 330.0
VERDICT_ROOM = 214.0
GAP = 12.0
VALUE = "100 h (4.2 d)"
BAR = 13.0
TALLEST_ROW = 44.0
TICK_ROOM = 44.0
STEPS = (1, 2, 3, 6, 12, 24, 48, 120, 240, 720, 2400)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverRows:
    """The rows of a lever chart, placed; ``verdict`` is the left edge of the last column."""

    results: tuple[LeverResult, ...]
    scale: Scale
    left: float
    verdict: float
    top: float
    row: float

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        return self.top + self.row * len(self.results)


def lay_out_levers(
    results: Sequence[LeverResult],
    across: tuple[float, float],
    down: tuple[float, float],
    ruler: Ruler,
) -> LeverRows:
    """Return the rows of some levers between two abscissae and two ordinates."""
    left, right = across
    titles = max(
        max(
            ruler.width(each.lever.title[:MOST_LETTERS], SIZE, bold=True),
            ruler.width(str(each.lever.change)[:MOST_LETTERS], SMALL),
        )
        for each in results
    )
    bars = left + min(titles, TITLE_MOST) + GAP
    verdict = right - VERDICT_ROOM
    texts = (VALUE, *map(value_text, results))
    values = max(ruler.width(text, SIZE, bold=True) for text in texts)
    most = max(DAY, *(max(each.gain, each.at_most) for each in results))
    return LeverRows(
        results=tuple(results),
        scale=Scale(start=0, end=most, left=bars, right=verdict - values - GAP),
        left=left,
        verdict=verdict,
        top=down[0],
        row=min((down[1] - down[0]) / len(results), TALLEST_ROW),
    )


def row_shapes(rows: LeverRows, plan: ExplainedPlan, ruler: Ruler) -> Iterator[Shape]:
    """Yield scale, titles, bars and verdicts."""
    yield from _ticks(rows)
    for number, each in enumerate(rows.results):
        top = rows.top + number * rows.row
        middle = top + rows.row / 2
        if number % 2 == 0:
            width = rows.verdict + VERDICT_ROOM - rows.left + 8
            yield Box(x=rows.left - 4, y=top, width=width, height=rows.row, role="row-band")
        yield from _titles(rows, each, middle, ruler)
        yield from _bar(rows, each, middle)
        yield from _verdict(rows, plan, each, middle)


def _titles(rows: LeverRows, each: LeverResult, middle: float, ruler: Ruler) -> Iterator[Shape]:
    room = rows.scale.left - rows.left - GAP
    title = shorten(each.lever.title, room, SIZE, ruler, bold=True)
    yield Words(x=rows.left, y=middle - 5.5, text=title, size=SIZE, bold=True)
    setting = shorten(str(each.lever.change), room, SMALL, ruler)
    yield Words(x=rows.left, y=middle + 6.5, text=setting, size=SMALL, role="quiet")


def _bar(rows: LeverRows, each: LeverResult, middle: float) -> Iterator[Shape]:
    scale, top = rows.scale, middle - BAR / 2
    end = scale.x(max(each.gain, each.at_most))
    if each.at_most > each.gain:
        x = scale.x(each.gain)
        yield Box(x=x, y=top, width=end - x, height=BAR, role="at-most")
    width = scale.width(each.gain)
    yield Box(x=scale.left, y=top, width=width, height=BAR, role="plan")
    yield Words(x=end + 5, y=middle, text=value_text(each), size=SIZE, bold=True, halo="paper")


def value_text(each: LeverResult) -> str:
    """Return what a lever gains: ``12 h``, or ``24 h (1.0 d)`` from a day on."""
    return hours_and_days(each.gain)


def _verdict(
    rows: LeverRows, plan: ExplainedPlan, each: LeverResult, middle: float
) -> Iterator[Shape]:
    if each.launch is not None:
        text = f"launch {moment_text(plan.situation.axis.moment(each.launch))}"
        yield Words(x=rows.verdict, y=middle - 5.5, text=text, size=SMALL)
    yield Words(x=rows.verdict, y=middle + 6.5, text=verdict(each), size=SMALL, role="quiet")


def verdict(each: LeverResult) -> str:
    """Say how much of a gain is known."""
    return gain_verdict(each.gain, each.at_most)


def _ticks(rows: LeverRows) -> Iterator[Shape]:
    """Yield the scale of hours."""
    scale = rows.scale
    step = next((hours for hours in STEPS if scale.width(hours * HOUR) >= TICK_ROOM), STEPS[-1])
    minutes: Minutes
    for minutes in range(0, scale.end + 1, step * HOUR):
        x = scale.x(minutes)
        yield Line(points=((x, rows.top), (x, rows.bottom + 3)), role="day")
        text = f"{minutes // HOUR} h"
        for y in (rows.top - 7, rows.bottom + 9):
            yield Words(x=x, y=y, text=text, size=SMALL, role="quiet", align=Align.CENTRE)
