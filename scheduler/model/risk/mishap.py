"""What may happen: mishaps that make work again or new work, people who fall ill, weather."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field

from scheduler.model.link import Event, parse_event
from scheduler.model.notation.base import CrewId, FacilityId, Listed, Part, ShiftName, TaskId
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.durations import Length, Work
from scheduler.model.notation.numbers import Count

Chance = float
"""A share of one; files say per cent."""
Happening = Annotated[Event, BeforeValidator(parse_event)]


class AddedWork(Part):
    """
    A step that a mishap brings: its ``hours``, or the least, the middle and the most of them.

    It begins once the mishap has happened; the steps in ``before`` wait for its end.
    """

    name: str = ""
    hours: Work | tuple[Work, Work, Work]
    crew: Mapping[CrewId, Count] = Field(default_factory=dict)
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
    at: Happening | None = None
    redo: Listed[TaskId] = ()
    add: Mapping[TaskId, AddedWork] = Field(default_factory=dict)
    people: Mapping[CrewId, Mapping[ShiftName, Count]] = Field(default_factory=dict)
    closed: Listed[FacilityId] = ()
    stand_down: bool = False
    start: Moment | None = Field(default=None, alias="from")
    end: Moment | None = Field(default=None, alias="to")
    lasts: Length | None = Field(default=None, alias="for")


class WeatherRisk(Part):
    """
    Days on which some steps may not begin: a share ``no_go`` of them.

    A bad day follows a bad one with the chance ``no_go + persistence * (1 - no_go)``.
    """

    steps: Listed[TaskId]
    no_go: Chance
    persistence: float = 0.0
