"""Steps whose hours go up and down together: groups, and how each pair of steps is bound."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from scheduler.model.notation.base import CrewId, TaskId
from scheduler.model.risk.correlations import correlations, named_steps
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
    ranged = _ranged(playbook, risks)
    named = named_steps(risks.together)
    groups = (
        Group(line=line, crew=crew, steps=steps, correlation=each.correlation)
        for line, each in enumerate(risks.together)
        for crew, steps in _members(playbook, each, ranged - named if each.by else ranged)
    )
    return tuple(group for group in groups if len(group.steps) > 1)


def _ranged(playbook: Playbook, risks: Risks) -> frozenset[TaskId]:
    """Return the steps whose hours are uncertain, copies apart."""
    return frozenset(each.root for each in ranges_of(playbook, risks).values())


def _members(
    playbook: Playbook, each: Together, ranged: frozenset[TaskId]
) -> Iterator[tuple[CrewId, tuple[TaskId, ...]]]:
    """Yield the groups of one line: its steps, or for each crew all others that need it."""
    if not each.by:
        yield "", tuple(sorted(ranged & {*each.steps}))
        return
    for crew in playbook.situation.campaign.crews:
        needing = (step for step in ranged if crew in playbook.jobs[step].task.crew)
        yield crew, tuple(sorted(needing))


def correlated_pairs(playbook: Playbook, risks: Risks) -> Mapping[Pair, float]:
    """Return the correlation of each pair of steps that some group ties together."""
    crews = {
        step: tuple(playbook.jobs[step].task.crew) for step in sorted(_ranged(playbook, risks))
    }
    return correlations(risks.together, crews)


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
