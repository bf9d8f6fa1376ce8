"""Hazards: tasks that must not be under way together."""

from collections.abc import Iterator

from ortools.sat.python.cp_model import CpModel

from scheduler.calendars.situation import Situation
from scheduler.model.base import TaskId
from scheduler.solve.variables import Variables


def add_hazards(situation: Situation, model: CpModel, variables: Variables) -> None:
    """Keep the spans of excluded tasks apart: one no-overlap for each clique of exclusions."""
    for clique in cliques(situation):
        model.add_no_overlap([variables.job(task_id).span for task_id in clique])


def cliques(situation: Situation) -> Iterator[list[TaskId]]:
    """Yield groups of tasks that exclude each other, covering every excluded pair."""
    neighbours = {task_id: set(others) for task_id, others in situation.apart.items()}
    pairs = {(a, b) for a, others in neighbours.items() for b in others if a < b}
    while pairs:
        first, second = min(pairs)
        clique = [first, second]
        shared = neighbours[first] & neighbours[second]
        while shared:
            best = max(shared, key=lambda each: (len(neighbours[each] & shared), each))
            clique.append(best)
            shared &= neighbours[best]
        pairs -= {(a, b) for a in clique for b in clique}
        yield clique
