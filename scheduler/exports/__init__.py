"""Files out: tables, plans and pictures."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.sources import Graph
from scheduler.exports.document.plan import write_plan_json
from scheduler.exports.folder.history import write_history
from scheduler.exports.folder.holdings import HISTORY, PLAN_FILE, ResultsRun
from scheduler.exports.folder.pictures import AnyPictures, as_pictures
from scheduler.exports.folder.results import renew
from scheduler.exports.gantt_view import PLAIN, GanttView
from scheduler.exports.ladder.table import write_ladder
from scheduler.exports.prices.neighbour_table import write_neighbours
from scheduler.exports.prices.table import Prices, write_curve
from scheduler.exports.risk.document import write_risk_json
from scheduler.exports.tables.crews import write_crew_table
from scheduler.exports.tables.duty import write_duty_table
from scheduler.exports.tables.integrity import write_integrity
from scheduler.exports.tables.loads import write_load_tables
from scheduler.exports.tables.plan import write_tables
from scheduler.exports.tables.vehicles import write_vehicle_table
from scheduler.formats.csv_style import CsvStyle
from scheduler.formats.history import HistoryRow
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.campaign import Campaign
from scheduler.studies.ladder import Rung
from scheduler.studies.levers.fair_shares import FairShares
from scheduler.studies.neighbours.points import NeighbourCurve

Ladder = tuple[Campaign, list[Rung], FairShares | None]


def export(
    plan: ExplainedPlan,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
    risk: RiskDocument | None = None,
) -> list[Path]:
    """
    Write a plan's folder of results and return the files.

    The files of earlier runs give way; files of other origin stay, or are in the way. ``risk`` is
    what its draws say, if it was asked for.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    run = ResultsRun(kind="plan", graph=plan.graph.digest, scenario=plan.situation.scenario.id)

    def write(place: Path) -> list[Path]:
        return write_plan(plan, place, charts=charts, style=style, risk=risk)

    return renew(folder, run, write)


def export_gantt(
    plan: ExplainedPlan,
    content: bytes,
    folder: Path,
    *,
    view: GanttView = PLAIN,
    charts: AnyPictures = True,
) -> list[Path]:
    """
    Draw the Gantt charts of a written plan into a folder, beside the plan or elsewhere.

    Parameters
    ----------
    plan
        The plan.
    content
        The bytes of its file.
    folder
        The folder.
    view
        What they show besides the plan.
    charts
        The charts on their way.

    Raises
    ------
    KeyboardInterrupt
        If they are given up: nothing is left to be written, and earlier charts stay.
    ExportError
        If the folder cannot be written, or holds the charts of another plan.
    """
    run = ResultsRun(
        kind="gantt",
        graph=plan.graph.digest,
        scenario=plan.situation.scenario.id,
        plan=sha256(content).hexdigest(),
    )

    def write(place: Path) -> list[Path]:
        files = as_pictures(charts).draw(lambda: _draw_gantt(plan, place, view))
        if not files:
            raise KeyboardInterrupt
        return files

    return renew(folder, run, write)


def export_ladder(
    graph: Graph,
    ladder: Ladder,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
) -> list[Path]:
    """
    Write a folder of results with a ladder: its campaign, rungs and fair shares.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """

    def write(place: Path) -> list[Path]:
        written = write_ladder(*ladder, place, style)
        return [*written, *as_pictures(charts).draw(lambda: _draw_ladder(ladder, place))]

    return renew(folder, ResultsRun(kind="ladder", graph=graph.digest), write)


def export_history(
    rows: Sequence[HistoryRow], folder: Path, *, charts: AnyPictures = True
) -> list[Path]:
    """
    Write the history of a campaign into a folder, with its slip chart, and return the files.

    Plans that lie there stay.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    run = ResultsRun(kind=HISTORY, graph="", plan=rows[-1].plan)

    def write(place: Path) -> list[Path]:
        written = write_history(place, rows)
        return [written, *as_pictures(charts).draw(lambda: _draw_slip_chart(rows, place))]

    return renew(folder, run, write)


def write_plan(
    plan: ExplainedPlan,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
    beside: PlansBeside | None = None,
    risk: RiskDocument | None = None,
) -> list[Path]:
    """
    Write the files of a plan into a folder, each whole, and return them.

    ``beside`` is a replan beside the announced plan, for the pictures, and ``risk`` what its draws
    say.
    """
    written = [
        write_plan_json(plan, folder),
        *write_tables(plan, folder, style),
        write_crew_table(plan, folder, style),
        *write_load_tables(plan, folder, style),
        write_integrity(plan, folder, style),
        *write_duty_table(plan, folder, style),
        *write_vehicle_table(plan, folder, style),
    ]
    if risk is not None:
        digest = sha256((folder / PLAN_FILE).read_bytes()).hexdigest()
        written.append(write_risk_json(risk.model_copy(update={"plan_digest": digest}), folder))
    pictures, view = as_pictures(charts), GanttView(beside=beside, risk=risk)
    written += pictures.draw(lambda: _draw_gantt(plan, folder, view))
    written += pictures.draw(lambda: _draw_waterfall(plan, folder, risk))
    return written


def _draw_gantt(plan: ExplainedPlan, folder: Path, view: GanttView) -> list[Path]:
    from scheduler.exports.gantt import draw_gantt

    return draw_gantt(plan, folder, view=view)


def _draw_waterfall(plan: ExplainedPlan, folder: Path, risk: RiskDocument | None) -> list[Path]:
    from scheduler.exports.waterfall import draw_waterfall

    return draw_waterfall(plan, folder, risk=risk)


def _draw_ladder(ladder: Ladder, folder: Path) -> list[Path]:
    from scheduler.exports.ladder.chart import draw_ladder

    campaign, rungs, _ = ladder
    return draw_ladder(campaign, rungs, folder)


def _draw_slip_chart(rows: Sequence[HistoryRow], folder: Path) -> list[Path]:
    from scheduler.exports.slip.chart import draw_slip_chart

    return draw_slip_chart(rows, folder)


def _draw_prices(prices: Prices, folder: Path) -> list[Path]:
    from scheduler.exports.prices.chart import draw_prices

    return draw_prices(prices, folder)


def export_prices(
    prices: Prices, folder: Path, *, charts: AnyPictures = True, style: CsvStyle = CsvStyle.PLAIN
) -> list[Path]:
    """Write a price curve into a folder as a table, and as a picture, and return the files."""
    written = [write_curve(prices.permitted, prices.curve, folder, style)]
    return written + as_pictures(charts).draw(lambda: _draw_prices(prices, folder))


def export_neighbours(
    curve: NeighbourCurve,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
) -> list[Path]:
    """Write what moves of neighbours are worth as a table, and as a picture."""
    written = [write_neighbours(curve, folder, style)]
    return written + as_pictures(charts).draw(lambda: _draw_neighbours(curve, folder))


def _draw_neighbours(curve: NeighbourCurve, folder: Path) -> list[Path]:
    from scheduler.exports.prices.neighbour_chart import draw_neighbours

    return draw_neighbours(curve, folder)
