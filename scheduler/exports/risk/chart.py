"""The picture of risk: launches with the curve over them, and what each source of risk costs."""

from collections.abc import Iterator
from pathlib import Path

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import MARGIN, PAGE_HEIGHT, WIDTH, Page, Ruler, Shape, Words, wrap
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.foot import foot_height, foot_shapes
from scheduler.exports.page.grid.grid import Grid
from scheduler.exports.page.paint import write
from scheduler.exports.page.slide_head import slide_head, slide_head_height
from scheduler.exports.page.time import Scale
from scheduler.exports.risk.frame import LaunchFrame, bars_of, span_of
from scheduler.exports.risk.launches import (
    bar_shapes,
    curve_shapes,
    edge_room,
    marks_of_risk,
    scale_shapes,
)
from scheduler.exports.risk.tornado import lay_out_tornado, tornado_shapes
from scheduler.formats.risk.document import RiskDocument
from scheduler.wording.risk.chances import draws_text
from scheduler.wording.risk.sentences import LOW_END, dates_text, headline, outside_lines

SIZE, TITLE = 9.0, 10.0
LEAD = 11.0
SHARES = 40.0
"""Room left of the scale for the shares."""
TORNADO = 376.0
GAP = 22.0
BELOW = 30.0
"""Room for the dates below the frame."""
MOST_REASONS = 2


def draw_risk(
    plan: ExplainedPlan, told: RiskDocument, folder: Path, *, stem: str = "risk"
) -> list[Path]:
    """
    Draw the risk of a plan as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same figures give the same bytes.
    """
    return write(risk_page(plan, told, FontRuler()), folder, stem)


def risk_page(plan: ExplainedPlan, told: RiskDocument, ruler: Ruler) -> Page:
    """Return the page: launches on the left, sources on the right if any are known."""
    shapes = tuple(_shapes(plan, told, ruler))
    return Page(width=WIDTH, height=PAGE_HEIGHT, shapes=broken_at_words(shapes, ruler))


def _shapes(plan: ExplainedPlan, told: RiskDocument, ruler: Ruler) -> Iterator[Shape]:
    situation = plan.situation
    about = (
        f"{situation.campaign.name}, {situation.scenario.title}",
        dates_text(told, situation.axis),
        f"{draws_text(told)}; seed {told.seed}; {told.risk.file}",
    )
    yield from slide_head(headline(told, situation.axis), about, MARGIN, ruler)
    top = MARGIN + slide_head_height(about) + 14
    notes = _notes(told, ruler)
    foot = foot_height(plan, WIDTH - 2 * MARGIN, ruler)
    floor = PAGE_HEIGHT - MARGIN - foot - 4
    bottom = floor - LEAD * len(notes) - 8
    right = WIDTH - MARGIN
    if told.drivers:
        tornado = lay_out_tornado(told, (right - TORNADO, right), (top, bottom))
        yield from tornado_shapes(tornado, ruler)
        right -= TORNADO + GAP
    yield from _launches(plan, told, (MARGIN, top, right, bottom), ruler)
    for number, line in enumerate(notes):
        yield Words(x=MARGIN, y=floor - LEAD * (len(notes) - number - 0.5), text=line, size=SIZE)
    yield from foot_shapes(plan, MARGIN, WIDTH - MARGIN, PAGE_HEIGHT - MARGIN, ruler)


def _launches(
    plan: ExplainedPlan,
    told: RiskDocument,
    edges: tuple[float, float, float, float],
    ruler: Ruler,
) -> Iterator[Shape]:
    """Yield the panel of launches between edges: left, top, right and bottom."""
    left, top, right, bottom = edges
    axis = plan.situation.axis
    yield Words(x=left, y=top + 6, text="Launch", size=TITLE, bold=True)
    text = "bars: share of the draws that launch then; line: share that has launched by then"
    yield Words(x=left, y=top + 19, text=text, size=SIZE, role="quiet")
    bars = bars_of(told, axis)
    later = 1 - told.outside_share - sum(bar.share for bar in bars)
    later = later if later * told.draws > HALF else 0.0
    first, last = span_of(told, bars)
    edge = right - edge_room(later, told.outside_share)
    across = Scale(start=first, end=last, left=left + SHARES, right=edge)
    grid = Grid(plan.situation, across, ruler, marks_of_risk(told))
    flags = top + 28
    frame = LaunchFrame(
        bars=bars,
        later=later,
        outside=told.outside_share,
        across=across,
        top=flags + grid.flags_height + 2,
        bottom=bottom - BELOW,
    )
    yield from scale_shapes(frame, grid, left)
    yield from bar_shapes(frame)
    yield from grid.flags(flags, frame.bottom)
    yield from curve_shapes(told, frame)


HALF = 0.5
"""Less than half a draw is what is left by rounding."""


def _notes(told: RiskDocument, ruler: Ruler) -> tuple[str, ...]:
    """Return what lies outside the rules and why, and what the figures do not count."""
    room = WIDTH - 2 * MARGIN
    reasons = list(outside_lines(told))
    if reasons[MOST_REASONS:]:
        reasons[MOST_REASONS:] = [f"{len(reasons) - MOST_REASONS} more: risk.json"]
    text = f"Outside the rules: {'; '.join(reasons)}"
    lines = wrap(text, room, (SIZE, False), ruler, 2) if reasons else ()
    return (*lines, *wrap(LOW_END, room, (SIZE, False), ruler, 2))
