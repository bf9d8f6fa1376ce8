"""The panel right of the full chart: when each step runs in the baseline and in the plan."""

from collections.abc import Iterator

from scheduler.exports.gantt.legend import Key
from scheduler.exports.gantt.sheet import ROW, Sheet, compared
from scheduler.exports.page.chart import Align, Box, Line, Ruler, Shape, Words, shorten
from scheduler.exports.page.time import DAY, Scale, day_step
from scheduler.schedule.scheduled import ScheduledTask

SIZE = 6.8
TICK = 5.8
TICK_ROOM = 22.0
HALF = ROW * 0.36
THINNEST = 1.5
PANEL_KEYS = (
    Key(text="baseline (right)", patch="baseline"),
    Key(text="plan (right)", patch="plan"),
)


def panel_shapes(sheet: Sheet, ruler: Ruler) -> Iterator[Shape]:
    """Yield the panel, if there is a baseline to compare with."""
    scale, base = sheet.panel, compared(sheet.plan)
    if scale is None or base is None:
        return
    title = f"Baseline: {base.situation.scenario.title}"
    text = shorten(title, scale.right - scale.left, SIZE, ruler, bold=True)
    yield Words(x=scale.left, y=sheet.top - 31, text=text, size=SIZE, bold=True)
    text = "grey: baseline, dark: plan; days since the start"
    yield Words(x=scale.left, y=sheet.top - 21, text=text, size=TICK, role="quiet")
    yield from _ticks(sheet, scale)
    for launch, role in ((base.launch, "frame"), (sheet.plan.launch, "launch")):
        x = scale.x(launch)
        yield Line(points=((x, sheet.top), (x, sheet.bottom)), role=role)
    for step, middle in sheet.rows():
        if step.id in base.schedule.tasks:
            placed = base.schedule[step.id]
            yield _span(scale, placed, (middle - HALF, HALF), "baseline")
        yield _span(scale, sheet.plan.schedule[step.id], (middle, HALF), "plan")


def _span(scale: Scale, placed: ScheduledTask, down: tuple[float, float], role: str) -> Box:
    x = scale.x(placed.start)
    width = max(scale.x(placed.end) - x, THINNEST)
    return Box(x=x, y=down[0], width=width, height=down[1], role=role)


def _ticks(sheet: Sheet, scale: Scale) -> Iterator[Shape]:
    step = day_step(scale, TICK_ROOM)
    for day in range(0, scale.end // DAY + 1, step):
        x = scale.x(day * DAY)
        yield Line(points=((x, sheet.top), (x, sheet.bottom)), role="shift")
        for y in (sheet.top - 6, sheet.bottom + 6):
            yield Words(x=x, y=y, text=f"{day} d", size=TICK, role="quiet", align=Align.CENTRE)
