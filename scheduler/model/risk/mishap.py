"""What may happen: mishaps that make work again or new work, people who fall ill, weather."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

from scheduler.model.link import EventText
from scheduler.model.not_before import parse_since
from scheduler.model.notation.base import CrewId, FacilityId, Listed, Part, ShiftName, TaskId
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.durations import Length, exact
from scheduler.model.notation.moments import MINUTE, parse_moment
from scheduler.model.notation.numbers import Count, Positive
from scheduler.model.notation.shares import Chance, Persistence
from scheduler.model.risk.hours_range import keep_exact, parse_range, read_hours

Three = tuple[int, int, int]


def parse_added_hours(value: Any) -> Any:
    """Read the hours of new work, or the least, the middle and the most of them."""
    return parse_range(value) if isinstance(value, list | tuple) else read_hours(value)


AddedHours = Annotated[
    int | Three,
    BeforeValidator(parse_added_hours),
    AfterValidator(keep_exact),
    PlainSerializer(lambda hours: keep_exact(exact(hours))),
    WithJsonSchema(
        {
            "description": "working time, or its least, middle and most: 6h, or [4h, 8h, 24h]",
            "anyOf": [
                {"type": ["string", "number"]},
                {"type": "array", "items": {"type": ["string", "number"]}},
            ],
        }
    ),
]


def parse_last_day(value: Any) -> Any:
    """Read a date alone as the last minute of that day, which is part of a period that it ends."""
    day = parse_since(value)
    is_day = day is not value and not isinstance(value, datetime)
    return parse_moment(day) + LAST_MINUTE if is_day else value


LAST_MINUTE = timedelta(days=1) - MINUTE
FirstDay = Annotated[Moment, BeforeValidator(parse_since)]
LastDay = Annotated[Moment, BeforeValidator(parse_last_day)]


class AddedWork(Part):
    """
    A step that a mishap brings: its ``hours``, or the least, the middle and the most of them.

    The hours are working minutes. It begins once the mishap has happened; the steps in ``before``
    wait for its end.
    """

    name: str = ""
    hours: AddedHours
    crew: Mapping[CrewId, Positive] = Field(default_factory=dict)
    facility: FacilityId | None = None
    before: Listed[TaskId] = ()


class Mishap(Part):
    """
    Something that happens with a ``chance``.

    ``at`` an event, the steps in ``redo`` are done again and those in ``add`` come on top. From a
    day drawn between ``start`` and ``end``, for the length of ``lasts``, the head-counts in
    ``people`` stand in place of the scenario's where they are less, the places in ``closed`` are
    shut, and with ``stand_down`` the site rests.
    """

    chance: Chance
    why: str = ""
    at: EventText | None = None
    redo: Listed[TaskId] = ()
    add: Mapping[TaskId, AddedWork] = Field(default_factory=dict)
    people: Mapping[CrewId, Mapping[ShiftName, Count]] = Field(default_factory=dict)
    closed: Listed[FacilityId] = ()
    stand_down: bool = False
    start: FirstDay | None = Field(default=None, alias="from")
    end: LastDay | None = Field(default=None, alias="to")
    lasts: Length | None = Field(default=None, alias="for")

    @property
    def needs_period(self) -> bool:
        """Whether it changes something for a time only."""
        return bool(self.people or self.closed or self.stand_down)

    @property
    def makes_work(self) -> bool:
        """Whether it brings work at some step."""
        return bool(self.redo or self.add)

    @property
    def begins(self) -> tuple[datetime, ...]:
        """The moments, one a day, of which one is drawn for its begin; local time, maybe none."""
        if self.start is None or self.end is None:
            return ()
        days = -(-(self.end - self.start) // timedelta(days=1))
        return tuple(self.start + timedelta(days=day) for day in range(days))


class WeatherRisk(Part):
    """
    Days on which some steps may not begin: a share ``no_go`` of them.

    A bad day follows a bad one with the chance ``no_go + persistence * (1 - no_go)``.
    """

    steps: Listed[TaskId]
    no_go: Chance
    persistence: Persistence = 0.0
