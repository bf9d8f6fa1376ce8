"""What stands at the foot of every chart: where it comes from, and what is made up."""

import re
from collections.abc import Iterator

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.page.chart import Align, Ruler, Shape, Words, shorten, wrap
from scheduler.wording.integrity.statement import kept_text, paid_text

SYNTHETIC = "Contains synthetic figures; see the task graph"
SIZE = 9.0
LEAD = 11.0
DIGEST = 8
MOST_NAME = 40
GAP = 14.0


def is_synthetic(plan: ExplainedPlan) -> bool:
    """Whether the task graph says that figures in it are made up."""
    return "synthetic" in plan.situation.campaign.notes.casefold()


def foot_height(plan: ExplainedPlan, width: float, ruler: Ruler) -> float:
    """Return the height of the footer on a page of some width inside its margins."""
    return LEAD * len(_lines(plan, width, ruler))


def foot_shapes(
    plan: ExplainedPlan, left: float, right: float, bottom: float, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the footer between two abscissae: what the plan kept, and where it comes from."""
    lines = _lines(plan, right - left, ruler)
    top = bottom - LEAD * len(lines)
    for number, line in enumerate(lines):
        yield Words(x=left, y=top + (number + 0.5) * LEAD, text=line, size=SIZE, bold=True)
    y = bottom - LEAD / 2
    for text in _sources(plan):
        yield Words(x=right, y=y, text=text, size=SIZE, role="quiet", align=Align.RIGHT)
        right -= ruler.width(text, SIZE) + GAP


def _sources(plan: ExplainedPlan) -> tuple[str, ...]:
    """Return the file without its folder and its digest, and whether figures are made up."""
    name = re.split(r"[/\\]", plan.graph.file)[-1]
    origin = f"{name[:MOST_NAME]}  {plan.graph.digest[:DIGEST]}".strip()
    return (origin, SYNTHETIC) if is_synthetic(plan) else (origin,)


def _lines(plan: ExplainedPlan, width: float, ruler: Ruler) -> tuple[str, ...]:
    """Return what the plan kept, on one line beside the origin, or on lines above it."""
    text = f"{kept_text(plan.integrity)}; {paid_text(plan.integrity)}"
    beside = width - sum(ruler.width(each, SIZE) + GAP for each in _sources(plan))
    if ruler.width(text, SIZE, bold=True) <= beside:
        return (text,)
    first, *rest = wrap(text, width, (SIZE, True), ruler, 2)
    if not rest:
        return first, ""
    return first, shorten(rest[0], beside, SIZE, ruler, bold=True)
