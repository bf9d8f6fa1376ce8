"""Explain why a date cannot be met, with the lines of the task graph."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scheduler.calendars.axis import make_axis
from scheduler.errors import Where
from scheduler.pipeline.load import load
from scheduler.readers.task_graph import parse_task_graph
from scheduler.solve.options import SolveOptions
from scheduler.studies.conflicts.finding import DEFAULT, Conflicts, find_conflicts
from scheduler.studies.conflicts.judge import Listener, ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedDate:
    """The conflicts of a date under a scenario, and where each of their rules stands."""

    scenario: str
    found: Conflicts
    places: Mapping[str, Where]


def explain_date(
    path: Path,
    scenario: str | None = None,
    by: datetime | None = None,
    options: SolveOptions = DEFAULT,
    listener: Listener = ignore,
) -> ExplainedDate:
    """
    Read a task graph and explain why launch cannot be had by a date.

    Parameters
    ----------
    path
        The task graph.
    scenario
        The scenario; by default the one the graph names, or its last.
    by
        The date, in local time; by default the target of the graph. Where it has none, the rules
        alone are judged.
    options
        The time limit holds for the whole study.
    listener
        Told of every plan that is tried.

    Raises
    ------
    InputError
        If the file has problems.
    """
    campaign, graph = load(path, scenario)
    name = scenario or campaign.plan_scenario
    date = by or campaign.target
    minute = None if date is None else make_axis(campaign).minute(date)
    found = find_conflicts(campaign, name, minute, options, listener)
    lines = parse_task_graph(graph.text.encode(), str(path))
    members = [rule for conflict in found.conflicts for rule in conflict.members]
    places = {rule.key: lines.locate(rule.path) for rule in members if rule.path}
    return ExplainedDate(scenario=name, found=found, places=places)
