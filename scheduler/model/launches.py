"""Lift-offs: the steps that pictures and tables mark, each with its own target."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, JsonValue, WithJsonSchema

from scheduler.model.notation.base import Labelled, TaskId
from scheduler.model.notation.clock import Moment


class LaunchMark(Labelled):
    """A step whose end is a lift-off, with a name for people and a wished date."""

    name: str = ""
    target: Moment | None = None


def parse_launches(value: Any) -> Any:
    """Read the names of steps as lift-offs that say no more than that."""
    names = [value] if isinstance(value, str) else value
    if isinstance(names, list | tuple):
        return {name: {"id": name} for name in names if isinstance(name, str)}
    return value


_NAME: JsonValue = {"type": "string"}
_MARK: JsonValue = {
    "type": "object",
    "properties": {
        "name": _NAME,
        "target": {"type": "string", "description": "local date and time: 2025-11-10T08:00"},
    },
    "additionalProperties": False,
}
Launches = Annotated[
    Mapping[TaskId, LaunchMark],
    BeforeValidator(parse_launches),
    WithJsonSchema(
        {
            "anyOf": [
                _NAME,
                {"type": "array", "items": _NAME},
                {"type": "object", "additionalProperties": _MARK},
            ],
        }
    ),
]
