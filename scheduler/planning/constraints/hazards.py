"""Hazards: tasks that must not be under way together."""

from collections.abc import Iterator

from ortools.sat.python.cp_model import CpModel, IntervalVar

from scheduler.calendars.situation.situation import Situation, Way
from scheduler.planning.encoding.variables import Variables


def add_hazards(situation: Situation, model: CpModel, variables: Variables) -> None:
    """Keep the spans of excluded tasks apart: one no-overlap for each clique of exclusions."""
    spans: dict[Way, list[IntervalVar]] = {}
    for way in variables.all_ways():
        spans.setdefault(way.job.way, []).extend(way.spans)
    for clique in cliques(situation):
        model.add_no_overlap([span for way in clique for span in spans.get(way, ())])


def cliques(situation: Situation) -> Iterator[list[Way]]:
    """Yield groups of ways of tasks that exclude each other, covering every excluded pair."""
    neighbours = {way: set(others) for way, others in situation.apart_ways.items()}
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
