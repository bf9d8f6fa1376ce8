"""The lever chart: what would bring launch forward, one rule at a time."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.levers.bars import lay_out_levers, row_shapes
from scheduler.exports.levers.crews import (
    CREWS_TITLE,
    KINDS_TITLE,
    crew_lines,
    kind_lines,
    section_height,
    section_shapes,
)
from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import (
    MARGIN,
    PAGE_HEIGHT,
    WIDTH,
    Align,
    Box,
    Page,
    Ruler,
    Shape,
    Words,
    shorten,
    wrap,
)
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.foot import foot_height, foot_shapes
from scheduler.exports.page.header import HEIGHT, header_shapes
from scheduler.exports.page.paint import write
from scheduler.exports.page.time import moment_text
from scheduler.studies.levers.levers import LeverResult, gaining
from scheduler.studies.levers.sentences import nothing_text, tried_text
from scheduler.wording.quantities import count_of
from scheduler.wording.vehicles import launch_named

MOST = 10
TITLE, SIZE, LARGE = 13.0, 9.0, 15.0
LEAD, GAP = 11.5, 12.0
HEADS = 58.0
TOP = MARGIN + HEIGHT + HEADS
TICKS = 18.0
ROW = 27.0
SENTENCE = 70.0
SWATCH = 22.0
NOTES = 3


def draw_levers(
    plan: ExplainedPlan,
    results: list[LeverResult],
    folder: Path,
    *,
    left: int = 0,
    stem: str = "levers",
) -> list[Path]:
    """
    Draw what each lever gains as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same plan and results give the same bytes.
    """
    return write(lever_page(plan, results, FontRuler(), left), folder, stem)


def lever_page(
    plan: ExplainedPlan, results: Sequence[LeverResult], ruler: Ruler, left: int = 0
) -> Page:
    """Return the chart of the levers that gain, and of what a team of each crew buys."""
    shapes = tuple(_shapes(plan, results, ruler, left))
    return Page(width=WIDTH, height=PAGE_HEIGHT, shapes=broken_at_words(shapes, ruler))


def _shapes(
    plan: ExplainedPlan, results: Sequence[LeverResult], ruler: Ruler, left: int
) -> Iterator[Shape]:
    right, width = WIDTH - MARGIN, WIDTH - 2 * MARGIN
    yield from header_shapes(plan, MARGIN, right, MARGIN, ruler)
    top = MARGIN + HEIGHT + 16
    moment = plan.situation.axis.moment(plan.launch_minute)
    subject = launch_named(plan.situation.campaign)
    title = f"What would bring {subject} forward from {moment_text(moment)}?"
    title = shorten(title, width, TITLE, ruler, bold=True)
    yield Words(x=MARGIN, y=top, text=title, size=TITLE, bold=True)
    text = "Time saved by loosening a single rule by one step, each planned anew"
    yield Words(x=MARGIN, y=top + 17, text=text, size=SIZE, role="quiet")
    shown = gaining(results)
    sections = ((CREWS_TITLE, crew_lines(plan, results)), (KINDS_TITLE, kind_lines(results)))
    heights = [section_height(lines, width, ruler) + GAP for _, lines in sections if lines]
    foot = foot_height(plan, width, ruler)
    floor = PAGE_HEIGHT - MARGIN - foot - LEAD * NOTES - 6
    bottom = floor - sum(heights)
    most = min(MOST, max(1, int((bottom - TICKS - TOP) // ROW)))
    end = TOP + SENTENCE
    if shown:
        yield from _legend(shown, right, top + 17, ruler)
        rows = lay_out_levers(shown[:most], (MARGIN, right), (TOP, bottom - TICKS), ruler)
        yield from row_shapes(rows, plan, ruler)
        end = rows.bottom + TICKS
    else:
        yield from _sentence(nothing_text(results, left))
    for title, lines in sections:
        yield from section_shapes(title, lines, (MARGIN, end + GAP, width), ruler)
        end += section_height(lines, width, ruler) + (GAP if lines else 0.0)
    for number, line in enumerate(_notes(len(shown[most:]), results, left, ruler)):
        yield Words(x=MARGIN, y=floor + (number + 0.5) * LEAD, text=line, size=SIZE)
    yield from foot_shapes(plan, MARGIN, right, PAGE_HEIGHT - MARGIN, ruler)


def _sentence(nothing: str) -> Iterator[Shape]:
    middle = TOP + SENTENCE / 3
    yield Words(x=WIDTH / 2, y=middle, text=nothing, size=LARGE, bold=True, align=Align.CENTRE)
    text = "Each rule was loosened by itself; several together may still help."
    yield Words(x=WIDTH / 2, y=middle + 22, text=text, size=10.0, role="quiet", align=Align.CENTRE)


def _legend(shown: Sequence[LeverResult], right: float, y: float, ruler: Ruler) -> Iterator[Shape]:
    """Yield what the bars mean, right-aligned."""
    keys = [("plan", "saved")]
    if any(each.at_most > each.gain for each in shown):
        keys.append(("at-most", "possible at most, not found in time"))
    x = right - sum(ruler.width(text, SIZE) + SWATCH + 10 for _, text in keys)
    for role, text in keys:
        yield Box(x=x, y=y - 4, width=SWATCH - 5, height=8, role=role)
        yield Words(x=x + SWATCH, y=y, text=text, size=SIZE)
        x += ruler.width(text, SIZE) + SWATCH + 10


def _notes(
    left_out: int, results: Sequence[LeverResult], left: int, ruler: Ruler
) -> tuple[str, ...]:
    """Return what became of the levers that are not shown, on as many lines as it needs."""
    text = tried_text(results)
    if left:
        text = f"{text} {count_of(left, 'rule')} could not be tried before the interrupt."
    if left_out:
        text = f"Only the best are shown; {left_out} more save less. {text}"
    return wrap(text, WIDTH - 2 * MARGIN, (SIZE, False), ruler, NOTES)
