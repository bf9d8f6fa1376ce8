"""A resource-constrained project as arrays: what the engine sees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

import numpy as np
from numpy.typing import NDArray

from scheduler.errors import InputError, Where
from scheduler.errors import Problem as Mistake

Ints = NDArray[np.int64]

MOST_TIME = 1_000_000
"""The longest that all tasks together may take: a schedule is counted unit by unit."""

MOST_UNITS = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlainProject:
    """
    Tasks without a break, links from finish to start, renewable resources; the makespan counts.

    The tasks are numbered so that each link leads to a higher number; ``names`` are their numbers
    in the file. ``demands`` has a row for each task and a column for each resource, ``links`` a
    row for each pair of predecessor and successor. Times are in the file's unit.
    """

    name: str
    names: tuple[int, ...]
    durations: Ints
    demands: Ints
    capacities: Ints
    links: Ints

    @property
    def size(self) -> int:
        """The number of tasks, the empty ones of the file included."""
        return len(self.durations)


def make_problem(
    name: str,
    durations: Sequence[int],
    demands: Sequence[Sequence[int]],
    capacities: Sequence[int],
    links: Iterable[tuple[int, int]],
) -> PlainProject:
    """
    Return the problem with its tasks renumbered along the links.

    Raises
    ------
    InputError
        If a link leads nowhere, the links run in a circle, or no schedule can hold a task.
    """
    pairs = sorted(set(links))
    _require_tasks(name, len(durations), pairs)
    order = _order(name, len(durations), pairs)
    rank = {task: place for place, task in enumerate(order)}
    _require_room(name, durations, demands, capacities)
    rows = [[rank[before], rank[after]] for before, after in pairs]
    table = np.array(demands, dtype=np.int64).reshape(len(durations), len(capacities))
    return PlainProject(
        name=name,
        names=tuple(task + 1 for task in order),
        durations=np.array(durations, dtype=np.int64)[order],
        demands=table[order],
        capacities=np.array(capacities, dtype=np.int64),
        links=np.array(rows, dtype=np.int64).reshape(-1, 2),
    )


def _order(name: str, size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return the tasks so that each stands behind its predecessors."""
    sorter: TopologicalSorter[int] = TopologicalSorter(dict.fromkeys(range(size), ()))
    for before, after in pairs:
        sorter.add(after, before)
    try:
        return list(sorter.static_order())
    except CycleError as error:
        circle = " -> ".join(str(task + 1) for task in error.args[1])
        raise refusal("project-cycle", f"the links run in a circle: {circle}", name) from error


def _require_tasks(name: str, size: int, pairs: Iterable[tuple[int, int]]) -> None:
    for before, after in pairs:
        if not (0 <= before < size and 0 <= after < size):
            message = f"a link leads from task {before + 1} to {after + 1} of {size}"
            raise refusal("project-link", message, name)


def _require_room(
    name: str,
    durations: Sequence[int],
    demands: Sequence[Sequence[int]],
    capacities: Sequence[int],
) -> None:
    if not durations or min(*durations, *capacities, 0) < 0:
        raise refusal("project-numbers", "there are no tasks, or numbers below zero", name)
    if sum(durations) > MOST_TIME or max(capacities, default=0) > MOST_UNITS:
        message = f"the tasks take more than {MOST_TIME} units of time, or resources have too many"
        raise refusal("project-numbers", message, name)
    for task, row in enumerate(demands):
        for resource, (demand, capacity) in enumerate(zip(row, capacities, strict=True)):
            if not 0 <= demand <= capacity:
                message = f"task {task + 1} asks for {demand} of resource {resource + 1}"
                raise refusal("project-demand", f"{message}, which has {capacity}", name)


def refusal(code: str, message: str, file: str, hint: str = "") -> InputError:
    """Return the error that refuses a project file for one reason."""
    return InputError([Mistake(code=code, message=message, where=Where(file), hint=hint)])
