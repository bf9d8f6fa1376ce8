"""Plans written, drawn and read again, in folders named by texts or paths."""

from os import PathLike
from pathlib import Path

import pandas as pd

from scheduler.analyse.plan import ExplainedPlan
from scheduler.api.results.plan import Plan, plan_of
from scheduler.exports.tables import plan as tables_of_plan
from scheduler.formats.csv_style import CsvStyle
from scheduler.pipeline import reopen as reopening
from scheduler.schedule.violation import Violation

AnyPath = str | PathLike[str]


def verify(path: AnyPath, graph: AnyPath | None = None) -> list[Violation]:
    """
    Check a saved plan again, from the files on, without the planner.

    Parameters
    ----------
    path
        A folder of results, or a plan file.
    graph
        The task graph; by default the copy that the plan file carries.

    Returns
    -------
        Every broken rule and every claim that does not hold; none means that the plan is sound.

    Raises
    ------
    InputError
        If a file cannot be read, or the plan was made for another version of the task graph.
    """
    return reopening.verify(Path(path), None if graph is None else Path(graph))


def reopen(path: AnyPath) -> Plan:
    """
    Return a saved plan, checked and explained anew.

    Raises
    ------
    InputError
        If the file is no plan.
    InvalidPlanError
        If the plan breaks a rule, or claims a result that its schedule contradicts.
    """
    return plan_of(reopening.reopen(Path(path)))


def export(
    plan: ExplainedPlan,
    folder: AnyPath,
    *,
    charts: bool = True,
    tables: CsvStyle | str = CsvStyle.PLAIN,
) -> list[Path]:
    """Write a plan's folder of results and return its files: `Plan.save` by another name."""
    return plan_of(plan).save(folder, charts=charts, tables=tables)


def draw_gantt(
    plan: ExplainedPlan, folder: AnyPath, *, stem: str = "gantt", floats: bool = False
) -> list[Path]:
    """
    Draw a plan on one page and in full, each as PNG, SVG and PDF.

    Parameters
    ----------
    plan
        The plan.
    folder
        Where the six files go; it is made if it is not there.
    stem
        How their names begin.
    floats
        Whether the full chart shows behind each step how late it may end.
    """
    from scheduler.exports import gantt
    from scheduler.exports.gantt_view import GanttView

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    return gantt.draw_gantt(plan, place, stem=stem, view=GanttView(floats=floats))


def schedule_table(plan: ExplainedPlan) -> pd.DataFrame:
    """Return ``schedule.csv`` as it is written, dates as texts; `Plan.to_frame` has dates."""
    return tables_of_plan.schedule_table(plan)


def chain_table(plan: ExplainedPlan) -> pd.DataFrame:
    """Return ``critical_path.csv`` as written, dates as texts; `Plan.chain_frame` has dates."""
    return tables_of_plan.chain_table(plan)
