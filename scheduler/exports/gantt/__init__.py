"""Gantt charts of a plan: a briefing page, and the full chart with one row for each step."""

from pathlib import Path

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.gantt.brief.page import brief_page
from scheduler.exports.gantt.full.page import full_page
from scheduler.exports.gantt.parts.moves import moves_of
from scheduler.exports.gantt_view import PLAIN, GanttView
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.paint import write


def draw_gantt(
    plan: ExplainedPlan, folder: Path, *, stem: str = "gantt", view: GanttView = PLAIN
) -> list[Path]:
    """
    Draw a plan on one page and in full, each as PNG, SVG and PDF.

    ``view`` is what is shown besides.

    Returns
    -------
    list[Path]
        The six files. The same plan gives the same bytes.
    """
    ruler = FontRuler()
    moves, risk = moves_of(plan, view.beside), view.risk
    pages = (
        (stem, brief_page(plan, ruler, moves=moves, risk=risk)),
        (f"{stem}-full", full_page(plan, ruler, floats=view.floats, moves=moves, risk=risk)),
    )
    return [path for name, page in pages for path in write(page, folder, name)]
