"""The search on one level, inside the best values of the levels before."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from scheduler.engine.confirming import confirm
from scheduler.engine.verdict import Verdict
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.search.goals import build, extract
from scheduler.planning.search.run import RunResult, SearchEffort, run
from scheduler.planning.steady.comparing.case import SteadyCase
from scheduler.planning.steady.comparing.frame import SteadyFrame
from scheduler.planning.steady.goals import Goal
from scheduler.planning.steady.result import LevelAim
from scheduler.schedule.scheduled import Schedule

LOG = logging.getLogger(__name__)

SHARE = 4.0
"""How much longer than early starts in `plan` each level after launch is searched."""

Limit = tuple[Goal, int]
"""A goal, and the value that plans may have of it at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """
    What a search has found: a schedule, if there is one, and a bound on the value of its goal.

    ``is_denied`` says that two searches found no plan within the limits at all.
    """

    schedule: Schedule | None
    bound: int
    is_denied: bool = False
    is_interrupted: bool = False


def effort_of_level(options: SolveOptions) -> SearchEffort:
    """Return how hard a level after launch is searched, the same on every machine."""
    return SearchEffort(
        seconds=max(options.time_limit / 2, 1.0),
        workers=options.num_workers,
        seed=options.seed,
        deterministic=options.settle * SHARE,
    )


def search_level(
    case: SteadyCase,
    goal: Goal,
    limits: Sequence[Limit],
    effort: SearchEffort,
    known: Schedule | None,
) -> Found:
    """
    Search for the least value of a goal within limits, which a known schedule keeps.

    The bound holds for all plans within the limits, up to the end of the horizon.
    """
    search = partial(_search, case, goal, limits, known)
    found = confirm(search(effort), effort, search)
    is_denied = found.verdict is Verdict.INFEASIBLE
    if is_denied and known is not None:
        LOG.warning("the solver denies a checked plan; its starts stay as they are")
    bound = max(found.bound * goal.unit, goal.floor) if found.verdict.has_solution else goal.floor
    return Found(
        schedule=extract(case.situation, found),
        bound=bound,
        is_denied=is_denied and known is None,
        is_interrupted=found.interrupted,
    )


def _search(
    case: SteadyCase,
    goal: Goal,
    limits: Sequence[Limit],
    known: Schedule | None,
    effort: SearchEffort,
) -> RunResult:
    horizon = case.situation.horizon
    model, variables = build(case.situation, known, _launch_by(limits, horizon), horizon)
    frame = SteadyFrame(case, model, variables, known)
    for each, most in limits:
        if each.aim is not LevelAim.LAUNCH:
            model.add(each.add(frame) <= -(-most // each.unit))
    model.minimize(goal.add(frame))
    return run(model, variables, effort)


def _launch_by(limits: Sequence[Limit], horizon: Minutes) -> Minutes:
    return next((most for each, most in limits if each.aim is LevelAim.LAUNCH), horizon)
