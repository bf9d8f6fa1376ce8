"""Relations in time between tasks: links with lags, and limits between two events."""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, JsonValue, WithJsonSchema
from pydantic_core import PydanticCustomError

from scheduler.model.notation.base import Part, TaskId
from scheduler.model.notation.durations import ExactMinutes, Lag, Length, format_minutes, parse_lag


class Point(StrEnum):
    """One of the two ends of a task."""

    START = "start"
    END = "end"


class LinkKind(StrEnum):
    """Which end of the predecessor holds back which end of the successor."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"

    @property
    def from_point(self) -> Point:
        """The end of the predecessor that the link looks at."""
        return Point.END if self.value[0] == "F" else Point.START

    @property
    def to_point(self) -> Point:
        """The end of the successor that the link holds back."""
        return Point.END if self.value[1] == "F" else Point.START


class Link(Part):
    """
    A predecessor as the successor names it.

    The lag is elapsed time of either sign, or working time of the successor when ``working``.
    """

    task: TaskId
    type: LinkKind = LinkKind.FS
    lag: Lag = 0
    working: bool = False

    def __str__(self) -> str:
        lag = f"{'+' if self.lag > 0 else ''}{format_minutes(self.lag)}" if self.lag else ""
        return f"{self.task} {self.type}{lag}{' working' if self.working else ''}"


_FORM = re.compile(
    r"(?P<task>[\w.:/-]*\w)(?:\s+(?P<type>FS|SS|FF|SF))?"
    r"(?:\s*(?P<lag>[+-]\s*\d[\w.]*(?:\s*(?:min|d|h(?:\s*\d+)?))?))?(?:\s+(?P<working>working))?"
)


def parse_link(value: Any) -> Any:
    """Read ``F06``, ``F06+12h``, ``H05 SS+1h`` or ``H05 FS-2h working``."""
    if not isinstance(value, str):
        return value
    match = _FORM.fullmatch(value.strip())
    if match is None:
        raise PydanticCustomError(
            "bad-link",
            "{value} is not a link; write {way_out}",
            {"value": repr(value), "way_out": _plainly(value)},
        )
    task, lag = match["task"], match["lag"]
    if lag is None and match["type"] is None:
        task, lag = _split_negative_lag(task)
    return {
        "task": task,
        "type": match["type"] or "FS",
        "lag": ExactMinutes(parse_lag(lag.replace(" ", "")) if lag else 0),
        "working": match["working"] is not None,
    }


def _plainly(text: str) -> str:
    """Return how a link of another form is written here, or examples."""
    parts = [part.strip() for part in re.split(r"[,;\uff0c\u3001&]|\band\b|\bund\b", text)]
    if len(parts) > 1 and all(parts):
        return f"a list: [{', '.join(parts)}]"
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", text.strip())
    plain = re.sub(r"\b(fs|ss|ff|sf)\b", lambda kind: kind[0].upper(), plain, flags=re.IGNORECASE)
    plain = re.sub(r"^(\S+?)(?=(?:FS|SS|FF|SF)\b)", r"\1 ", plain)
    plain = re.sub(r"(?<=\d)[, ](?=\d)", ".", plain)
    if plain != text.strip() and _FORM.fullmatch(plain):
        return plain
    words = text.split()
    if len(words) > 1 and all(re.fullmatch(r"[\w.:/-]*\w", word) for word in words):
        return f"a list if these are several tasks: [{', '.join(words)}]"
    return "F06, F06+12h or H05 SS+1h"


def _split_negative_lag(task: str) -> tuple[str, str | None]:
    """Take ``F06-12h`` apart; ``VAB-E`` stays whole since it ends in no duration."""
    match = re.fullmatch(r"(?P<task>[\w.:/-]*?\w)(?P<lag>-\d+(?:\.\d+)?(?:h\d*|min|d))", task)
    return (match["task"], match["lag"]) if match else (task, None)


class Event(Part):
    """The start or the end of a task; ``launch`` stands for the campaign's launch task."""

    task: TaskId
    point: Point

    def __str__(self) -> str:
        return f"{self.task} {self.point}"


def parse_event(value: Any) -> Any:
    """Read ``G06 end`` or ``launch end``."""
    if not isinstance(value, str):
        return value
    task, _, point = value.strip().rpartition(" ")
    if not task or point not in set(Point):
        raise PydanticCustomError(
            "bad-event",
            "{value} is not an event; write {way_out}",
            {"value": repr(value), "way_out": _ends_of(value)},
        )
    return {"task": task.strip(), "point": point}


def _ends_of(text: str) -> str:
    """Return the two events of the task that was probably meant, or the one meant."""
    words = text.split() or ["G06"]
    if len(words) > 1 and any(words[0].lower() in names for names in _POINTS.values()):
        words = words[::-1]
    task = words[0]
    said = words[1].lower() if len(words) > 1 else ""
    points = [point for point, names in _POINTS.items() if said in names]
    return " or ".join(f"{task} {point}" for point in points or (Point.END, Point.START))


_POINTS = {
    Point.END: ("end", "ends", "finish", "finished", "finishes", "stop", "completed"),
    Point.START: ("start", "starts", "begin", "begins", "started"),
}

LINK_SCHEMA: dict[str, JsonValue] = {
    "description": "a predecessor: F06, F06+12h, H05 SS+1h, or the same as a mapping",
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "task": {"type": "string"},
                "type": {"enum": ["FS", "SS", "FF", "SF"]},
                "lag": {"type": ["string", "number"]},
                "working": {"type": "boolean"},
            },
            "required": ["task"],
            "additionalProperties": False,
        },
    ],
}
LinkText = Annotated[Link, BeforeValidator(parse_link), WithJsonSchema(LINK_SCHEMA)]
EventText = Annotated[
    Event,
    BeforeValidator(parse_event),
    WithJsonSchema({"type": "string", "description": "a task and its end: G06 end, launch end"}),
]


class Limit(Part):
    """The longest elapsed time allowed from one event to another (shelf life, validity)."""

    from_event: EventText = Field(alias="from")
    to_event: EventText = Field(alias="to")
    max: Length
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.from_event} to {self.to_event} within {format_minutes(self.max)}"
