"""One run of CP-SAT: in a thread of its own, so that Ctrl-C stops the search and keeps the best."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from ortools.sat.python.cp_model import CpModel, CpSolver, CpSolverSolutionCallback

from scheduler.model.base import TaskId
from scheduler.solve.variables import Variables

OnImprovement = Callable[[int | None, int], None]
"""Called with the best objective so far, if any, and the best bound, both in ticks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Limits of one run; the seed and the worker count decide how it goes."""

    seconds: float
    workers: int
    seed: int
    deterministic: float | None = None
    presolve: bool = True


@dataclass(slots=True, kw_only=True)
class Found:
    """What a run found: its verdict, starts in ticks, objective and bound in ticks."""

    verdict: str
    starts: dict[TaskId, int] | None
    objective: int | None
    bound: int
    interrupted: bool


@dataclass(slots=True)
class _Watch:
    """Best objective and bound as they arrive from the search threads."""

    tell: OnImprovement
    best: int | None = None
    bound: int = 0
    changed: bool = False
    failure: list[BaseException] = field(default_factory=list)

    def pass_on(self) -> None:
        if self.changed:
            self.changed = False
            self.tell(self.best, self.bound)


class _OnSolution(CpSolverSolutionCallback):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def on_solution_callback(self) -> None:
        """Note a better solution."""
        self._watch.best = round(self.objective_value)
        self._watch.changed = True


def run(model: CpModel, variables: Variables, effort: Effort, tell: OnImprovement) -> Found:
    """
    Search, telling of progress from the calling thread.

    A Ctrl-C ends the search early and is noted in the result.
    """
    solver = _make_solver(effort)
    watch = _Watch(tell)

    def note_bound(bound: float) -> None:
        watch.bound, watch.changed = round(bound), True

    solver.best_bound_callback = note_bound

    verdicts: list[str] = []
    done = threading.Event()

    def work() -> None:
        try:
            verdicts.append(solver.status_name(solver.solve(model, _OnSolution(watch))))
        except BaseException as error:  # noqa: BLE001
            watch.failure.append(error)
        finally:
            done.set()

    threading.Thread(target=work, daemon=True).start()
    interrupted = _watch_over(done, solver, watch)
    if watch.failure:
        raise watch.failure[0]
    return _read(solver, variables, verdicts[0], interrupted=interrupted)


def _watch_over(done: threading.Event, solver: CpSolver, watch: _Watch) -> bool:
    """Wait for the search; the thread itself cannot be asked, as Ctrl-C in a join confuses it."""
    interrupted = False
    while not done.is_set():
        try:
            done.wait(timeout=0.05)
            watch.pass_on()
        except KeyboardInterrupt:
            interrupted = True
            _stop(done, solver)
    return interrupted


def _stop(done: threading.Event, solver: CpSolver) -> None:
    """Ask until the solver has heard: a call before it has begun is lost."""
    while not done.wait(timeout=0.02):
        solver.stop_search()


def _make_solver(effort: Effort) -> CpSolver:
    solver = CpSolver()
    parameters = solver.parameters
    parameters.max_time_in_seconds = max(effort.seconds, 0.01)
    parameters.num_workers = effort.workers
    parameters.random_seed = effort.seed
    parameters.cp_model_presolve = effort.presolve
    parameters.catch_sigint_signal = False
    if effort.deterministic is not None:
        parameters.max_deterministic_time = effort.deterministic
    return solver


def _read(solver: CpSolver, variables: Variables, verdict: str, *, interrupted: bool) -> Found:
    if verdict == "MODEL_INVALID":
        message = "the model is invalid"
        raise AssertionError(message)
    has_plan = verdict in {"OPTIMAL", "FEASIBLE"}
    starts = (
        {task_id: solver.value(made.start) for task_id, made in variables.of_job.items()}
        if has_plan
        else None
    )
    return Found(
        verdict=verdict,
        starts=starts,
        objective=round(solver.objective_value) if has_plan else None,
        bound=round(solver.best_objective_bound) if verdict != "INFEASIBLE" else 0,
        interrupted=interrupted,
    )
