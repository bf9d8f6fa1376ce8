"""What this program wrote of a step or of a graph otherwise than the task graph says."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field, ValidationError

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.interchange.incoming.rows.keys import OWN_KEY
from scheduler.model.link import LinkText
from scheduler.model.notation.base import CrewId, Listed, Part, ShiftName
from scheduler.model.notation.durations import Work
from scheduler.model.notation.numbers import Count, Positive
from scheduler.model.task import Task

EXPORTED = "exported"
"""What marks the words of a step or a graph as ours."""

NOT_STATED = frozenset({EXPORTED, "pinned"})


class WrittenStep(Part):
    """What was written of a step; what is left out is as its own words say."""

    key: str | None = None
    name: str | None = None
    hours: Work | None = None
    crew: Mapping[CrewId, Positive] | None = None
    after: Listed[LinkText] | None = None
    note: str | None = None
    deadline: str | None = None
    constraint: str = ""
    done: bool = False
    facts: Mapping[str, Any] = Field(default_factory=dict)
    state: Mapping[str, str | int | None] = Field(default_factory=dict)


class WrittenGraph(Part):
    """The scenario that was written, and its people by crew and shift."""

    scenario: str = ""
    people: Mapping[CrewId, Mapping[ShiftName, Count]] = Field(default_factory=dict)


def words_of(task: ForeignTask) -> dict[str, Any]:
    """Return what the task graph states of a step, as plain data."""
    return {k: v for k, v in task.extras.items() if k not in NOT_STATED}


def written_step(task: ForeignTask) -> tuple[Task, WrittenStep] | None:
    """Return a step as the task graph states it and as it was written; none if it is not ours."""
    if EXPORTED not in task.extras:
        return None
    try:
        written = WrittenStep.model_validate(task.extras[EXPORTED])
        key = task.fields.get(OWN_KEY, "") if written.key is None else written.key
        return Task.model_validate({**words_of(task), "id": key}), written
    except ValidationError:
        return None


def written_graph(graph: Mapping[str, Any]) -> WrittenGraph:
    """Return what was written of a graph; nothing if that is spoilt."""
    try:
        return WrittenGraph.model_validate(graph.get(EXPORTED) or {})
    except ValidationError:
        return WrittenGraph()


def as_map(value: Any) -> dict[str, Any]:
    """Return a table of a graph, an empty one if something else stands there."""
    return value if isinstance(value, dict) else {}
