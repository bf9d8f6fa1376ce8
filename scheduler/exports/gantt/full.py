"""The full chart: one row for each step, grouped by flow, beside the baseline."""

from collections.abc import Iterator

from scheduler.analyse.plan import Plan
from scheduler.exports.gantt.bars import arrow, bar_shapes, bar_span
from scheduler.exports.gantt.legend import LINE, Key, keys, legend_lines, legend_shapes, off_keys
from scheduler.exports.gantt.panel import PANEL_KEYS, panel_shapes
from scheduler.exports.gantt.sheet import BAND, MARGIN, ROW, SIZE, Sheet, lay_out_sheet
from scheduler.exports.gantt.steps import Step, chain_links
from scheduler.exports.page.chart import Align, Box, Line, Page, Ruler, Shape, Words
from scheduler.exports.page.foot import foot_shapes
from scheduler.exports.page.grid import CALENDAR, FLAGS, Grid
from scheduler.exports.page.header import HEIGHT, header_shapes

GAP = 10.0
BAR = 7.4
NOTE = 5.6
NOTE_PAD = 3.0
FOOT = 14.0
FLOAT = 2.0
FLOAT_KEY = Key(text="total float", patch="float")
TOP = MARGIN + HEIGHT + GAP + CALENDAR + FLAGS


def full_page(plan: Plan, ruler: Ruler, *, floats: bool = False) -> Page:
    """Return the full chart of a plan, with float bars on request; it grows with the steps."""
    sheet = lay_out_sheet(plan, ruler, TOP)
    steps = tuple(step for step, _ in sheet.rows())
    extra = (
        *off_keys(plan),
        *((FLOAT_KEY,) if floats else ()),
        *(PANEL_KEYS if sheet.panel else ()),
        *_cut_keys(plan, len(steps)),
    )
    legend = legend_lines(keys(plan, steps, extra=extra), sheet.right - MARGIN, ruler)
    legend_top = sheet.bottom + CALENDAR + GAP
    height = legend_top + LINE * len(legend) + FOOT + MARGIN
    shapes = (
        *header_shapes(plan, MARGIN, sheet.right, MARGIN, ruler),
        *_time_shapes(sheet, ruler),
        *_table_shapes(sheet),
        *(_floats(sheet) if floats else ()),
        *_bars(sheet, ruler),
        *panel_shapes(sheet, ruler),
        *legend_shapes(legend, MARGIN, legend_top, ruler),
        *foot_shapes(plan, MARGIN, sheet.right, height - MARGIN, ruler),
    )
    return Page(width=sheet.right + MARGIN, height=height, shapes=shapes)


def _cut_keys(plan: Plan, shown: int) -> tuple[Key, ...]:
    """Return the remark that the chart does not show every step, if it does not."""
    due = len(plan.situation.jobs)
    if shown == due:
        return ()
    text = f"{shown} of {due} steps: the driving chain and the least float; all: schedule.csv"
    return (Key(text=text),)


def _time_shapes(sheet: Sheet, ruler: Ruler) -> Iterator[Shape]:
    grid = Grid(sheet.plan.situation, sheet.scale, ruler)
    yield from grid.calendar(sheet.top - FLAGS - CALENDAR)
    yield from grid.backdrop(sheet.top, sheet.bottom)
    yield from grid.flags(sheet.top - FLAGS, sheet.bottom, sheet.plan.launch)
    yield from grid.calendar(sheet.bottom + 2)


def _table_shapes(sheet: Sheet) -> Iterator[Shape]:
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
        text = f"{group.title}, {group.count}"
        yield Words(x=MARGIN + 15, y=top + BAND / 2, text=text, size=7.6, bold=True)
    for step, middle in sheet.rows():
        base = middle + ROW / 2
        yield Line(points=((MARGIN - 4, base), (sheet.right + 4, base)), role="row")
        yield from _cells(sheet, step, middle)


def _cells(sheet: Sheet, step: Step, middle: float) -> Iterator[Shape]:
    for column in sheet.columns:
        yield Words(
            x=column.x,
            y=middle,
            text=column.texts[step.id],
            size=SIZE,
            align=column.align,
            bold=step.is_critical,
        )


def _bars(sheet: Sheet, ruler: Ruler) -> Iterator[Shape]:
    middles = {step.id: middle for step, middle in sheet.rows()}
    for link in chain_links(sheet.plan):
        across = sheet.scale.x(link.event), sheet.scale.x(link.start)
        yield from arrow(across, (middles[link.source], middles[link.target]), BAR / 2)
    for step, middle in sheet.rows():
        yield from bar_shapes(step, sheet.scale, middle, BAR)
        yield from _note(sheet, step, middle, ruler)


def _floats(sheet: Sheet) -> Iterator[Shape]:
    """Yield from the end of each step how late it may end without moving launch."""
    for step, middle in sheet.rows():
        own = sheet.plan.floats[step.id]
        x = sheet.scale.x(sheet.plan.schedule[step.id].end)
        end = min(sheet.scale.x(own.late_end), sheet.scale.right)
        if own.total and end > x:
            y = middle + BAR / 2 - FLOAT / 2 + 0.6
            yield Box(x=x, y=y, width=end - x, height=FLOAT, role="float")


def _note(sheet: Sheet, step: Step, middle: float, ruler: Ruler) -> Iterator[Shape]:
    """Yield place and crews beside a bar, on the side where they fit."""
    text = resources(sheet.plan, step)
    if not text:
        return
    left, right = bar_span(step, sheet.scale, BAR)
    width = ruler.width(text, NOTE)
    launch = sheet.scale.x(sheet.plan.launch)
    limit = launch if right < launch else sheet.scale.right
    is_right = right + NOTE_PAD + width <= limit
    if not is_right and left - NOTE_PAD - width < sheet.scale.left:
        return
    yield Words(
        x=right + NOTE_PAD if is_right else left - NOTE_PAD,
        y=middle,
        text=text,
        size=NOTE,
        role="quiet",
        align=Align.LEFT if is_right else Align.RIGHT,
        halo="paper",
    )


def resources(plan: Plan, step: Step) -> str:
    """Return the places and crews of a step as ``VAB-E: 24 LIF, 8 MEC``."""
    task = plan.situation.jobs[step.id].task
    crews = ", ".join(f"{people} {crew}" for crew, people in task.crew.items())
    return ": ".join(part for part in (" + ".join(task.places), crews) if part)
