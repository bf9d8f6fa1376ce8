"""The lever chart: what would bring launch forward, one rule at a time."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scheduler.analyse.plan import Plan
from scheduler.exports.levers.bars import lay_out_levers, row_shapes
from scheduler.exports.page.chart import Align, Box, Page, Ruler, Shape, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.foot import foot_shapes
from scheduler.exports.page.header import HEIGHT, header_shapes
from scheduler.exports.page.paint import write
from scheduler.exports.page.time import moment_text
from scheduler.studies.levers import LeverResult, gaining, tried_text

WIDTH, PAGE_HEIGHT = 1152.0, 648.0
MARGIN = 18.0
MOST = 15
TITLE, SIZE, LARGE = 12.0, 7.4, 15.0
TOP = MARGIN + HEIGHT + 62.0
BOTTOM = PAGE_HEIGHT - MARGIN - 46.0
NOTHING = "No single lever brings launch forward."
THIRD = 1 / 3


def draw_levers(
    plan: Plan, results: list[LeverResult], folder: Path, *, stem: str = "levers"
) -> list[Path]:
    """
    Draw what each lever gains as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same plan and results give the same bytes.
    """
    return write(lever_page(plan, results, FontRuler()), folder, stem)


def lever_page(plan: Plan, results: Sequence[LeverResult], ruler: Ruler) -> Page:
    """Return the chart of the levers that gain, or the sentence that none does."""
    return Page(width=WIDTH, height=PAGE_HEIGHT, shapes=tuple(_shapes(plan, results, ruler)))


def _shapes(plan: Plan, results: Sequence[LeverResult], ruler: Ruler) -> Iterator[Shape]:
    right = WIDTH - MARGIN
    yield from header_shapes(plan, MARGIN, right, MARGIN, ruler)
    top = MARGIN + HEIGHT + 18
    moment = plan.situation.axis.moment(plan.launch)
    title = f"What would bring launch forward from {moment_text(moment)}?"
    yield Words(x=MARGIN, y=top, text=title, size=TITLE, bold=True)
    text = "Hours of launch gained by one rule alone, one notch looser, planned anew"
    yield Words(x=MARGIN, y=top + 16, text=text, size=SIZE, role="quiet")
    shown = gaining(results)
    if shown:
        yield from _legend(shown, right, top + 16)
        rows = lay_out_levers(shown[:MOST], (MARGIN, right), (TOP, BOTTOM), ruler)
        yield from row_shapes(rows, plan, ruler)
    else:
        yield from _sentence()
    yield from _foot(shown, results)
    yield from foot_shapes(plan, MARGIN, right, PAGE_HEIGHT - MARGIN + 5, ruler)


def _sentence() -> Iterator[Shape]:
    middle = TOP + (BOTTOM - TOP) * THIRD
    yield Words(x=WIDTH / 2, y=middle, text=NOTHING, size=LARGE, bold=True, align=Align.CENTRE)
    text = "Each rule was loosened by itself; several together may help."
    yield Words(x=WIDTH / 2, y=middle + 24, text=text, size=9.0, role="quiet", align=Align.CENTRE)


def _legend(shown: Sequence[LeverResult], right: float, y: float) -> Iterator[Shape]:
    keys = [("plan", "gained")]
    if any(each.at_most > each.gain for each in shown):
        keys.append(("at-most", "possible at most, not found in the time"))
    x = right - 250.0
    for role, text in keys:
        yield Box(x=x, y=y - 4, width=18, height=8, role=role)
        yield Words(x=x + 23, y=y, text=text, size=SIZE)
        x += 70.0


def _foot(shown: Sequence[LeverResult], results: Sequence[LeverResult]) -> Iterator[Shape]:
    y = PAGE_HEIGHT - MARGIN - 12
    text = tried_text(results)
    if len(shown) > MOST:
        text = f"The best {MOST} are shown. {text}"
    yield Words(x=MARGIN, y=y, text=text, size=SIZE)
