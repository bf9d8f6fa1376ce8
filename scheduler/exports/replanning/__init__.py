"""The folder of a replan: the plan, what changed of the announced one, and the history."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.replanning.beside import beside_announced
from scheduler.analyse.replanning.history import history_of
from scheduler.exports import export, write_plan
from scheduler.exports.comparing.tables import write_comparison
from scheduler.exports.folder.history import write_history
from scheduler.exports.folder.holdings import PLAN_FILE, ResultsRun
from scheduler.exports.folder.pictures import AnyPictures, as_pictures
from scheduler.exports.folder.results import renew
from scheduler.exports.replanning.causes import write_causes
from scheduler.exports.replanning.trade import write_trade
from scheduler.formats.csv_style import CsvStyle
from scheduler.formats.history import HistoryRow
from scheduler.formats.risk.document import RiskDocument


def export_any(
    plan: ExplainedPlan,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
) -> list[Path]:
    """Write the folder of a plan, or that of a replan, and return its files; raises like those."""
    found = beside_announced(plan)
    if found is None:
        return export(plan, folder, charts=charts, style=style)
    return export_replan(found, folder, charts=charts, style=style)


def export_replan(
    found: PlansBeside,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
    risk: RiskDocument | None = None,
) -> list[Path]:
    """
    Write the folder of a replan and return its files.

    Parameters
    ----------
    found
        The new plan beside the announced one.
    folder
        The folder.
    charts
        The pictures on their way, or whether there are to be any.
    style
        How tables are written.
    risk
        What the draws of the new plan say, if they were asked for.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    plan = found.new.plan
    run = ResultsRun(kind="replan", graph=plan.graph.digest, scenario=plan.situation.scenario.id)

    def write(place: Path) -> list[Path]:
        pictures = as_pictures(charts)
        written = write_plan(plan, place, charts=pictures, style=style, beside=found, risk=risk)
        written += write_comparison(found, place, style)
        written += _told_pages(found, place)
        written += _causes(plan, place, style)
        written += write_trade(plan, place, style)
        rows = history_of(plan, sha256((place / PLAN_FILE).read_bytes()).hexdigest(), risk)
        written.append(write_history(place, rows))
        written += pictures.draw(lambda: _draw_causes(found, place))
        written += pictures.draw(lambda: _draw_slip_chart(rows, place))
        return written

    return renew(folder, run, write)


def _told_pages(found: PlansBeside, folder: Path) -> list[Path]:
    from scheduler.exports.comparing.told_pages import write_told_pages

    return write_told_pages(found, folder)


def _causes(plan: ExplainedPlan, folder: Path, style: CsvStyle) -> list[Path]:
    if plan.replan is None or plan.replan.causes is None:
        return []
    return [write_causes(plan.replan.causes, plan.situation, folder, style)]


def _draw_causes(found: PlansBeside, folder: Path) -> list[Path]:
    from scheduler.exports.comparing.causes_chart import draw_causes

    replan = found.new.plan.replan
    if replan is None or replan.causes is None:
        return []
    return draw_causes(found, replan.causes, folder)


def _draw_slip_chart(rows: Sequence[HistoryRow], folder: Path) -> list[Path]:
    from scheduler.exports.slip.chart import draw_slip_chart

    return draw_slip_chart(rows, folder)
