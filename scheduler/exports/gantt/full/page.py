"""The full chart: one row for each step, grouped by flow, beside the baseline."""

from collections.abc import Iterator

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.gantt.full.ends import end_keys, end_shapes, last_end
from scheduler.exports.gantt.full.layout import BAND, MARGIN, ROW, SIZE, Sheet, lay_out_sheet
from scheduler.exports.gantt.full.panel import PANEL_KEYS, panel_shapes
from scheduler.exports.gantt.parts.band_shapes import PAD as BAND_PAD
from scheduler.exports.gantt.parts.band_shapes import ROW as BAND_ROW
from scheduler.exports.gantt.parts.band_shapes import band_shapes
from scheduler.exports.gantt.parts.bars import arrow, bar_shapes
from scheduler.exports.gantt.parts.legend import (
    LINE,
    LegendKey,
    band_keys,
    keys,
    legend_lines,
    legend_shapes,
    rest_keys,
)
from scheduler.exports.gantt.parts.moves import ShownMoves
from scheduler.exports.gantt.parts.slots import Slots
from scheduler.exports.gantt.parts.steps import ChartStep, chain_links, shown_tasks
from scheduler.exports.gantt.parts.subject import ChartSubject
from scheduler.exports.gantt.parts.vehicles import vehicle_bands, vehicle_titles
from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import Box, Line, Page, Ruler, Shape, Words, shorten
from scheduler.exports.page.foot import foot_height, foot_shapes
from scheduler.exports.page.grid.dates import LEAD
from scheduler.exports.page.grid.grid import Grid
from scheduler.exports.page.grid.mark_names import FLAG, MOST_LINES
from scheduler.exports.page.header import HEIGHT, header_shapes
from scheduler.exports.page.headlines import headline_shapes, headlines_height
from scheduler.formats.risk.document import RiskDocument

GAP = 10.0
BAR = 9.0
TITLE = 10.0
FLOAT = 3.0
HEADS = 14.0
FLOAT_KEY = LegendKey(text="total float", patch="float")
ANY_KEY = LegendKey(text="float any: launch does not depend on the step")
CALENDAR = 2 * LEAD
TOP = MARGIN + HEIGHT + GAP + CALENDAR + MOST_LINES * FLAG


def full_page(
    plan: ExplainedPlan,
    ruler: Ruler,
    *,
    floats: bool = False,
    moves: ShownMoves | None = None,
    risk: RiskDocument | None = None,
) -> Page:
    """
    Return the full chart of a plan, with float bars on request; it grows with the steps.

    Beside an announced plan it shows what has become of that, and where risk is known, between
    which dates each step of the driving chain may end.
    """
    lines = ChartSubject(plan=plan, moves=moves).headlines
    top = TOP + headlines_height(lines) + _vehicles_height(plan)
    sheet = lay_out_sheet(plan, ruler, top, moves, last_end(risk))
    steps = tuple(step for step, _ in sheet.rows())
    extra = (
        *_vehicle_keys(sheet, ruler),
        *rest_keys(plan, sheet.scale.end),
        *((FLOAT_KEY,) if floats else ()),
        *((ANY_KEY,) if any(_is_free(plan, step) for step in steps) else ()),
        *end_keys(risk),
        *(PANEL_KEYS if sheet.panel else ()),
        *_cut_keys(plan, len(steps)),
    )
    width = sheet.right - MARGIN
    legend = legend_lines(keys(plan, steps, extra=extra), width, ruler)
    legend_top = sheet.bottom + CALENDAR + GAP
    foot = foot_height(plan, width, ruler)
    height = legend_top + LINE * len(legend) + GAP + foot + MARGIN
    shapes = (
        *header_shapes(plan, MARGIN, sheet.right, MARGIN, ruler, risk),
        *headline_shapes(lines, (MARGIN, sheet.scale.left - GAP), MARGIN + HEIGHT + GAP, ruler),
        *_time_shapes(sheet, ruler),
        *_table_shapes(sheet, ruler),
        *(_floats(sheet) if floats else ()),
        *_bars(sheet),
        *end_shapes(sheet, risk),
        *panel_shapes(sheet, ruler),
        *legend_shapes(legend, MARGIN, legend_top, ruler),
        *foot_shapes(plan, MARGIN, sheet.right, height - MARGIN, ruler),
    )
    return Page(width=sheet.right + MARGIN, height=height, shapes=broken_at_words(shapes, ruler))


def _vehicles_height(plan: ExplainedPlan) -> float:
    """Return the height of the bands of vehicles, with what keeps them off the table's heads."""
    count = len(vehicle_titles(plan))
    return (BAND_ROW + 2 * BAND_PAD) * count + HEADS if count else 0.0


def _vehicle_keys(sheet: Sheet, ruler: Ruler) -> tuple[LegendKey, ...]:
    """Return the legend entries of the bands of vehicles."""
    return band_keys(vehicle_bands(sheet.plan, Slots(sheet.scale, ruler)))


def _is_free(plan: ExplainedPlan, step: ChartStep) -> bool:
    """Whether a step is still to be done and launch does not wait for it."""
    return not step.is_done and plan.floats[step.id].total is None


def _cut_keys(plan: ExplainedPlan, shown: int) -> tuple[LegendKey, ...]:
    """Return the remark that the chart does not show every step, if it does not."""
    due = len(shown_tasks(plan))
    if shown == due:
        return ()
    text = f"{shown} of {due} steps: the driving chain and the least float; all: schedule.csv"
    return (LegendKey(text=text),)


def _time_shapes(sheet: Sheet, ruler: Ruler) -> Iterator[Shape]:
    """Yield the time axis, and on it the bands of the vehicles above the rows."""
    grid = Grid(sheet.plan.situation, sheet.scale, ruler, sheet.subject.marks)
    shown = vehicle_bands(sheet.plan, Slots(sheet.scale, ruler, grid.barriers))
    top = sheet.top - _vehicles_height(sheet.plan)
    flags = top - grid.flags_height
    yield from grid.calendar(flags - grid.calendar_height)
    yield from grid.backdrop(top, sheet.bottom)
    yield from grid.flags(flags, sheet.bottom)
    yield from grid.calendar(sheet.bottom + 2)
    widest = max((ruler.width(band.title, SIZE) for band in shown), default=0.0)
    gutter = max(MARGIN, sheet.scale.left - widest - GAP)
    yield from band_shapes(shown, sheet.scale, gutter, top, ruler)


def _table_shapes(sheet: Sheet, ruler: Ruler) -> Iterator[Shape]:
    """Yield the bands of the flows and the table left of the bars."""
    for column in sheet.columns:
        yield Words(
            x=column.x,
            y=sheet.top - 6,
            text=column.title,
            size=SIZE,
            role="quiet",
            align=column.align,
        )
    width = sheet.right - MARGIN
    for group, top in sheet.bands():
        yield Box(x=MARGIN - 4, y=top, width=width + 8, height=BAND, role="band")
        yield Box(x=MARGIN, y=top + 3, width=10, height=BAND - 6, role=group.role)
        title = shorten(group.title, sheet.scale.left / 2, TITLE, ruler, bold=True)
        text = f"{title}, {group.count}"
        yield Words(x=MARGIN + 15, y=top + BAND / 2, text=text, size=TITLE, bold=True)
    for step, middle in sheet.rows():
        base = middle + ROW / 2
        yield Line(points=((MARGIN - 4, base), (sheet.right + 4, base)), role="row")
        yield from _cells(sheet, step, middle)


def _cells(sheet: Sheet, step: ChartStep, middle: float) -> Iterator[Shape]:
    for column in sheet.columns:
        yield Words(
            x=column.x,
            y=middle,
            text=column.texts[step.id],
            size=SIZE,
            align=column.align,
            bold=step.is_critical,
            role="quiet" if step.is_done else "text",
        )


def _bars(sheet: Sheet) -> Iterator[Shape]:
    middles = {step.id: middle for step, middle in sheet.rows()}
    for link in chain_links(sheet.plan):
        across = sheet.scale.x(link.event), sheet.scale.x(link.start)
        yield from arrow(across, (middles[link.source], middles[link.target]), BAR / 2)
    for step, middle in sheet.rows():
        yield from bar_shapes(step, sheet.scale, middle, BAR)


def _floats(sheet: Sheet) -> Iterator[Shape]:
    """Yield from the end of each step how late it may end without moving launch."""
    for step, middle in sheet.rows():
        if step.is_done:
            continue
        own = sheet.plan.floats[step.id]
        x = sheet.scale.x(sheet.plan.schedule[step.id].end)
        end = min(sheet.scale.x(own.late_end), sheet.scale.right)
        if own.total and end > x:
            y = middle - FLOAT / 2
            yield Box(x=x, y=y, width=end - x, height=FLOAT, role="float")
