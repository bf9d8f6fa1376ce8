"""How much the hours of two steps go up and down together."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from math import sqrt

from scheduler.model.notation.base import CrewId, TaskId
from scheduler.model.risk.hours_range import Together

Pair = tuple[TaskId, TaskId]
Crews = Mapping[TaskId, Collection[CrewId]]


def named_steps(together: Sequence[Together]) -> frozenset[TaskId]:
    """Return the steps that groups name; groups by crew leave them out."""
    return frozenset(step for group in together for step in group.steps)


def correlations(together: Sequence[Together], crews: Crews) -> dict[Pair, float]:
    """
    Return the correlation of normal scores of each two steps that some group ties together.

    Of several groups with both steps the last one counts. By crew, two steps have the correlation
    in full if they need the same crews, else less: times the number of crews that both need, over
    the root of the product of the numbers that each needs.

    Parameters
    ----------
    together
        The groups.
    crews
        The steps whose hours are drawn, with the crews that each needs; of a pair, the first of
        them comes first.
    """
    order = {step: place for place, step in enumerate(crews)}
    named = named_steps(together)
    found: dict[Pair, float] = {}
    for group in together:
        if group.by:
            free = {step: frozenset(own) for step, own in crews.items() if step not in named}
            found.update(_by_crew(free, group.correlation))
        else:
            steps = sorted({step for step in group.steps if step in order}, key=order.__getitem__)
            found.update(dict.fromkeys(combinations(steps, 2), group.correlation))
    return found


def _by_crew(crews: Crews, correlation: float) -> dict[Pair, float]:
    """Return the correlation of each two steps that share a crew."""
    needing: dict[CrewId, list[TaskId]] = {}
    for step, own in crews.items():
        for crew in own:
            needing.setdefault(crew, []).append(step)
    shared = Counter(pair for steps in needing.values() for pair in combinations(steps, 2))
    return {
        (one, other): correlation * count / sqrt(len(crews[one]) * len(crews[other]))
        for (one, other), count in shared.items()
    }
