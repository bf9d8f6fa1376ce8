"""The strip that sets the plan against its baseline on one scale of days."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.page.chart import Align, Box, Line, Ruler, Shape, Words, shorten
from scheduler.exports.page.time import Scale, moment_text
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_days
from scheduler.wording.changes.launch_moves import saved_text

ROW = 12.0
FOOT = 5.0
SIZE = 9.0
END_ROOM = 170.0
TITLE_MOST = 250.0
ARROW_ROOM = 24.0
NEAR = 6.0
THIN, THICK = 0.18, 0.42
"""Half the height of bars, as a share of a row; a text inside a thick one is clear of its edges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One way of working and the minute of its launch."""

    title: str
    launch: Minutes
    role: str


def contenders(plan: ExplainedPlan) -> tuple[Contender, ...]:
    """Return the strictly serial way if it is known, the baseline, and the plan."""
    found = []
    base = plan.baseline
    if base is not None and base.strict_serial is not None:
        title = "Strictly serial"
        found.append(Contender(title=title, launch=base.strict_serial, role="serial"))
    if base is not None and base.situation.scenario.id != plan.situation.scenario.id:
        title = base.situation.scenario.title
        found.append(Contender(title=title, launch=base.launch_minute, role="baseline"))
    title = plan.situation.scenario.title
    return (*found, Contender(title=title, launch=plan.launch_minute, role="plan"))


def strip_height(plan: ExplainedPlan) -> float:
    """Return the height of the strip; a plan without anything to compare has none."""
    return len(contenders(plan)) * ROW + FOOT if has_strip(plan) else 0.0


def has_strip(plan: ExplainedPlan) -> bool:
    """Whether there is anything to compare the plan with."""
    return len(contenders(plan)) > 1


def strip_shapes(
    plan: ExplainedPlan, left: float, right: float, top: float, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the bars with their dates, the target and the days saved."""
    shown = contenders(plan)
    if not has_strip(plan):
        return
    latest = max(each.launch for each in shown)
    titles = max(ruler.width(each.title[:60], SIZE, bold=True) for each in shown)
    column = left + min(titles, TITLE_MOST) + 8
    scale = Scale(start=0, end=latest, left=column, right=right - END_ROOM)
    target = plan.situation.target
    for number, each in enumerate(shown):
        middle = top + (number + 0.5) * ROW
        is_plan = each.role == "plan"
        title = shorten(each.title, TITLE_MOST, SIZE, ruler, bold=True)
        yield Words(x=left, y=middle, text=title, size=SIZE, bold=is_plan)
        text = f"{format_days(each.launch)}  {moment_text(plan.situation.axis.moment(each.launch))}"
        if is_plan:
            room = scale.x(each.launch) + 8 + ruler.width(text, SIZE, bold=True)
            arrow = tuple(_saving(plan, scale, (room, middle), ruler))
            text += (
                "" if arrow or not plan.saved_minutes else f",  {saved_text(plan.saved_minutes)}"
            )
            yield from arrow
        yield from _bar(each, scale, middle, text)
    if target is not None and target <= latest:
        x = scale.x(target)
        yield Line(points=((x, top - 1), (x, top + len(shown) * ROW + 1)), role="target")
        yield from _target_name(x, (shown, scale, top), ruler)


def _target_name(
    x: float, strip: tuple[tuple[Contender, ...], Scale, float], ruler: Ruler
) -> Iterator[Shape]:
    """Yield the word beside the target's line, in the first row whose bar and text are clear."""
    shown, scale, top = strip
    width = ruler.width("target", SIZE)
    for number, each in enumerate(shown):
        if scale.x(each.launch) > x + width + 2 * NEAR and each.role == "baseline":
            y = top + (number + 0.5) * ROW
            yield Words(x=x + NEAR, y=y, text="target", size=SIZE)


def _bar(each: Contender, scale: Scale, middle: float, text: str) -> Iterator[Shape]:
    half = ROW * (THIN if each.role == "serial" else THICK)
    end = scale.x(each.launch)
    width = end - scale.left
    yield Box(x=scale.left, y=middle - half, width=width, height=2 * half, role=each.role)
    bold = each.role == "plan"
    yield Words(x=end + 4, y=middle, text=text, size=SIZE, halo="paper", bold=bold)


def _saving(
    plan: ExplainedPlan, scale: Scale, place: tuple[float, float], ruler: Ruler
) -> Iterator[Shape]:
    """Yield the arrow from the baseline's launch back to the plan's, if there is room for it."""
    begin, middle = place
    if plan.baseline is None or plan.saved_minutes is None or plan.saved_minutes <= 0:
        return
    right = scale.x(plan.baseline.launch_minute)
    text = saved_text(plan.saved_minutes)
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
