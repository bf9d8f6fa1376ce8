"""Two plans side by side: tables of what moved and of who must be told, and a page per crew."""

from pathlib import Path

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.exports.comparing.tables import write_comparison
from scheduler.exports.folder.holdings import ResultsRun
from scheduler.exports.folder.results import renew
from scheduler.formats.csv_style import CsvStyle


def export_comparison(
    found: PlansBeside, folder: Path, style: CsvStyle = CsvStyle.PLAIN
) -> list[Path]:
    """
    Write a folder of results with the comparison of two plans, and return the files.

    Besides the tables there is a page for each crew for which something changes.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    from scheduler.exports.comparing.told_pages import write_told_pages

    plan = found.new.plan
    run = ResultsRun(kind="compare", graph=plan.graph.digest, scenario=plan.situation.scenario.id)

    def write(place: Path) -> list[Path]:
        return [*write_comparison(found, place, style), *write_told_pages(found, place)]

    return renew(folder, run, write)
