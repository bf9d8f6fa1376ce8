"""The files of risk: beside a written plan, or with a plan that was made for it."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports import write_plan
from scheduler.exports.folder.holdings import ResultsRun
from scheduler.exports.folder.pictures import Pictures
from scheduler.exports.folder.results import renew
from scheduler.exports.gantt import draw_gantt
from scheduler.exports.gantt_view import GanttView
from scheduler.exports.risk.chart import draw_risk
from scheduler.exports.risk.document import write_risk_json
from scheduler.exports.risk.tables import write_draws, write_risk_tables
from scheduler.exports.waterfall import draw_waterfall
from scheduler.formats.csv_style import CsvStyle
from scheduler.formats.risk.document import RiskDocument
from scheduler.studies.risk.assessment import Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFiles:
    """What is written of the risk of a plan; ``draws`` only if a table of all draws is wanted."""

    plan: ExplainedPlan
    told: RiskDocument
    draws: Assessment | None = None
    style: CsvStyle = CsvStyle.PLAIN


def export_risk(found: RiskFiles, content: bytes, folder: Path, pictures: Pictures) -> list[Path]:
    """
    Write what is told of the risk of a written plan into a folder, beside the plan or elsewhere.

    The Gantt charts and the waterfall are drawn again, with the chance of launch in their heads.

    Parameters
    ----------
    found
        What is told.
    content
        The bytes of the plan file.
    folder
        The folder.
    pictures
        The pictures on their way.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    plan, digest = found.plan, sha256(content).hexdigest()
    run = ResultsRun(
        kind="risk", graph=plan.graph.digest, scenario=plan.situation.scenario.id, plan=digest
    )
    told = found.told.model_copy(update={"plan_digest": digest})

    def write(place: Path) -> list[Path]:
        written = [write_risk_json(told, place), *write_risk_pages(found, place, pictures)]
        written += pictures.draw(lambda: draw_gantt(plan, place, view=GanttView(risk=told)))
        return [*written, *pictures.draw(lambda: draw_waterfall(plan, place, risk=told))]

    return renew(folder, run, write)


def export_with_risk(found: RiskFiles, folder: Path, pictures: Pictures) -> list[Path]:
    """
    Write the folder of a plan with all that is told of its risk.

    Raises
    ------
    ExportError
        If the folder cannot be written, or has files of other origin in the way.
    """
    plan = found.plan
    run = ResultsRun(kind="plan", graph=plan.graph.digest, scenario=plan.situation.scenario.id)

    def write(place: Path) -> list[Path]:
        style, told = found.style, found.told
        written = write_plan(plan, place, charts=pictures, style=style, risk=told)
        return [*written, *write_risk_pages(found, place, pictures)]

    return renew(folder, run, write)


def write_risk_pages(found: RiskFiles, folder: Path, pictures: Pictures) -> list[Path]:
    """Write the tables and the picture of risk into a folder."""
    written = write_risk_tables(found.plan, found.told, folder, found.style)
    if found.draws is not None:
        written.append(write_draws(found.plan, found.draws, folder, found.style))
    return [*written, *pictures.draw(lambda: draw_risk(found.plan, found.told, folder))]
