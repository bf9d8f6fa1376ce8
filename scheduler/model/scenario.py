"""Scenarios: named ways of working on the same campaign."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from scheduler.model.duty import Duty, DutyRules
from scheduler.model.neighbour import DaysMoved
from scheduler.model.notation.base import CrewId, Labelled, Listed, ShiftName, TaskId
from scheduler.model.notation.clock import Week
from scheduler.model.notation.numbers import Count
from scheduler.model.resource import Closure, ClosureText


class Order(StrEnum):
    """How much work may go on side by side."""

    SERIAL = "serial"
    SERIAL_PER_FLOW = "serial-per-flow"
    PARALLEL = "parallel"


class Habits(StrEnum):
    """Whether the links of habit bind."""

    KEPT = "kept"
    RELAXED = "relaxed"


class Holidays(StrEnum):
    """Whether holidays are days off."""

    KEPT = "kept"
    WORKED = "worked"


class Options(StrEnum):
    """Which alternatives of a task the plan may choose from."""

    NOMINAL = "nominal"
    ANY = "any"


ALL_DAYS = (0, 1, 2, 3, 4, 5, 6)


def parse_pair(value: Any) -> Any:
    """Read ``A02>A03``: the habit of A03 to wait for A02."""
    if not isinstance(value, str):
        return value
    source, sign, target = (part.strip() for part in value.partition(">"))
    if not (sign and source and target):
        raise PydanticCustomError(
            "bad-habit",
            "{value} is not a habit; write PREDECESSOR>SUCCESSOR",
            {"value": repr(value)},
        )
    return source, target


HabitPair = Annotated[
    tuple[TaskId, TaskId],
    BeforeValidator(parse_pair),
    WithJsonSchema({"type": "string", "description": "a habit: PREDECESSOR>SUCCESSOR"}),
]


class ScenarioEntry(Labelled):
    """
    A scenario as the file states it; what it leaves open comes from the one it ``extends``.

    ``weeks`` are the days of crews that do not work on the days of ``week``, ``people`` head-counts
    that differ from those of the crews, surge apart. ``set_aside`` are single habits set aside
    where the others are kept, ``widened`` the windows that are at their widest. ``moved`` are the
    neighbours whose dates lie so many days later than the graph says, or earlier below zero,
    ``squeezed`` the windows that have their other times instead.
    """

    name: str = ""
    extends: str = ""
    order: Order | None = None
    shifts: Listed[str] | None = None
    week: Week | None = None
    weeks: Mapping[CrewId, Week] | None = None
    stand_downs: Listed[ClosureText] | None = None
    habits: Habits | None = None
    holidays: Holidays | None = None
    people: Mapping[CrewId, Mapping[ShiftName, Count]] | None = None
    surge: Mapping[CrewId, Mapping[ShiftName, Count]] | None = None
    set_aside: Listed[HabitPair] | None = None
    widened: Listed[str] | None = None
    moved: Mapping[str, DaysMoved] | None = None
    squeezed: Listed[str] | None = None
    options: Options | None = None
    duty: Duty | None = None
    done: Listed[str] | None = None


class Scenario(Labelled):
    """A scenario with nothing left open."""

    name: str = ""
    order: Order = Order.PARALLEL
    shifts: tuple[ShiftName, ...] = ()
    week: Week = ALL_DAYS
    weeks: Mapping[CrewId, Week] = {}
    stand_downs: tuple[Closure, ...] = ()
    habits: Habits = Habits.KEPT
    holidays: Holidays = Holidays.KEPT
    people: Mapping[CrewId, Mapping[ShiftName, Count]] = {}
    surge: Mapping[CrewId, Mapping[ShiftName, Count]] = {}
    set_aside: tuple[HabitPair, ...] = ()
    widened: tuple[str, ...] = ()
    moved: Mapping[str, int] = {}
    squeezed: tuple[str, ...] = ()
    options: Options = Options.NOMINAL
    duty: DutyRules | None = None
    done: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name for people, or the key when there is none."""
        return self.name or self.id

    def week_of(self, crew: CrewId) -> Week:
        """Return the days of the week on which a crew works."""
        return self.weeks.get(crew, self.week)

    @property
    def site_week(self) -> Week:
        """The days of the week on which any crew works."""
        return tuple(sorted({*self.week, *(day for week in self.weeks.values() for day in week)}))
