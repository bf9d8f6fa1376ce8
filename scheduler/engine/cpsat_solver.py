"""What all searches by CP-SAT share: the settings, and one that can be stopped from outside."""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

from ortools.sat.python.cp_model import CpModel, CpSolver, CpSolverSolutionCallback

LEAST_SECONDS = 0.01

PATIENCE = 0.02
"""Seconds between two looks at whether a search is still wanted."""

NO_LINEAR_RELAXATION = 0

Attend = Callable[[], bool]
"""Called every now and then while a search runs; tells whether it shall go on."""


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
    by the literals made of them, and what explains a conflict is decided on earlier. By measurement
    on projects of 120 tasks the median proof then takes less than half of the time.

    CP-SAT does the latter only when asked to, so that it is less tried: a search that confirms the
    verdict of another goes without.
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
) -> str:
    """Search in a thread of its own as long as that is wanted, and return CP-SAT's verdict."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        running = thread.submit(solver.solve, model, callback)
        try:
            while not running.done():
                wait([running], timeout=PATIENCE)
                if not attend():
                    solver.stop_search()
        finally:
            while not running.done():
                solver.stop_search()
                wait([running], timeout=PATIENCE)
    return solver.status_name(running.result())
