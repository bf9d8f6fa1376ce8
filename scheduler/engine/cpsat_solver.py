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


def leave_out_relaxations(solver: CpSolver) -> None:
    """
    Search without linear relaxations.

    They say little where nothing but starts is to be chosen. By measurement most proofs are twice
    as fast without them.
    """
    solver.parameters.linearization_level = NO_LINEAR_RELAXATION


def learn_from_bounds(solver: CpSolver) -> None:
    """
    Learn from conflicts between the bounds of starts, not only between the literals made of them.

    By measurement proofs need a half to a tenth of the conflicts. CP-SAT does not do so unless
    asked, so what confirms a proof is searched for without.
    """
    solver.parameters.use_new_integer_conflict_resolution = True


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
