"""The panel right of the full chart: when each step runs in the baseline and in the plan."""

from collections.abc import Iterator

from scheduler.calendars.clock.intervals import Interval
from scheduler.exports.gantt.full.layout import ROW, Sheet, compared
from scheduler.exports.gantt.parts.legend import LegendKey
from scheduler.exports.page.chart import Align, Box, Line, Ruler, Shape, Words, shorten
from scheduler.exports.page.time import DAY, Scale, day_step

SIZE = 9.0
TICK_ROOM = 34.0
HALF = ROW * 0.32
THINNEST = 3.0
PANEL_KEYS = (
    LegendKey(text="baseline (right)", patch="baseline"),
    LegendKey(text="plan (right)", patch="plan"),
)


def panel_shapes(sheet: Sheet, ruler: Ruler) -> Iterator[Shape]:
    """Yield the panel, if there is a baseline to compare with."""
    scale, base = sheet.panel, compared(sheet.plan)
    if scale is None or base is None:
        return
    title = f"Baseline: {base.situation.scenario.title}"
    text = shorten(title, scale.right - scale.left, SIZE, ruler, bold=True)
    yield Words(x=scale.left, y=sheet.top - 40, text=text, size=SIZE, bold=True)
    yield from _ticks(sheet, scale)
    launches = (
        (base.launch_minute, "frame", "launch"),
        (sheet.plan.launch_minute, "launch", "LAUNCH"),
    )
    for number, (launch, role, name) in enumerate(launches):
        x, y = scale.x(launch), sheet.top - 27 + 10 * number
        yield Line(points=((x, y + 5), (x, sheet.bottom)), role=role)
        text = name if number else f"baseline {name}"
        looks = "launch-text" if number else "quiet"
        yield Words(x=x, y=y, text=text, size=SIZE, role=looks, align=_side(scale, x))
    for step, middle in sheet.rows():
        if step.id in base.schedule.tasks:
            placed = base.schedule[step.id]
            yield _span(scale, (placed.start, placed.end), (middle - HALF, HALF), "baseline")
        yield _span(scale, (step.start, step.end), (middle, HALF), "plan")


def _side(scale: Scale, x: float) -> Align:
    """Return the alignment that keeps a text inside the panel."""
    third = (scale.right - scale.left) / 3
    if x < scale.left + third:
        return Align.LEFT
    return Align.RIGHT if x > scale.right - third else Align.CENTRE


def _span(scale: Scale, span: Interval, down: tuple[float, float], role: str) -> Box:
    x = scale.x(span[0])
    width = max(scale.x(span[1]) - x, THINNEST)
    return Box(x=x, y=down[0], width=width, height=down[1], role=role)


def _ticks(sheet: Sheet, scale: Scale) -> Iterator[Shape]:
    step = day_step(scale, TICK_ROOM)
    for day in range(0, scale.end // DAY + 1, step):
        x = scale.x(day * DAY)
        yield Line(points=((x, sheet.top), (x, sheet.bottom)), role="shift")
        for y in (sheet.top - 6, sheet.bottom + 7):
            yield Words(x=x, y=y, text=f"{day} d", size=SIZE, role="quiet", align=Align.CENTRE)
