"""Proofs by CP-SAT that no schedule is shorter than the best one known."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpModel, CpSolver, IntVar

from scheduler.engine.bounds import heads, tails
from scheduler.engine.problem import Problem

INFEASIBLE = "INFEASIBLE"
SOLVED = frozenset({"OPTIMAL", "FEASIBLE"})

PATIENCE = 0.02
"""Seconds between two looks at whether the answer is still wanted."""

IsIdle = Callable[[], bool]
"""Tells whether the answer is no longer wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How long and in which way to look for a schedule; deterministic effort repeats exactly."""

    makespan: int
    seconds: float
    seed: int = 1
    deterministic: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A shorter schedule, or the proof that there is none, or neither in the time given."""

    starts: tuple[int, ...] | None
    is_impossible: bool


def ask(problem: Problem, question: Question, is_idle: IsIdle) -> Answer:
    """Look for a schedule that is no longer than a makespan, as long as that is wanted."""
    starts_by = _latest_starts(problem, question.makespan)
    earliest = heads(problem)
    if any(latest < head for latest, head in zip(starts_by, earliest, strict=True)):
        return Answer(starts=None, is_impossible=True)
    model, starts = _build(problem, earliest, starts_by)
    solver = _make_solver(question)
    with ThreadPoolExecutor(max_workers=1) as thread:
        search = thread.submit(solver.solve, model)
        while not search.done():
            wait([search], timeout=PATIENCE)
            if is_idle():
                solver.stop_search()
    verdict = solver.status_name(search.result())
    found = tuple(solver.value(start) for start in starts) if verdict in SOLVED else None
    return Answer(starts=found, is_impossible=verdict == INFEASIBLE)


def _latest_starts(problem: Problem, makespan: int) -> list[int]:
    return [makespan - tail for tail in tails(problem)]


def _build(
    problem: Problem, earliest: list[int], latest: list[int]
) -> tuple[CpModel, list[IntVar]]:
    """Return the model: links, and a cumulative for each resource."""
    model = CpModel()
    durations = problem.durations.tolist()
    starts = [
        model.new_int_var(low, high, f"start_{task}")
        for task, (low, high) in enumerate(zip(earliest, latest, strict=True))
    ]
    intervals = [
        model.new_fixed_size_interval_var(start, duration, f"task_{task}")
        for task, (start, duration) in enumerate(zip(starts, durations, strict=True))
    ]
    for before, after in problem.links.tolist():
        model.add(starts[after] >= starts[before] + durations[before])
    for demands, capacity in zip(problem.demands.T.tolist(), problem.capacities, strict=True):
        users = [task for task, demand in enumerate(demands) if demand and durations[task]]
        model.add_cumulative(
            [intervals[task] for task in users],
            [demands[task] for task in users],
            int(capacity),
        )
    return model, starts


def _make_solver(question: Question) -> CpSolver:
    solver = CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = question.seed
    parameters.max_time_in_seconds = max(question.seconds, 0.01)
    parameters.catch_sigint_signal = False
    if question.deterministic is not None:
        parameters.max_deterministic_time = question.deterministic
    return solver
