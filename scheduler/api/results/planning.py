"""Plan or solve a campaign."""

from typing import Unpack

from scheduler.api.campaigns.given_facts import GivenFacts
from scheduler.api.campaigns.sources import Source, ask
from scheduler.api.results.plan import Plan, plan_of
from scheduler.api.results.solution import Solution, solution_of
from scheduler.api.search_words import SearchWords, options_of
from scheduler.calendars.situation.situation import Situation
from scheduler.pipeline.plan import beside_baseline, plan_situation
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.solve import solve as solve_situation


def plan(
    source: Source,
    scenario: str | None = None,
    options: SolveOptions | None = None,
    *,
    progress: GivenFacts | None = None,
    listener: Listener = ignore,
    baseline: bool = True,
    **search: Unpack[SearchWords],
) -> Plan:
    """
    Plan a scenario, check the plan and explain it.

    Parameters
    ----------
    source
        A campaign, or the path of a task graph.
    scenario
        The scenario; by default the one that the campaign plans, or its last.
    options, search
        How long and how hard to search: ``time_limit`` in seconds, ``workers``, ``seed``,
        ``settle``, ``prefer``.
    progress
        Facts of the day, or the path of a progress file: everything is from its data date on.
    listener
        Told of every better plan and bound.
    baseline
        Whether the baseline is planned, too, to compare with.

    Raises
    ------
    InputError
        With every mistake of the campaign or the file.
    NoScheduleError
        If there is no plan (`Infeasible`), or none was found in time (`OutOfTime`).
    """
    wanted = options_of(options, search)
    asked = ask(source, scenario, progress)
    alone = plan_situation(asked.task_graph, asked.situation, wanted, listener, asked.way_out)
    return plan_of(beside_baseline(alone, listener) if baseline else alone)


def solve(
    source: Source | Situation,
    scenario: str | None = None,
    options: SolveOptions | None = None,
    *,
    progress: GivenFacts | None = None,
    listener: Listener = ignore,
    **search: Unpack[SearchWords],
) -> Solution:
    """
    Search the earliest launch of a scenario, and say no more than when every step runs.

    Parameters
    ----------
    source
        A campaign, the path of a task graph, or a situation, which has its scenario already.
    scenario
        The scenario; by default the one that the campaign plans, or its last.
    options, search
        How long and how hard to search, as for `plan`.
    progress
        Facts of the day, or the path of a progress file: everything is from its data date on. A
        situation has its own.
    listener
        Told of every better plan and bound.

    Returns
    -------
    Solution
        With a schedule that has passed the independent check, or a status that says why not.

    Raises
    ------
    InputError
        With every mistake of the campaign or the file.
    """
    wanted = options_of(options, search)
    if not isinstance(source, Situation):
        situation = ask(source, scenario, progress).situation
    elif progress is not None:
        message = "a situation has its facts already: give them to prepare()"
        raise ValueError(message)
    elif scenario in {None, source.scenario.id}:
        situation = source
    else:
        message = f"the situation is one of scenario {source.scenario.id!r}, not {scenario!r}"
        raise ValueError(message)
    return solution_of(situation, solve_situation(situation, wanted, listener))
