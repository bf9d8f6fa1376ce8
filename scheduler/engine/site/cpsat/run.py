"""One search by CP-SAT that can be watched and stopped from outside."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpSolver, CpSolverSolutionCallback

from scheduler.engine.confirming import BaseEffort
from scheduler.engine.cpsat_solver import look_at_starts_alone, make_solver, solve_watched
from scheduler.engine.site.cpsat.model import SiteModel
from scheduler.engine.site.problem import Placement
from scheduler.engine.verdict import Verdict

ROUNDING = 0.01
"""By how much a bound may be above a whole number that it means."""

IsIdle = Callable[[], bool]
"""Tells whether the answer is no longer wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SolverEffort(BaseEffort):
    """
    How long and in which way to search a site.

    With ``turns`` all strategies take turns in the workers, the improving of what is known among
    them, which one worker otherwise leaves out.
    """

    turns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SolverNews:
    """What a search has found so far: the last placement, and what is proved of the goal's end."""

    placement: Placement | None
    bound: int | None


Tell = Callable[[SolverNews], None]


def search(model: SiteModel, effort: SolverEffort, is_idle: IsIdle, tell: Tell) -> Verdict:
    """
    Search a model as long as that is wanted, tell what is found, return CP-SAT's verdict.

    News are told in the thread that called, when there are any, and once more at the end.
    """
    solver = solver_for(effort, is_plain=not model.site.has_choices)
    watcher = _Watcher(model)
    solver.best_bound_callback = watcher.note_bound

    def attend() -> bool:
        watcher.pass_on(tell)
        return not is_idle()

    verdict, interrupted = solve_watched(solver, model.model, attend, watcher)
    watcher.pass_on(tell)
    if interrupted:
        raise KeyboardInterrupt
    return verdict


def solver_for(effort: SolverEffort, *, is_plain: bool) -> CpSolver:
    """
    Return a solver that searches with this effort.

    On a plain site nothing is to be chosen but starts. There a strategy that is alone searches as
    in the proofs of textbook projects.
    """
    solver = make_solver(
        seconds=effort.seconds,
        workers=effort.workers,
        seed=effort.seed,
        deterministic=effort.deterministic,
    )
    solver.parameters.cp_model_presolve = effort.presolve
    solver.parameters.interleave_search = effort.turns
    if is_plain and effort.workers == 1 and not effort.turns:
        look_at_starts_alone(solver, confirms=not effort.presolve)
    return solver


class _Watcher(CpSolverSolutionCallback):
    """Keeps the last solution and bound until someone asks for them."""

    def __init__(self, model: SiteModel) -> None:
        super().__init__()
        self._model = model
        self._placement: Placement | None = None
        self._bound = -math.inf
        self._told: tuple[Placement | None, float] = (None, -math.inf)

    def on_solution_callback(self) -> None:
        self._placement = self._model.read(self.value)

    def note_bound(self, bound: float) -> None:
        self._bound = max(self._bound, bound)

    def pass_on(self, tell: Tell) -> None:
        news = self._placement, self._bound
        if news == self._told:
            return
        self._told = news
        placement, bound = news
        whole = None if math.isinf(bound) else math.ceil(bound - ROUNDING)
        tell(SolverNews(placement=placement, bound=whole))
