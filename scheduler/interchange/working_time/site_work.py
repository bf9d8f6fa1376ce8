"""What calendars and resources of a source become in a task graph."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scheduler.formats.foreign.notices import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWork:
    """
    Who and what a step needs, and when it may run: fields of a task, as plain data.

    ``crew`` and ``equipment`` by the ids in `SiteWork`. ``windows`` are names or inline windows
    that its own calendar asks for. ``elapsed`` if it goes on by the clock without people,
    ``all_hands`` if its people work whenever it runs. ``remarks`` go beside the step as a comment.
    """

    crew: Mapping[str, int] = field(default_factory=dict)
    equipment: tuple[str, ...] = ()
    windows: tuple[Any, ...] = ()
    elapsed: bool = False
    all_hands: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteWork:
    """
    The sections of a task graph that calendars and resources make, as plain data.

    ``shifts`` from names to spans, disjoint; ``week`` and ``weeks`` of the scenario, ``holidays``
    and ``stand_downs`` of the site; ``crews``, ``facilities`` and ``windows`` by id as the file
    writes them. ``steps`` has an entry for every task that is worked, by uid. ``comments`` are by
    path, such as ``("shifts", "day")``. From ``first`` to ``last`` people and hours are told
    by date: a plan that goes on after the last day knows no exceptions there.
    """

    shifts: Mapping[str, str]
    week: str = "mon-sun"
    weeks: Mapping[str, str] = field(default_factory=dict)
    holidays: tuple[str, ...] = ()
    stand_downs: tuple[Mapping[str, str], ...] = ()
    crews: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    facilities: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    windows: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    steps: Mapping[str, StepWork] = field(default_factory=dict)
    comments: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    first: date = date.min
    last: date = date.max
    notices: tuple[Notice, ...] = ()
