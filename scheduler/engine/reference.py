"""
Schedules from task lists in plain Python: the yardstick of the kernels.

The serial scheme takes the tasks in the order of a list and starts each as early as its
predecessors and the resources allow. Justification repeats it from the other end: the tasks in the
order of their ends, latest first, as late as they can be, then again as early as they can be. It
never lengthens a schedule.

References
----------
Kolisch (1996), Serial and parallel resource-constrained project scheduling methods revisited.
Valls, Ballestin and Quintanilla (2005), Justification and RCPSP: a technique that pays.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from numpy.random import Generator

from scheduler.engine.bounds import tails
from scheduler.engine.problem import PlainProject

Neighbours = list[list[int]]


@dataclass(frozen=True, slots=True)
class Evaluator:
    """A problem as plain lists, with the tasks before and after each."""

    durations: list[int]
    demands: list[list[int]]
    capacities: list[int]
    before: Neighbours
    after: Neighbours


def make_evaluator(problem: PlainProject) -> Evaluator:
    """Return the plain lists of a problem."""
    before: Neighbours = [[] for _ in range(problem.size)]
    after: Neighbours = [[] for _ in range(problem.size)]
    for first, second in problem.links.tolist():
        before[second].append(first)
        after[first].append(second)
    return Evaluator(
        problem.durations.tolist(),
        problem.demands.tolist(),
        problem.capacities.tolist(),
        before,
        after,
    )


def serial_ends(lists: Evaluator, order: Sequence[int], neighbours: Neighbours) -> list[int]:
    """Return the ends of the tasks, each started as early as it can be, in the order given."""
    horizon = sum(lists.durations) + 1
    free = [list(lists.capacities) for _ in range(horizon)]
    ends = [0] * len(order)
    for task in order:
        start = max((ends[other] for other in neighbours[task]), default=0)
        start = _first_fit(free, lists.demands[task], start, lists.durations[task])
        ends[task] = start + lists.durations[task]
        for time in range(start, ends[task]):
            for resource, demand in enumerate(lists.demands[task]):
                free[time][resource] -= demand
    return ends


def _first_fit(free: list[list[int]], demand: list[int], earliest: int, duration: int) -> int:
    start = time = earliest
    while time < start + duration:
        fits = all(want <= have for want, have in zip(demand, free[time], strict=True))
        time += 1
        if not fits:
            start = time
    return start


def justified_starts(lists: Evaluator, order: Sequence[int]) -> list[int]:
    """Return the starts after the serial scheme and double justification."""
    ends = serial_ends(lists, order, lists.before)
    latest_first = sorted(range(len(ends)), key=lambda task: (ends[task], task), reverse=True)
    mirrored = serial_ends(lists, latest_first, lists.after)
    by_late_start = sorted(range(len(ends)), key=lambda task: (-mirrored[task], task))
    ends = serial_ends(lists, by_late_start, lists.before)
    return [end - duration for end, duration in zip(ends, lists.durations, strict=True)]


def longest_tail_list(problem: PlainProject) -> list[int]:
    """Return the tasks by the chain of work that hangs on them, longest first."""
    tail = tails(problem)
    return sorted(range(problem.size), key=lambda task: (-tail[task], task))


def random_list(lists: Evaluator, random: Generator) -> list[int]:
    """Return the tasks in a random order along the links."""
    missing = [len(others) for others in lists.before]
    ready = [task for task, count in enumerate(missing) if not count]
    order = []
    while ready:
        task = ready.pop(int(random.integers(len(ready))))
        order.append(task)
        for other in lists.after[task]:
            missing[other] -= 1
            if not missing[other]:
                ready.append(other)
    return order
