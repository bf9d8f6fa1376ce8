"""Plan a task graph."""

from pathlib import Path

from scheduler.analyse.plan import Baseline, Plan, analyse
from scheduler.calendars.prepare import prepare
from scheduler.model.base import Minutes
from scheduler.model.campaign import Campaign
from scheduler.model.scenario import Order
from scheduler.pipeline.load import load
from scheduler.schedule.checks import require_valid
from scheduler.solve.engine import Listener, ignore, solve
from scheduler.solve.list_schedule import best_list_schedule
from scheduler.solve.options import SolveOptions


def plan(
    path: Path,
    scenario: str | None = None,
    options: SolveOptions | None = None,
    listener: Listener = ignore,
) -> Plan:
    """
    Read a task graph, plan one of its scenarios, check the plan and explain it.

    Parameters
    ----------
    path
        The task graph.
    scenario
        The scenario to plan; by default the one the graph names, or its last.
    options
        How long and how hard to search.
    listener
        Told of every better plan and bound.

    Raises
    ------
    InputError
        If the file has problems.
    NoScheduleError
        If there is no plan, or none was found in time.
    """
    options = options or SolveOptions()
    campaign, graph = load(path, () if scenario is None else (scenario,))
    name = scenario or campaign.plan_scenario
    campaign, graph = load(path, dict.fromkeys((name, campaign.baseline_scenario)))
    situation = prepare(campaign, campaign.resolve_scenario(name))
    result = solve(situation, options, listener)
    require_valid(campaign, situation.scenario, result.require_schedule())
    baseline = None
    if name != campaign.baseline_scenario:
        baseline = plan_baseline(campaign, options, listener)
    return analyse(graph, situation, options, result, baseline)


def plan_baseline(campaign: Campaign, options: SolveOptions, listener: Listener) -> Baseline | None:
    """Plan the baseline scenario, or return nothing when it cannot be planned."""
    situation = prepare(campaign, campaign.resolve_scenario(campaign.baseline_scenario))
    result = solve(situation, options, listener)
    if result.schedule is None:
        return None
    strict = strict_serial(campaign, campaign.baseline_scenario)
    return Baseline(situation=situation, result=result, strict_serial=strict)


def strict_serial(campaign: Campaign, scenario: str) -> Minutes | None:
    """Return the launch of a scenario when strictly one step is done at a time, if it can be."""
    serial = campaign.resolve_scenario(scenario).model_copy(update={"order": Order.SERIAL})
    situation = prepare(campaign, serial)
    schedule = best_list_schedule(situation)
    if schedule is None:
        return None
    require_valid(campaign, serial, schedule)
    return schedule[situation.launch].end
