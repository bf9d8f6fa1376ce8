"""The folder of a replan: the plan, what changed of the announced one, and the history."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from scheduler.analyse.causes.causes import Causes
from scheduler.analyse.comparing.comparison import Comparison
from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.replanning.beside import beside_announced
from scheduler.exports import draw_history, draw_why, export, write_plan
from scheduler.exports.comparing.tables import write_comparison
from scheduler.exports.comparing.told_pages import write_told_pages
from scheduler.exports.folder.history import replan_history, write_history
from scheduler.exports.folder.holdings import PLAN_FILE, ResultsRun
from scheduler.exports.folder.pictures import AnyPictures, as_pictures
from scheduler.exports.folder.results import renew
from scheduler.exports.replanning.trade import write_trade
from scheduler.formats.csv_style import CsvStyle
from scheduler.formats.history import HistoryRow


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
    earlier: Sequence[HistoryRow] = (),
    causes: Causes | None = None,
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
    earlier
        The history in the folder of the announced plan, which goes on in this one.
    causes
        What the slip of launch is put down to, if that was asked for.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    plan = found.new.plan
    run = ResultsRun(kind="replan", graph=plan.graph.digest, scenario=plan.situation.scenario.id)

    def write(place: Path) -> list[Path]:
        pictures = as_pictures(charts)
        written = [
            *write_plan(plan, place, charts=pictures, style=style, beside=found, causes=causes),
            *write_comparison(found, place, style),
            *write_told_pages(found, place),
            *write_trade(plan, place, style),
        ]
        digest = sha256((place / PLAN_FILE).read_bytes()).hexdigest()
        rows = replan_history(found, digest, earlier)
        written.append(write_history(place, rows))
        written += pictures.draw(lambda: draw_history(rows, place))
        if causes is not None:
            written += pictures.draw(lambda: draw_why(found, causes, place))
        return written

    return renew(folder, run, write)
