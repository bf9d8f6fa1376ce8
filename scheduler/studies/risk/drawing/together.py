"""Steps whose hours go up and down together: groups, and how each pair of steps is bound."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from scheduler.model.notation.base import CrewId, TaskId
from scheduler.model.risk.hours_range import Together
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.drawing.ranges import ranges_of
from scheduler.studies.risk.drawing.streams import Floats

Pair = tuple[TaskId, TaskId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Steps that go together: those of one ``line`` of a risk file, or of one ``crew`` of it."""

    line: int
    crew: CrewId
    steps: tuple[TaskId, ...]
    correlation: float


def groups_of(playbook: Playbook, risks: Risks) -> tuple[Group, ...]:
    """Return the groups of two or more steps of uncertain hours that a plan has, in file order."""
    ranged = frozenset(each.root for each in ranges_of(playbook, risks).values())
    groups = (
        Group(line=line, crew=crew, steps=steps, correlation=each.correlation)
        for line, each in enumerate(risks.together)
        for crew, steps in _members(playbook, each, ranged)
    )
    return tuple(group for group in groups if len(group.steps) > 1)


def _members(
    playbook: Playbook, each: Together, ranged: frozenset[TaskId]
) -> Iterator[tuple[CrewId, tuple[TaskId, ...]]]:
    """Yield the groups of one line: its steps, or for each crew all that need it."""
    if not each.by:
        yield "", tuple(sorted(ranged & {*each.steps}))
        return
    for crew in playbook.situation.campaign.crews:
        needing = (step for step in ranged if crew in playbook.jobs[step].task.crew)
        yield crew, tuple(sorted(needing))


def correlations(groups: Collection[Group]) -> Mapping[Pair, float]:
    """Return the correlation of each pair of steps; that of a later group wins."""
    return {pair: group.correlation for group in groups for pair in combinations(group.steps, 2)}


def bound_together(pairs: Collection[Pair]) -> tuple[tuple[TaskId, ...], ...]:
    """Return the steps of pairs in sets that have nothing to do with each other, by id."""
    parts: dict[TaskId, set[TaskId]] = {}
    for first, second in pairs:
        one, other = parts.setdefault(first, {first}), parts.setdefault(second, {second})
        if one is not other:
            one |= other
            parts.update(dict.fromkeys(other, one))
    return tuple(sorted({tuple(sorted(part)) for part in parts.values()}))


def matrix_of(steps: tuple[TaskId, ...], pairs: Mapping[Pair, float]) -> Floats:
    """Return the correlation matrix of some steps."""
    place = {step: index for index, step in enumerate(steps)}
    matrix = np.eye(len(steps))
    for (first, second), correlation in pairs.items():
        if first in place:
            matrix[place[first], place[second]] = correlation
            matrix[place[second], place[first]] = correlation
    return matrix
