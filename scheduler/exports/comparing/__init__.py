"""Two plans side by side: tables of what moved and of who must be told."""

from pathlib import Path

from scheduler.analyse.comparing.comparison import Comparison
from scheduler.exports.comparing.tables import write_comparison
from scheduler.exports.folder.holdings import ResultsRun
from scheduler.exports.folder.results import renew
from scheduler.formats.csv_style import CsvStyle


def export_comparison(
    found: Comparison, folder: Path, style: CsvStyle = CsvStyle.PLAIN
) -> list[Path]:
    """
    Write a folder of results with the comparison of two plans, and return the files.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    plan = found.new.plan
    run = ResultsRun(kind="compare", graph=plan.graph.digest, scenario=plan.situation.scenario.id)
    return renew(folder, run, lambda place: write_comparison(found, place, style))
