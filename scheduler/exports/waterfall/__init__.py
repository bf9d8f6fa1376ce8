"""The driving chain as a waterfall: step by step from the campaign start down to launch."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import Box, Diamond, Line, Page, Ruler, Shape, Words, wrap
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.foot import foot_height, foot_shapes
from scheduler.exports.page.grid.dates import LEAD
from scheduler.exports.page.grid.grid import Grid
from scheduler.exports.page.grid.mark_names import FLAG, MOST_LINES
from scheduler.exports.page.grid.marks import marks_of
from scheduler.exports.page.header import HEIGHT, header_shapes
from scheduler.exports.page.paint import write
from scheduler.exports.page.time import END_MARGIN
from scheduler.exports.waterfall.bars import Stairs, lay_out_stairs, stair_shapes, table_shapes
from scheduler.exports.waterfall.rows import ChainStep, chain_steps, piece_role
from scheduler.exports.waterfall.shares import panel_height, share_shapes
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.notation.durations import format_minutes
from scheduler.wording.quantities import count_of

LEAST_HEIGHT = 540.0
ASPECT = 16 / 9
MARGIN = 12.0
GAP = 8.0
PANEL, PANEL_GAP = 212.0, 14.0
LEAST_ROW = 11.5
LINE, SIZE, SWATCH = 12.0, 9.0, 16.0
TITLE = 10.5
MOST_HEAD = 2 * LEAD + MOST_LINES * FLAG + 2
"""Room for dates and flags above the rows."""
HANDED = "a crew, place or cleared zone is handed over"
KEPT = "held back by a limit, a preference or the announced plan"
KEYS = {
    "chain-work": "work",
    "chain-pause": "pause of a step between shifts",
    "chain-lag": "lag after a step",
    "chain-shift": "waiting for a shift, or for a long enough one",
    "chain-window": "waiting for a window",
    "chain-closed": "waiting for a place to open",
    "chain-rest": "waiting for the end of a holiday or stand-down",
    "chain-limit": "held back by a limit or a preference",
    "chain-other": "waiting for another step",
}


def draw_waterfall(
    plan: ExplainedPlan,
    folder: Path,
    *,
    stem: str = "waterfall",
    risk: RiskDocument | None = None,
) -> list[Path]:
    """
    Draw the driving chain of a plan as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same plan gives the same bytes.
    """
    return write(waterfall_page(plan, FontRuler(), risk), folder, stem)


def waterfall_page(plan: ExplainedPlan, ruler: Ruler, risk: RiskDocument | None = None) -> Page:
    """Return the waterfall on a page of 16 to 9, which grows when the chain is very long."""
    steps = chain_steps(plan)
    foot = foot_height(plan, LEAST_HEIGHT * ASPECT - 2 * MARGIN, ruler)
    top = MARGIN + HEIGHT + GAP
    legend = LINE * (len(KEYS) + 7)
    height = max(
        LEAST_HEIGHT,
        top + MOST_HEAD + LEAST_ROW * len(steps) + foot + MARGIN,
        top + panel_height(plan, PANEL, ruler) + GAP + legend + foot + MARGIN,
    )
    width = height * ASPECT
    end = max(plan.launch_minute, 1) + -(-max(plan.launch_minute, 1) // END_MARGIN)
    across = MARGIN, width - MARGIN - PANEL - PANEL_GAP
    down = top + MOST_HEAD, height - MARGIN - foot - GAP
    stairs = lay_out_stairs(steps, across, down, end, ruler)
    shapes = tuple(_shapes(plan, stairs, (width, height), ruler, risk))
    return Page(width=width, height=height, shapes=broken_at_words(shapes, ruler))


def _shapes(
    plan: ExplainedPlan,
    stairs: Stairs,
    size: tuple[float, float],
    ruler: Ruler,
    risk: RiskDocument | None,
) -> Iterator[Shape]:
    width, height = size
    right = width - MARGIN
    top = MARGIN + HEIGHT + GAP
    yield from header_shapes(plan, MARGIN, right, MARGIN, ruler, risk)
    grid = Grid(plan.situation, stairs.scale, ruler, marks_of(plan))
    flags = stairs.top - grid.flags_height
    yield from grid.calendar(flags - grid.calendar_height)
    yield from grid.backdrop(stairs.top, stairs.bottom)
    yield from grid.flags(flags, stairs.bottom)
    yield from _title(plan, top, len({step.id for step in stairs.steps}))
    yield from table_shapes(stairs, ruler)
    yield from stair_shapes(stairs, plan.launch_minute, ruler)
    yield from share_shapes(plan, (right - PANEL, right), top, ruler)
    below = top + panel_height(plan, PANEL, ruler) + GAP
    yield from _legend(stairs.steps, right - PANEL, below, ruler)
    yield from foot_shapes(plan, MARGIN, right, height - MARGIN, ruler)


def _title(plan: ExplainedPlan, top: float, count: int) -> Iterator[Shape]:
    text = "What sets the launch date"
    yield Words(x=MARGIN, y=top + 6, text=text, size=TITLE, bold=True)
    text = f"{count} of {count_of(len(plan.schedule.tasks), 'step')} form the driving chain"
    yield Words(x=MARGIN, y=top + 19, text=text, size=SIZE, role="quiet")


def _keys(steps: Sequence[ChainStep]) -> Iterator[tuple[str, str]]:
    """Yield what each mark means, by its role."""
    causes = {piece.cause for step in steps for piece in step.pieces}
    for role, text in KEYS.items():
        is_kept = role == "chain-limit" and Cause.ANNOUNCED in causes
        yield role, KEPT if is_kept else text


def _legend(steps: Sequence[ChainStep], left: float, top: float, ruler: Ruler) -> Iterator[Shape]:
    """Yield a key to every mark that the staircase carries."""
    used = {piece_role(piece) for step in steps for piece in step.pieces if piece.length}
    x, y = left + SWATCH / 2, top + LINE / 2
    entries: list[tuple[str, Callable[[float], Shape]]] = [
        (text, partial(_swatch, left, role)) for role, text in _keys(steps) if role in used
    ]
    handed = {step.is_handed_over for step in steps[1:]}
    ties = {False: ("chain-link", "after the previous step"), True: ("chain-resource", HANDED)}
    entries += [(ties[each][1], partial(_tie, x, ties[each][0])) for each in sorted(handed)]
    if any(step.worked == 0 for step in steps):
        entries.append(("milestone, or a step whose start counts", partial(_point, x)))
    for text, draw in entries:
        yield draw(y)
        for line in wrap(text, PANEL - SWATCH - 6, (SIZE, False), ruler, 2):
            yield Words(x=left + SWATCH + 6, y=y, text=line, size=SIZE)
            y += LINE
    for line in wrap(_part_text(steps), PANEL, (SIZE, False), ruler, 3):
        yield Words(x=left, y=y, text=line, size=SIZE, role="quiet")
        y += LINE


def _swatch(left: float, role: str, y: float) -> Shape:
    return Box(x=left, y=y - 3.5, width=SWATCH, height=7, role=role)


def _tie(x: float, role: str, y: float) -> Shape:
    return Line(points=((x, y - 5), (x, y + 5)), role=role)


def _point(x: float, y: float) -> Shape:
    return Diamond(x=x, y=y, size=7, role="milestone")


def _part_text(steps: Sequence[ChainStep]) -> str:
    """Say what a part of a step's hours means, by the first example, if there is one."""
    parts = (step for step in steps if step.worked < step.duration)
    step = next(parts, None)
    if step is None:
        return ""
    part, whole = format_minutes(step.worked), format_minutes(step.duration)
    return f"{step.id}, {part} of {whole}: the chain leaves this step before it ends"
