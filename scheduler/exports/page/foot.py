"""What stands at the foot of every chart: where it comes from, and what is made up."""

from collections.abc import Iterator

from scheduler.analyse.plan import Plan
from scheduler.analyse.statement import kept_text, paid_text
from scheduler.exports.page.chart import Align, Ruler, Shape, Words, shorten

SYNTHETIC = "Contains synthetic figures; see the task graph"
SIZE = 6.2
DIGEST = 12
GAP = 14.0


def is_synthetic(plan: Plan) -> bool:
    """Whether the task graph says that figures in it are made up."""
    return "synthetic" in plan.situation.campaign.notes.casefold()


def foot_shapes(plan: Plan, left: float, right: float, y: float, ruler: Ruler) -> Iterator[Shape]:
    """Yield the footer between two abscissae: what the plan kept, and where it comes from."""
    origin = f"{plan.graph.file}  {plan.graph.digest[:DIGEST]}".strip()
    for text in (origin, *([SYNTHETIC] if is_synthetic(plan) else [])):
        yield Words(x=right, y=y, text=text, size=SIZE, role="quiet", align=Align.RIGHT)
        right -= ruler.width(text, SIZE) + GAP
    text = f"{kept_text(plan.integrity)}; {paid_text(plan.integrity)}"
    text = shorten(text, right - left, SIZE, ruler, bold=True)
    yield Words(x=left, y=y, text=text, size=SIZE, bold=True)
