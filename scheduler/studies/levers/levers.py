"""
Levers: everything that holds launch back, one notch looser at a time, ranked by what it gains.

Each lever is an independent plan. A lever whose network bound (early dates on working time,
without crews and rooms) is no earlier than launch provably cannot help and is not searched.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, replace

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.prepare import prepare
from scheduler.cpm.times import early_dates
from scheduler.errors import Infeasible
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Stop
from scheduler.planning.solve import solve
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.loosening import levers
from scheduler.studies.loosening.base.ladder import Lever
from scheduler.studies.workers.executors import as_done


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverResult:
    """
    What a lever gains.

    ``launch`` is nothing for a lever that provably cannot help (``skipped``) or for which no plan
    was found; ``gain`` and ``at_most`` are minutes of launch gained, found and possible at best.
    """

    lever: Lever
    status: str
    launch: Minutes | None
    gain: Minutes
    at_most: Minutes
    skipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Everything a worker needs to try one lever."""

    campaign: Campaign
    scenario: str
    lever: Lever
    launch: Minutes
    known: Schedule
    options: SolveOptions


def try_lever(trial: Trial) -> LeverResult:
    """
    Plan with one lever, beginning with the plan that is known; runs in a worker.

    Raises
    ------
    KeyboardInterrupt
        If the search is interrupted: what it found is no answer.
    """
    campaign = apply_changes(trial.campaign, trial.scenario, [trial.lever.change])
    situation = prepare(campaign, campaign.resolve_scenario(trial.scenario))
    try:
        bound = early_dates(situation)[situation.launch][1]
    except Infeasible:
        bound = trial.launch
    if bound >= trial.launch:
        return LeverResult(
            lever=trial.lever,
            status="cannot help",
            launch=None,
            gain=0,
            at_most=0,
            skipped=True,
        )
    result = solve(situation, trial.options, known=trial.known)
    if result.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt
    gain = 0 if result.launch_minute is None else trial.launch - result.launch_minute
    return LeverResult(
        lever=trial.lever,
        status=result.status,
        launch=result.launch_minute,
        gain=gain,
        at_most=trial.launch - result.bound_minute,
        skipped=False,
    )


def trials(plan: ExplainedPlan, options: SolveOptions) -> list[Trial]:
    """Return the trials of all levers of a plan; each searches with one worker."""
    situation = plan.situation
    quick = replace(options, workers=1, settle=0.0)
    return [
        Trial(
            campaign=situation.campaign,
            scenario=situation.scenario.id,
            lever=lever,
            launch=plan.launch_minute,
            known=plan.schedule,
            options=quick,
        )
        for lever in levers(situation.campaign, situation.scenario)
    ]


def try_levers(
    plan: ExplainedPlan,
    options: SolveOptions,
    executor: Executor,
    on_result: Callable[[LeverResult, int], None] | None = None,
) -> list[LeverResult]:
    """
    Try every lever on an executor and rank the results.

    Parameters
    ----------
    plan
        The plan whose launch is to be brought forward; its starts are the start of each search.
    options
        Time limit and seed of each search.
    executor
        Where the searches run: local processes, or a cluster.
    on_result
        Called with each result as it arrives, and the number of levers in all.

    Returns
    -------
        The greatest gain first; levers that cannot help last. Ctrl-C ends the study and keeps the
        results that are in; `not_tried` tells which levers are missing then.
    """
    waiting = trials(plan, options)
    results: list[LeverResult] = []
    with suppress(KeyboardInterrupt):
        for _, result in as_done(executor, try_lever, waiting):
            results.append(result)
            if on_result is not None:
                on_result(result, len(waiting))
    return sorted(results, key=lambda each: (-each.gain, each.skipped, str(each.lever.change)))


def not_tried(plan: ExplainedPlan, results: Sequence[LeverResult]) -> tuple[Lever, ...]:
    """Return the levers of a plan that have no result, since the study was interrupted."""
    tried = {each.lever for each in results}
    every = levers(plan.situation.campaign, plan.situation.scenario)
    return tuple(lever for lever in every if lever not in tried)


def gaining(results: Sequence[LeverResult]) -> tuple[LeverResult, ...]:
    """Return the levers that bring launch forward, the greatest gain first."""
    found = (each for each in results if each.gain > 0)
    return tuple(sorted(found, key=lambda each: (-each.gain, str(each.lever.change))))
