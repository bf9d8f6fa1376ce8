"""The independent check of the engine's schedules: plain counting, unit by unit."""

from collections import Counter
from collections.abc import Sequence

from scheduler.engine.problem import PlainProject
from scheduler.errors import InvalidPlanError


def broken_rules(problem: PlainProject, starts: Sequence[int]) -> list[str]:
    """Return a sentence for each link, start or capacity that a schedule does not respect."""
    if len(starts) != problem.size:
        return [f"{len(starts)} starts for {problem.size} tasks"]
    durations = problem.durations.tolist()
    broken = [
        f"task {problem.names[task]} starts at {start}, before the project does"
        for task, start in enumerate(starts)
        if start < 0
    ]
    for before, after in problem.links.tolist():
        if starts[before] + durations[before] > starts[after]:
            broken.append(f"task {problem.names[after]} does not wait for {problem.names[before]}")
    for resource, capacity in enumerate(problem.capacities.tolist()):
        used: Counter[int] = Counter()
        for start, duration, row in zip(starts, durations, problem.demands.tolist(), strict=True):
            for time in range(start, start + duration):
                used[time] += row[resource]
        broken.extend(
            f"resource {resource + 1} has {capacity}, at {time} it gives {amount}"
            for time, amount in sorted(used.items())
            if amount > capacity
        )
    return broken


def checked_makespan(problem: PlainProject, starts: Sequence[int]) -> int:
    """
    Return the makespan of a schedule that keeps all rules.

    Raises
    ------
    InvalidPlanError
        If it does not.
    """
    broken = broken_rules(problem, starts)
    if broken:
        raise InvalidPlanError(broken)
    durations: list[int] = problem.durations.tolist()
    return max(start + duration for start, duration in zip(starts, durations, strict=True))
