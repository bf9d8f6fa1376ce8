"""One run of CP-SAT that Ctrl-C stops, so that the best is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from ortools.sat.python.cp_model import CpModel, CpSolver, CpSolverSolutionCallback, IntVar

from scheduler.engine.confirming import BaseEffort
from scheduler.engine.cpsat_solver import (
    look_at_starts_alone,
    make_solver,
    solve_at_once,
    solve_watched,
)
from scheduler.engine.verdict import Verdict
from scheduler.model.notation.base import TaskId
from scheduler.planning.encoding.variables import JobVariables, Variables

COMPLETION = 20.0
"""Seconds to fill in a hint."""

Attend = Callable[[], bool]
"""Called every now and then from the calling thread; tells whether the run shall go on."""


def go_on() -> bool:
    """Let the run go on."""
    return True


Values = CpSolver | CpSolverSolutionCallback
"""What tells the values of variables in a solution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEffort(BaseEffort):
    """
    Limits of one run; the seed and the worker count decide how it goes.

    ``quick_start`` leaves out the slow part of presolve, which pays for itself on small models
    only. Without ``linear`` a single worker looks at starts alone: nothing is relaxed to a linear
    program.
    """

    quick_start: bool = False
    linear: bool = True

    def differing(self) -> Self:
        """Return the effort of a second search, which looks at other things, too."""
        return replace(BaseEffort.differing(self), linear=not self.linear)


@dataclass(slots=True, kw_only=True)
class RunResult:
    """
    What a run found: verdict, starts in ticks, the mode of each task, objective and bound.

    ``values`` are those of the further variables that were asked for. What is found while the run
    goes on has no verdict yet.
    """

    verdict: Verdict
    starts: dict[TaskId, int] | None
    options: dict[TaskId, int] | None
    objective: int | None
    bound: int
    interrupted: bool
    values: tuple[int, ...] = ()

    def confirmed(self) -> Self:
        """Return the result with its denial as a verdict."""
        return replace(self, verdict=Verdict.INFEASIBLE)


OnImprovement = Callable[[RunResult], None]
"""Called with the best solution so far, if there is one, and the best bound."""


def unheard(found: RunResult) -> None:
    """Let what is found on the way go unheard."""
    del found


class _Watch(CpSolverSolutionCallback):
    """Keeps the best solution and bound, as they arrive in the search threads, to pass them on."""

    def __init__(self, variables: Variables, tell: OnImprovement) -> None:
        super().__init__()
        self._variables = variables
        self._tell = tell
        self._best = RunResult(
            verdict=Verdict.UNKNOWN,
            starts=None,
            options=None,
            objective=None,
            bound=0,
            interrupted=False,
        )
        self._bound = 0
        self._has_news = False

    def on_solution_callback(self) -> None:
        self._best = RunResult(
            verdict=Verdict.UNKNOWN,
            starts=_starts(self, self._variables),
            options=_options(self, self._variables),
            objective=round(self.objective_value),
            bound=0,
            interrupted=False,
        )
        self._has_news = True

    def note_bound(self, bound: float) -> None:
        self._bound = round(bound)
        self._has_news = True

    def pass_on(self) -> None:
        if self._has_news:
            self._has_news = False
            self._tell(replace(self._best, bound=self._bound))


def run(
    model: CpModel,
    variables: Variables,
    effort: SearchEffort,
    tell: OnImprovement = unheard,
    further: Sequence[IntVar] = (),
    attend: Attend = go_on,
) -> RunResult:
    """
    Search, telling of progress from the calling thread.

    ``further`` are variables beyond those of the tasks whose values are wanted. ``attend`` is
    called while the search runs, and ends it when it says so.

    A Ctrl-C ends the search early and is noted in the result.
    """
    solver = solver_for(effort)
    watch = _Watch(variables, tell)
    solver.best_bound_callback = watch.note_bound

    def pass_on_and_attend() -> bool:
        watch.pass_on()
        return attend()

    verdict, interrupted = solve_watched(solver, model, pass_on_and_attend, watch)
    found = _read(solver, variables, verdict, interrupted=interrupted)
    if found.starts is not None:
        found.values = tuple(solver.value(variable) for variable in further)
    return found


def complete_hint(model: CpModel) -> bool:
    """
    Fill in the hint of a model to all its variables; tell whether the hint is a solution.

    Without this, a hint of the decisions alone is often lost while the rest is searched for.
    """
    solver = make_solver(seconds=COMPLETION)
    solver.parameters.fix_variables_to_their_hinted_value = True
    solver.parameters.cp_model_probing_level = 0
    if not solve_at_once(solver, model).has_solution:
        return False
    hinted = set(model.proto.solution_hint.vars)
    for index, value in enumerate(solver.response_proto.solution):
        if index not in hinted:
            model.add_hint(model.get_int_var_from_proto_index(index), value)
    return True


def solver_for(effort: SearchEffort) -> CpSolver:
    """Return a solver that searches with this effort."""
    solver = make_solver(
        seconds=effort.seconds,
        workers=effort.workers,
        seed=effort.seed,
        deterministic=effort.deterministic,
    )
    solver.parameters.cp_model_presolve = effort.presolve
    if not effort.linear:
        look_at_starts_alone(solver, confirms=not effort.presolve)
    if effort.quick_start:
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.max_presolve_iterations = 1
    return solver


def _starts(values: Values, variables: Variables) -> dict[TaskId, int]:
    return {task_id: values.value(each.start) for task_id, each in variables.of_job.items()}


def _options(values: Values, variables: Variables) -> dict[TaskId, int]:
    return {task_id: _option(values, each) for task_id, each in variables.of_job.items()}


def _option(values: Values, made: JobVariables) -> int:
    """Return the option in which a task is done."""
    return next(
        mode.job.option
        for mode in made.modes
        if mode.present is None or values.boolean_value(mode.present)
    )


def _read(
    solver: CpSolver, variables: Variables, verdict: Verdict, *, interrupted: bool
) -> RunResult:
    has_plan = verdict.has_solution
    return RunResult(
        verdict=verdict,
        starts=_starts(solver, variables) if has_plan else None,
        options=_options(solver, variables) if has_plan else None,
        objective=round(solver.objective_value) if has_plan else None,
        bound=round(solver.best_objective_bound) if verdict is not Verdict.DENIED else 0,
        interrupted=interrupted,
    )
