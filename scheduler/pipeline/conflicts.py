"""Explain why a date cannot be met, with the lines of the task graph."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from scheduler.calendars.clock.axis import make_axis
from scheduler.errors import Where
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.pipeline.opened import AnyGraph, OpenedGraph, as_opened
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.search.decision import Answer
from scheduler.studies.conflicts.finding import DEFAULT, Conflicts, find_conflicts
from scheduler.studies.conflicts.oracle import Listener, ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedDate:
    """
    The conflicts of a date under a scenario, and where each of their rules stands.

    ``graph`` is the task graph as commands name it, with its facts, nothing if no command can;
    ``campaign`` is what it states;
    ``asked`` is the date that was asked about, if any: where there is no plan at all, the conflicts
    are those without it.
    """

    graph: str | None
    campaign: Campaign
    asked: Minutes | None
    scenario: str
    found: Conflicts
    places: Mapping[str, Where]


def explain_date(
    path: AnyGraph,
    scenario: str | None = None,
    by: datetime | None = None,
    options: SolveOptions = DEFAULT,
    listener: Listener = ignore,
    executor: Executor | None = None,
) -> ExplainedDate:
    """
    Read a task graph and explain why launch cannot be had by a date.

    Parameters
    ----------
    path
        The task graph, or one that is open already.
    scenario
        The scenario; by default the one the graph names, or its last.
    by
        The date, in local time; by default the target of the graph. Where there is none, or where
        there is no plan whatever the date, the rules alone are judged.
    options
        The time limit holds for the whole study.
    listener
        Told of every plan that is tried.
    executor
        Where plans that do not depend on each other are tried; by default in this process.

    Raises
    ------
    InputError
        If the file has problems.
    """
    opened = as_opened(path).worked_by(scenario)
    campaign = opened.campaign
    name = scenario or campaign.plan_scenario
    date = by or campaign.target
    minute = None if date is None else make_axis(campaign).minute(date)
    found = find_reasons(campaign, name, minute, options, listener, executor)
    return ExplainedDate(
        graph=opened.words,
        campaign=campaign,
        asked=minute,
        scenario=name,
        found=found,
        places=places_of(opened, found),
    )


def places_of(opened: OpenedGraph, found: Conflicts) -> Mapping[str, Where]:
    """Return where each rule of the conflicts stands, in the task graph or among the facts."""
    members = [rule for conflict in found.conflicts for rule in conflict.members]
    return {rule.key: opened.locate(rule.path) for rule in members if rule.path}


def find_reasons(
    campaign: Campaign,
    scenario: str,
    by: Minutes | None,
    options: SolveOptions,
    listener: Listener,
    executor: Executor | None = None,
) -> Conflicts:
    """Return the conflicts of a date, or those without it where there is no plan at all."""
    if by is not None:
        ever = find_conflicts(campaign, scenario, None, options, listener, executor)
        if ever.answer is Answer.IMPOSSIBLE:
            return ever
    return find_conflicts(campaign, scenario, by, options, listener, executor)
