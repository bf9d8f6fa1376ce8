"""Proofs by CP-SAT that no schedule is shorter than the best one known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpModel, LinearExpr

from scheduler.engine.bounds import heads, tails
from scheduler.engine.cpsat_solver import look_at_starts_alone, make_solver, solve_watched
from scheduler.engine.problem import PlainProject
from scheduler.engine.verdict import Verdict

IsIdle = Callable[[], bool]
"""Tells whether the answer is no longer wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofQuestion:
    """How long and in which mode to look for a schedule; deterministic effort repeats exactly."""

    makespan: int
    seconds: float
    seed: int = 1
    deterministic: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofAnswer:
    """
    A shorter schedule, or that one search denies that there is any, or neither in the time given.

    A denial raises the bound of what is known to be possible; it calls nothing infeasible.
    """

    starts: tuple[int, ...] | None
    is_denied: bool


def ask(problem: PlainProject, question: ProofQuestion, is_idle: IsIdle) -> ProofAnswer:
    """Look for a schedule that is no longer than a makespan, as long as that is wanted."""
    earliest, rest = heads(problem), tails(problem)
    latest = [question.makespan - tail for tail in rest]
    if any(last < first for first, last in zip(earliest, latest, strict=True)):
        return ProofAnswer(starts=None, is_denied=True)
    model, starts = _build(problem, earliest, latest)
    solver = make_solver(
        seconds=question.seconds, seed=question.seed, deterministic=question.deterministic
    )
    look_at_starts_alone(solver)
    verdict, interrupted = solve_watched(solver, model, lambda: not is_idle())
    if interrupted:
        raise KeyboardInterrupt
    found = tuple(map(solver.value, starts)) if verdict.has_solution else None
    return ProofAnswer(starts=found, is_denied=verdict is Verdict.DENIED)


def _build(
    problem: PlainProject, earliest: Sequence[int], latest: Sequence[int]
) -> tuple[CpModel, list[LinearExpr]]:
    """
    Return the model and the starts: links, and a cumulative for each resource.

    Time runs backwards in it, from the latest end of all: by measurement most proofs then take no
    longer, and some half as long.
    """
    model = CpModel()
    durations = problem.durations.tolist()
    ends = [last + duration for last, duration in zip(latest, durations, strict=True)]
    until = max(ends, default=0)
    back = [
        model.new_int_var(until - end, until - duration - first, f"back_{task}")
        for task, (end, duration, first) in enumerate(zip(ends, durations, earliest, strict=True))
    ]
    intervals = [
        model.new_fixed_size_interval_var(start, duration, f"task_{task}")
        for task, (start, duration) in enumerate(zip(back, durations, strict=True))
    ]
    for before, after in problem.links.tolist():
        model.add(back[before] >= back[after] + durations[after])
    for demands, capacity in zip(problem.demands.T.tolist(), problem.capacities, strict=True):
        users = [task for task, demand in enumerate(demands) if demand and durations[task]]
        model.add_cumulative(
            [intervals[task] for task in users],
            [demands[task] for task in users],
            int(capacity),
        )
    return model, [
        until - duration - start for start, duration in zip(back, durations, strict=True)
    ]
