"""The strip that sets the plan against its baseline on one scale of days."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.plan import Plan
from scheduler.exports.page.chart import Align, Box, Line, Ruler, Shape, Words, shorten
from scheduler.exports.page.time import DAY, Scale, day_step, days_text, moment_text, saved_text
from scheduler.model.base import Minutes

ROW = 11.5
FOOT = 10.0
SIZE = 6.8
TICK_SIZE = 5.8
END_ROOM = 124.0
TITLE_MOST = 230.0
TICK_ROOM = 24.0
ARROW_ROOM = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One way of working and the minute of its launch."""

    title: str
    launch: Minutes
    role: str


def contenders(plan: Plan) -> tuple[Contender, ...]:
    """Return the strictly serial way if it is known, the baseline, and the plan."""
    found = []
    base = plan.baseline
    if base is not None and base.strict_serial is not None:
        title = "Strictly one step at a time"
        found.append(Contender(title=title, launch=base.strict_serial, role="serial"))
    if base is not None and base.situation.scenario.id != plan.situation.scenario.id:
        title = base.situation.scenario.title
        found.append(Contender(title=title, launch=base.launch, role="baseline"))
    title = plan.situation.scenario.title
    return (*found, Contender(title=title, launch=plan.launch, role="plan"))


def strip_height(plan: Plan) -> float:
    """Return the height of the strip; a plan without anything to compare has none."""
    return len(contenders(plan)) * ROW + FOOT if has_strip(plan) else 0.0


def has_strip(plan: Plan) -> bool:
    """Whether there is anything to compare the plan with."""
    return len(contenders(plan)) > 1


def strip_shapes(
    plan: Plan, left: float, right: float, top: float, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the bars, the scale of days, the target and the days saved."""
    shown = contenders(plan)
    if not has_strip(plan):
        return
    latest = max(each.launch for each in shown)
    titles = max(ruler.width(each.title, SIZE, bold=True) for each in shown)
    column = left + min(titles, TITLE_MOST) + 8
    scale = Scale(start=0, end=latest, left=column, right=right - END_ROOM)
    bottom = top + len(shown) * ROW
    target = plan.situation.target
    if target is not None and target > latest:
        target = None
    yield from _ticks(scale, top, bottom, target)
    for number, each in enumerate(shown):
        middle = top + (number + 0.5) * ROW
        is_plan = each.role == "plan"
        title = shorten(each.title, TITLE_MOST, SIZE, ruler, bold=True)
        yield Words(x=left, y=middle, text=title, size=SIZE, bold=is_plan)
        text = f"{days_text(each.launch)}  {moment_text(plan.situation.axis.moment(each.launch))}"
        if is_plan:
            room = scale.x(each.launch) + 8 + ruler.width(text, SIZE, bold=True)
            arrow = tuple(_saving(plan, scale, (room, middle), ruler))
            text += "" if arrow or not plan.saved else f", {saved_text(plan.saved)}"
            yield from arrow
        yield from _bar(each, scale, middle, text)
    if target is not None:
        yield from _target(scale.x(target), top, bottom)


def _target(x: float, top: float, bottom: float) -> Iterator[Shape]:
    yield Line(points=((x, top - 1), (x, bottom + 2)), role="target")
    yield Words(
        x=x, y=bottom + 6, text="target", size=TICK_SIZE, role="launch-text", align=Align.CENTRE
    )


def _bar(each: Contender, scale: Scale, middle: float, text: str) -> Iterator[Shape]:
    half = ROW * (0.18 if each.role == "serial" else 0.34)
    end = scale.x(each.launch)
    width = end - scale.left
    yield Box(x=scale.left, y=middle - half, width=width, height=2 * half, role=each.role)
    bold = each.role == "plan"
    yield Words(x=end + 4, y=middle, text=text, size=SIZE, halo="paper", bold=bold)


def _saving(plan: Plan, scale: Scale, place: tuple[float, float], ruler: Ruler) -> Iterator[Shape]:
    """Yield the arrow from the baseline's launch back to the plan's, if there is room for it."""
    begin, middle = place
    if plan.baseline is None or plan.saved is None or plan.saved <= 0:
        return
    right = scale.x(plan.baseline.launch)
    text = saved_text(plan.saved)
    width = ruler.width(text, SIZE, bold=True)
    if right - begin < width + ARROW_ROOM:
        return
    centre, half = (begin + right) / 2, width / 2 + 4
    yield Line(points=((centre - half, middle), (begin, middle)), role="saved", arrow=True)
    yield Line(points=((right, middle), (centre + half, middle)), role="saved")
    yield Line(points=((right, middle - 4), (right, middle + 4)), role="saved")
    yield Words(
        x=centre, y=middle, text=text, size=SIZE, role="strong", align=Align.CENTRE, bold=True
    )


def _ticks(scale: Scale, top: float, bottom: float, target: Minutes | None) -> Iterator[Shape]:
    """Yield the scale of days; a number makes way for the target."""
    for day in range(0, scale.end // DAY + 1, day_step(scale, TICK_ROOM)):
        x = scale.x(day * DAY)
        yield Line(points=((x, top), (x, bottom)), role="shift")
        if target is not None and abs(scale.x(target) - x) < TICK_ROOM:
            continue
        text = f"{day} d" if day else "start"
        yield Words(x=x, y=bottom + 6, text=text, size=TICK_SIZE, role="quiet", align=Align.CENTRE)
