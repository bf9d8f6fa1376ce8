"""Steps whose hours go up and down together: groups, and sets that are bound by them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from scheduler.model.notation.base import CrewId, TaskId
from scheduler.model.risk.correlations import Pair, named_steps
from scheduler.model.risk.hours_range import Together
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.drawing.ranges import StepRange, task_of
from scheduler.studies.risk.drawing.streams import Floats

Crews = Mapping[TaskId, Collection[CrewId]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Steps that go together: those of one ``line`` of a risk file, or of one ``crew`` of it."""

    line: int
    crew: CrewId
    steps: tuple[TaskId, ...]


def crews_of(playbook: Playbook, ranges: Mapping[TaskId, StepRange]) -> Crews:
    """Return the crews of each step whose hours are drawn by itself, by id."""
    roots = sorted({each.root for each in ranges.values()})
    return {step: tuple(task_of(playbook, step).crew) for step in roots}


def groups_of(risks: Risks, crews: Crews) -> tuple[Group, ...]:
    """Return the groups that have two or more steps whose hours are drawn, in file order."""
    named = named_steps(risks.together)
    groups = (
        Group(line=line, crew=crew, steps=steps)
        for line, each in enumerate(risks.together)
        for crew, steps in _members(each, crews, named)
    )
    return tuple(group for group in groups if len(group.steps) > 1)


def _members(
    each: Together, crews: Crews, named: Collection[TaskId]
) -> Iterator[tuple[CrewId, tuple[TaskId, ...]]]:
    """Yield the groups of one line: its steps, or for each crew those that need it."""
    if not each.by:
        yield "", tuple(step for step in crews if step in each.steps)
        return
    free = {step: own for step, own in crews.items() if step not in named}
    for crew in sorted({crew for own in free.values() for crew in own}):
        yield crew, tuple(step for step, own in free.items() if crew in own)


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
