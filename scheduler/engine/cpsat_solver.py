"""What all searches by CP-SAT share: the settings, and one that can be stopped from outside."""

import math
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, NamedTuple

from ortools.sat.python.cp_model import CpModel, CpSolver, CpSolverSolutionCallback

from scheduler.engine.interrupts import noted_interrupts
from scheduler.engine.verdict import Verdict, verdict_of

LEAST_SECONDS = 0.01

PATIENCE = 0.02
"""Seconds between two looks at whether a search is still wanted."""

NO_LINEAR_RELAXATION = 0

Attend = Callable[[], bool]
"""Called every now and then while a search runs; tells whether it shall go on."""


class Ended(NamedTuple):
    """How a search has ended: CP-SAT's verdict, and whether Ctrl-C made it end."""

    verdict: Verdict
    interrupted: bool


def make_solver(
    *,
    seconds: float = math.inf,
    workers: int = 1,
    seed: int = 1,
    deterministic: float | None = None,
) -> CpSolver:
    """
    Return a solver with limits.

    Deterministic effort and one worker repeat exactly. Ctrl-C is left to the program.
    """
    solver = CpSolver()
    parameters = solver.parameters
    parameters.num_workers = workers
    parameters.random_seed = seed
    parameters.max_time_in_seconds = max(seconds, LEAST_SECONDS)
    parameters.catch_sigint_signal = False
    if deterministic is not None:
        parameters.max_deterministic_time = deterministic
    return solver


def look_at_starts_alone(solver: CpSolver, *, confirms: bool = False) -> None:
    """
    Search as suits a single strategy where nothing but starts is to be chosen.

    Linear relaxations say little there. Conflicts are explained by the bounds of starts, not only
    by the literals made of them, and what explains a conflict is decided on earlier. Of projects of
    120 tasks whose proof takes longer than a moment, the median one then takes less than half of
    the time.

    CP-SAT explains conflicts so only when asked to: it is less tried. A search that confirms the
    verdict of another goes without. Proofs that a schedule is the shortest are not confirmed; of
    the published projects none contradicted what is known of them.
    """
    parameters = solver.parameters
    parameters.linearization_level = NO_LINEAR_RELAXATION
    parameters.use_new_integer_conflict_resolution = not confirms
    parameters.also_bump_variables_in_conflict_reasons = not confirms


def solve_watched(
    solver: CpSolver,
    model: CpModel,
    attend: Attend,
    callback: CpSolverSolutionCallback | None = None,
) -> Ended:
    """
    Search in a thread of its own as long as that is wanted, and return how it ended.

    Once ``attend`` has said that the search shall end, it is not called again. A Ctrl-C ends the
    search, too; what was found until then can be read.
    """
    is_wanted = True
    with noted_interrupts() as interrupts, ThreadPoolExecutor(max_workers=1) as thread:
        running = thread.submit(solver.solve, model, callback)
        try:
            while is_wanted and not (interrupts.heard or running.done()):
                wait([running], timeout=PATIENCE)
                is_wanted = attend()
        except KeyboardInterrupt:
            interrupts.heard = True
        finally:
            _stop(running, solver)
    return Ended(verdict_of(solver.status_name(running.result())), interrupts.heard)


def solve_at_once(solver: CpSolver, model: CpModel) -> Verdict:
    """Search in the calling thread, for what takes a moment, and return the verdict."""
    return verdict_of(solver.status_name(solver.solve(model)))


def _stop(running: Future[Any], solver: CpSolver) -> None:
    """Ask until the solver has heard: a call before it has begun is lost."""
    while not running.done():
        solver.stop_search()
        wait([running], timeout=PATIENCE)
