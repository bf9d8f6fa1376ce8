"""Files in and out, named by texts or paths."""

from os import PathLike
from pathlib import Path

import pandas as pd

from scheduler import advice
from scheduler.analyse.plan import Plan as ExplainedPlan
from scheduler.api.results.plan import Plan, plan_of
from scheduler.errors import Finding, Problem
from scheduler.exports import gantt
from scheduler.exports.tables import plan as tables_of_plan
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.campaign import Campaign
from scheduler.pipeline import load as reading
from scheduler.pipeline import reopen as reopening
from scheduler.pipeline import warnings
from scheduler.schedule.checks.base import Violation

AnyPath = str | PathLike[str]


def load(path: AnyPath, scenario: str | None = None) -> Campaign:
    """
    Read a task graph.

    Every step is tried on the calendars of the scenario, by default the planned one, and of the
    baseline.

    Raises
    ------
    InputError
        With every problem of the file and its line.
    """
    campaign, _ = reading.load(Path(path), scenario)
    return campaign


def find_problems(path: AnyPath) -> tuple[Problem, ...]:
    """Return every problem of a task graph with its line; none means that it can be planned."""
    return reading.find_problems(Path(path))


def find_warnings(path: AnyPath) -> tuple[Problem, ...]:
    """
    Return what a task graph probably does not mean although it can be planned, with its line.

    Raises
    ------
    InputError
        If the file has problems: warnings are looked for in what holds.
    """
    return warnings.find_warnings(Path(path))


def warnings_of(campaign: Campaign) -> list[Finding]:
    """Return what a campaign in memory probably does not mean although it can be planned."""
    return advice.warnings_of(campaign)


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
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    return gantt.draw_gantt(plan, place, stem=stem, floats=floats)


def schedule_table(plan: ExplainedPlan) -> pd.DataFrame:
    """Return ``schedule.csv`` as it is written, dates as texts; `Plan.to_frame` has dates."""
    return tables_of_plan.schedule_table(plan)


def chain_table(plan: ExplainedPlan) -> pd.DataFrame:
    """Return ``critical_path.csv`` as written, dates as texts; `Plan.chain_frame` has dates."""
    return tables_of_plan.chain_table(plan)
