"""Hazards: tasks that must not be under way together."""

from collections.abc import Iterator

from ortools.sat.python.cp_model import CpModel, IntervalVar

from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Way
from scheduler.planning.encoding.variables import Variables


def add_hazards(situation: Situation, model: CpModel, variables: Variables) -> None:
    """Keep the spans of excluded tasks apart: one no-overlap for each clique of exclusions."""
    spans: dict[Way, list[IntervalVar]] = {}
    for mode in variables.all_modes():
        spans.setdefault(mode.job.mode, []).extend(mode.spans)
    for clique in cliques(situation):
        model.add_no_overlap([span for mode in clique for span in spans.get(mode, ())])


def cliques(situation: Situation) -> Iterator[list[Way]]:
    """Yield groups of modes of tasks that exclude each other, covering every excluded pair."""
    neighbours = {mode: set(others) for mode, others in situation.apart_modes.items()}
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
