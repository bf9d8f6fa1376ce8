"""The folder of a replan: the plan, what changed of the announced one, and the history."""

from pathlib import Path

from scheduler.analyse.comparing.comparison import Comparison
from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.replanning.beside import beside_announced
from scheduler.exports import export, write_plan
from scheduler.exports.comparing.tables import write_comparison
from scheduler.exports.folder.holdings import ResultsRun
from scheduler.exports.folder.pictures import AnyPictures
from scheduler.exports.folder.results import renew
from scheduler.exports.replanning.trade import write_trade
from scheduler.formats.csv_style import CsvStyle


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
    found: Comparison,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
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

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    plan = found.new.plan
    run = ResultsRun(kind="replan", graph=plan.graph.digest, scenario=plan.situation.scenario.id)

    def write(place: Path) -> list[Path]:
        return [
            *write_plan(plan, place, charts=charts, style=style),
            *write_comparison(found, place, style),
            *write_trade(plan, place, style),
        ]

    return renew(folder, run, write)
