"""A campaign written as a task graph of its own, such as one that a what-if has changed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from enum import Enum
from hashlib import sha256
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml

from scheduler.analyse.sources import Graph
from scheduler.calendars.clock.axis import make_axis
from scheduler.errors import InputError
from scheduler.model.campaign import Campaign
from scheduler.model.link import Event, Link, LinkKind, parse_link
from scheduler.model.notation.base import Part
from scheduler.model.notation.clock import WEEKDAYS, ClockSpan, Week
from scheduler.model.notation.durations import HOUR, Lag, Length, LengthOrNone, Work, length_text
from scheduler.model.notation.moments import file_text
from scheduler.model.resource import Scope
from scheduler.model.scenario import HabitPair
from scheduler.pipeline.load import load_text

FILE = "task-graph.yaml"
WIDTH = 110
LENGTHS = [get_args(each)[1] for each in (Work, Lag, Length, LengthOrNone)]
"""What marks a field as a length of time, in whole minutes."""

HOURS = "hours"
"""The field that is itself the unit of its bare numbers."""

WORDS = (ClockSpan, Event, Scope)
"""Parts that a task graph writes as one word."""


def graph_of(campaign: Campaign, comment: str) -> Graph | None:
    """
    Return a task graph that says a campaign, or nothing if it cannot be said in one.

    The text is read back: it must say the very same campaign.
    """
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    text = head + yaml.safe_dump(
        Writer(make_axis(campaign).zone).plain(campaign),
        width=WIDTH,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
    )
    try:
        again, _ = load_text(text, FILE)
    except InputError:
        return None
    if again != campaign:
        return None
    return Graph(file=FILE, digest=sha256(text.encode()).hexdigest(), text=text)


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield what is annotated anywhere in a type."""
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    if get_origin(annotation) in {Annotated, Union, UnionType, tuple, dict, Mapping}:
        for each in get_args(annotation):
            yield from _marks(each)


class Writer:
    """Turns parts of a campaign into plain data; its dates are those of one time zone."""

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone

    def plain(self, part: Part) -> dict[str, Any]:
        """Return what a part states beyond its defaults."""
        return dict(self._fields(part))

    def _fields(self, part: Part) -> Iterator[tuple[str, Any]]:
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            if name == "id" or value == field.get_default(call_default_factory=True):
                continue
            marks = [*field.metadata, *_marks(field.annotation)]
            stated = self._value(value, marks)
            is_whole = field.alias == HOURS and value % HOUR == 0
            yield field.alias or name, value // HOUR if is_whole else stated

    def _value(self, value: Any, marks: list[Any]) -> Any:
        """Return a value as a task graph writes it."""
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, bool | float | str) or value is None:
            return value
        if isinstance(value, int):
            return _length(value) if any(mark in LENGTHS for mark in marks) else value
        if isinstance(value, datetime):
            return file_text(value, self.zone)
        if isinstance(value, date):
            return value.isoformat()
        return self._structure(value, marks)

    def _structure(self, value: Any, marks: list[Any]) -> Any:
        if isinstance(value, WORDS):
            return str(value)
        if isinstance(value, Link) and _is_text(value):
            return _link_text(value)
        if isinstance(value, Part):
            return self.plain(value)
        if isinstance(value, Mapping):
            return {key: self._value(each, marks) for key, each in value.items()}
        return self._list(value, marks)

    def _list(self, values: Iterable[Any], marks: list[Any]) -> list[Any]:
        if any(mark in WEEK for mark in marks):
            return [WEEKDAYS[day] for day in values]
        if any(mark in PAIRS for mark in marks):
            return [f"{source}>{target}" for source, target in values]
        return [self._value(each, marks) for each in values]


def _link_text(link: Link) -> str:
    """Return a link as a planner writes it: ``stack``, ``stack+12h``, ``stack SS+12h working``."""
    kind = "" if link.type is LinkKind.FS else f" {link.type}"
    lag = f"{'+' if link.lag > 0 else ''}{_length(link.lag)}" if link.lag else ""
    return f"{link.task}{kind}{lag}{' working' if link.working else ''}"


def _is_text(link: Link) -> bool:
    """Whether the text of a link says no other: names may end in what reads as a lag."""
    return Link.model_validate(parse_link(_link_text(link))) == link


def _length(minutes: int) -> str:
    """Return a length in hours, since working time has no days."""
    if minutes < 0:
        return f"-{_length(-minutes)}"
    return length_text(minutes) if minutes % HOUR else f"{minutes // HOUR}h"


WEEK = get_args(Week)[1:]
PAIRS = list(_marks(HabitPair))
