"""Gantt charts of a plan: a briefing page, and the full chart with one row for each step."""

from pathlib import Path

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.gantt.brief.page import brief_page
from scheduler.exports.gantt.full.page import full_page
from scheduler.exports.gantt.parts.moves import moves_of
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.paint import write


def draw_gantt(
    plan: ExplainedPlan,
    folder: Path,
    *,
    stem: str = "gantt",
    floats: bool = False,
    beside: PlansBeside | None = None,
) -> list[Path]:
    """
    Draw a plan on one page and in full, each as PNG, SVG and PDF.

    With ``floats``, the full chart shows behind each step how late it may end. ``beside`` compares
    the plan with an earlier one, by default a replan with the one that was announced: what moved
    is marked, and where it was is outlined.

    Returns
    -------
    list[Path]
        The six files. The same plan gives the same bytes.
    """
    ruler = FontRuler()
    moves = moves_of(plan, beside)
    pages = (
        (stem, brief_page(plan, ruler, moves=moves)),
        (f"{stem}-full", full_page(plan, ruler, floats=floats, moves=moves)),
    )
    return [path for name, page in pages for path in write(page, folder, name)]
