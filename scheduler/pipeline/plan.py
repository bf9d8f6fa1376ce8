"""Plan a task graph."""

from collections.abc import Callable
from dataclasses import replace
from shlex import quote

from scheduler.analyse.plan import Baseline, ExplainedPlan, analyse
from scheduler.analyse.sources import Graph
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import Infeasible
from scheduler.pipeline.opened import AnyGraph, as_opened
from scheduler.planning.interface.options import Prefer, SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.lists.strict_serial import strict_serial
from scheduler.planning.solve import solve
from scheduler.schedule.checks import require_valid

BeforeSearch = Callable[[str], None]
"""Told of the scenario that will be planned, once the task graph is read; may refuse."""


def go_on(scenario: str) -> None:
    """Refuse nothing."""
    del scenario


HURRIED = 2.0
"""Seconds for the baseline once the user has interrupted the search."""


def plan(
    path: AnyGraph,
    scenario: str | None = None,
    options: SolveOptions | None = None,
    listener: Listener = ignore,
    before_search: BeforeSearch = go_on,
) -> ExplainedPlan:
    """
    Read a task graph, plan one of its scenarios, check the plan and explain it.

    The baseline that it is compared with is planned with early starts, whatever is preferred, and
    its search may take as long again. A Ctrl-C once there is a plan hurries what is left to be done
    with it, and never loses it.

    Parameters
    ----------
    path
        The task graph, or one that is open already.
    scenario
        The scenario to plan; by default the one the graph names, or its last.
    options
        How long and how hard to search.
    listener
        Told of every better plan and bound.
    before_search
        Told of the scenario that will be planned, once the task graph is read.

    Raises
    ------
    InputError
        If the file has problems.
    NoScheduleError
        If there is no plan, or none was found in time.
    """
    alone = plan_alone(path, scenario, options, listener, before_search)
    return beside_baseline(alone, listener)


def beside_baseline(alone: ExplainedPlan, listener: Listener = ignore) -> ExplainedPlan:
    """Return a plan with its baseline to compare with, unless that is what it is."""
    calendars = alone.situation.calendars
    if alone.situation.scenario.id == calendars.campaign.baseline_scenario:
        return alone
    options = replace(alone.options, prefer=Prefer.EARLY)
    if alone.result.stop is Stop.INTERRUPTED:
        options = replace(options, time_limit=HURRIED, settle=0.0)
    try:
        return replace(alone, baseline=plan_baseline(calendars, options, listener))
    except KeyboardInterrupt:
        return alone


def plan_alone(
    path: AnyGraph,
    scenario: str | None = None,
    options: SolveOptions | None = None,
    listener: Listener = ignore,
    before_search: BeforeSearch = go_on,
) -> ExplainedPlan:
    """Plan like `plan`, without a baseline to compare with."""
    opened = as_opened(path)
    graph, situation = opened.graph, opened.situation(scenario)
    before_search(situation.scenario.id)
    way_out = _way_out(opened.words, situation.scenario.id)
    return plan_situation(graph, situation, options or SolveOptions(), listener, way_out)


def plan_situation(
    graph: Graph, situation: Situation, options: SolveOptions, listener: Listener, way_out: str
) -> ExplainedPlan:
    """
    Plan a situation, check the plan and explain it; ``way_out`` is said where there is none.

    Raises
    ------
    NoScheduleError
        If there is no plan, or none was found in time.
    """
    result = solve(situation, options, listener)
    if result.status is Status.INFEASIBLE:
        message = (
            f"scenario {situation.scenario.id!r}: no plan keeps all rules before the "
            f"planning horizon ends on {situation.axis.say(situation.horizon)}"
        )
        if result.reason:
            message = f"{message}\n    {result.reason}."
        raise Infeasible(f"{message}\n    {way_out}")
    require_valid(situation.campaign, situation.scenario, result.require_schedule())
    try:
        return analyse(graph, situation, options, result)
    except KeyboardInterrupt:
        return analyse(graph, situation, options, replace(result, stop=Stop.INTERRUPTED))


def _way_out(graph: str, scenario: str) -> str:
    """Return the command that tells why there is no plan, to be copied as it stands."""
    command = f"launch-scheduler conflicts {graph} -s {quote(scenario)}"
    return f"To see which rules collide: {command}"


def plan_whole(
    path: AnyGraph,
    scenario: str | None,
    options: SolveOptions,
    listener: Listener = ignore,
    before_search: BeforeSearch = go_on,
) -> ExplainedPlan:
    """
    Plan like `plan_alone` for a study that begins with the plan.

    Raises
    ------
    KeyboardInterrupt
        If the search is interrupted: there is nothing yet to hold anything against.
    """
    made = plan_alone(path, scenario, options, listener, before_search)
    if made.result.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt
    return made


def plan_baseline(
    calendars: Calendars, options: SolveOptions, listener: Listener
) -> Baseline | None:
    """Plan the baseline scenario of a campaign, or return nothing when it cannot be planned."""
    campaign = calendars.campaign
    situation = prepare_on(calendars, campaign.resolve_scenario(campaign.baseline_scenario))
    result = solve(situation, options, listener)
    if result.schedule is None:
        return None
    return Baseline(
        situation=chosen(situation, result.schedule.options),
        result=result,
        strict_serial=strict_serial(situation),
    )
