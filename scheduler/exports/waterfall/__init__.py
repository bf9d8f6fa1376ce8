"""The driving chain as a waterfall: step by step from the campaign start down to launch."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scheduler.analyse.plan import Plan
from scheduler.exports.page.chart import Box, Diamond, Line, Page, Ruler, Shape, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.foot import foot_shapes
from scheduler.exports.page.grid import CALENDAR, FLAGS, Grid
from scheduler.exports.page.header import HEIGHT, header_shapes
from scheduler.exports.page.paint import write
from scheduler.exports.page.time import END_MARGIN
from scheduler.exports.waterfall.bars import Stairs, lay_out_stairs, stair_shapes, table_shapes
from scheduler.exports.waterfall.rows import ChainStep, chain_steps, piece_role
from scheduler.exports.waterfall.shares import panel_height, share_shapes

LEAST_HEIGHT = 648.0
ASPECT = 16 / 9
MARGIN = 18.0
GAP = 9.0
PANEL, PANEL_GAP = 204.0, 16.0
LEAST_ROW = 9.0
FOOT = 12.0
LINE, SIZE, SWATCH = 13.0, 6.8, 18.0
TOP = MARGIN + HEIGHT + GAP + CALENDAR + FLAGS
HANDED = "a crew, place or cleared zone is handed over"
KEYS = {
    "chain-work": "work",
    "chain-pause": "pause of a step between shifts",
    "chain-lag": "lag after a step",
    "chain-shift": "waiting for people or a longer stretch of shifts",
    "chain-window": "waiting for a window",
    "chain-limit": "held back by a limit, or put off",
    "chain-other": "other waiting",
}


def draw_waterfall(plan: Plan, folder: Path, *, stem: str = "waterfall") -> list[Path]:
    """
    Draw the driving chain of a plan as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same plan gives the same bytes.
    """
    return write(waterfall_page(plan, FontRuler()), folder, stem)


def waterfall_page(plan: Plan, ruler: Ruler) -> Page:
    """Return the waterfall on a page of 16 to 9, which grows when the chain is very long."""
    steps = chain_steps(plan)
    height = max(
        LEAST_HEIGHT,
        TOP + LEAST_ROW * len(steps) + FOOT + MARGIN,
        TOP + panel_height(plan) + GAP + LINE * (len(KEYS) + 3) + FOOT + MARGIN,
    )
    width = height * ASPECT
    right = width - MARGIN - PANEL - PANEL_GAP
    end = max(plan.launch, 1) + -(-max(plan.launch, 1) // END_MARGIN)
    down = (TOP, height - MARGIN - FOOT)
    stairs = lay_out_stairs(steps, (MARGIN, right), down, end, ruler)
    shapes = tuple(_shapes(plan, stairs, (width, height), ruler))
    return Page(width=width, height=height, shapes=shapes)


def _shapes(plan: Plan, stairs: Stairs, size: tuple[float, float], ruler: Ruler) -> Iterator[Shape]:
    width, height = size
    right = width - MARGIN
    yield from header_shapes(plan, MARGIN, right, MARGIN, ruler)
    grid = Grid(plan.situation, stairs.scale, ruler)
    yield from grid.calendar(stairs.top - FLAGS - CALENDAR)
    yield from grid.backdrop(stairs.top, stairs.bottom)
    yield from grid.flags(stairs.top - FLAGS, stairs.bottom, plan.launch)
    yield from _title(plan, stairs)
    yield from table_shapes(stairs, ruler)
    yield from stair_shapes(stairs, plan.launch, ruler)
    top = stairs.top - FLAGS - CALENDAR
    yield from share_shapes(plan, (right - PANEL, right), top, ruler)
    yield from _legend(stairs.steps, right - PANEL, top + panel_height(plan) + GAP)
    yield from foot_shapes(plan, MARGIN, right, height - MARGIN + 5, ruler)


def _title(plan: Plan, stairs: Stairs) -> Iterator[Shape]:
    top = stairs.top - FLAGS - CALENDAR
    text = "What sets the launch date"
    yield Words(x=MARGIN, y=top + 6, text=text, size=9.0, bold=True)
    count = len(stairs.steps)
    text = f"{count} of {len(plan.schedule.tasks)} steps form the driving chain"
    yield Words(x=MARGIN, y=top + 18, text=text, size=SIZE, role="quiet")


def _legend(steps: Sequence[ChainStep], left: float, top: float) -> Iterator[Shape]:
    """Yield a key to every mark that the staircase carries."""
    used = {piece_role(piece) for step in steps for piece in step.pieces if piece.length}
    y = top + LINE / 2
    for role, text in KEYS.items():
        if role in used:
            yield Box(x=left, y=y - 3.5, width=SWATCH, height=7, role=role)
            yield Words(x=left + SWATCH + 6, y=y, text=text, size=SIZE)
            y += LINE
    handed = {step.is_handed_over for step in steps[1:]}
    ties = {False: ("chain-link", "after the step before"), True: ("chain-resource", HANDED)}
    for is_handed in sorted(handed):
        role, text = ties[is_handed]
        x = left + SWATCH / 2
        yield Line(points=((x, y - 5), (x, y + 5)), role=role)
        yield Words(x=left + SWATCH + 6, y=y, text=text, size=SIZE)
        y += LINE
    if any(step.worked == 0 for step in steps):
        yield Diamond(x=left + SWATCH / 2, y=y, size=7, role="milestone")
        text = "milestone, or a step whose start counts"
        yield Words(x=left + SWATCH + 6, y=y, text=text, size=SIZE)
