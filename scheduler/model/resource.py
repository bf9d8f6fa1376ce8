"""Who does the work and where: crews, facilities, hazards and holds."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, JsonValue, WithJsonSchema
from pydantic_core import PydanticCustomError

from scheduler.model.crew_change import CrewChange
from scheduler.model.notation.base import FacilityId, Labelled, Listed, Part, ShiftName, TaskId
from scheduler.model.notation.clock import DateRange, Dates, Moment, Span, parse_date_range
from scheduler.model.notation.numbers import MOST_PEOPLE, Count, Positive

ONE_DAY = timedelta(days=1)


class Crew(Labelled):
    """
    A pool of interchangeable certified people of one skill, with head-counts per shift.

    ``changes`` are other head-counts for a time. On ``days_off`` the crew alone is free, on
    ``days_on`` it works the shifts of the scenario although its week or a holiday says no.
    """

    name: str = ""
    people: Mapping[ShiftName, Count]
    teams: Mapping[ShiftName, Positive] | Positive = 1
    changes: Listed[CrewChange] = ()
    days_off: Listed[Dates] = ()
    days_on: Listed[Dates] = ()

    @property
    def title(self) -> str:
        """The name for people, or the key when there is none."""
        return self.name or self.id

    def teams_on(self, shift: ShiftName) -> int:
        """Return how many teams, each of the head-count, take turns on a shift; one by default."""
        return self.teams if isinstance(self.teams, int) else self.teams.get(shift, 1)

    def is_free_on(self, day: date) -> bool:
        """Whether it alone is free on a day."""
        return any(day in dates for dates in self.days_off)

    def works_on_top(self, day: date) -> bool:
        """Whether it works on a day although its week or a holiday may say no."""
        return any(day in dates for dates in self.days_on)


def parse_room(value: Any) -> Any:
    """Read the number of tasks at a time; ``any`` means without limit."""
    return None if value == "any" else value


class Closure(Part):
    """An interval in which nothing is done, with its reason."""

    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")
    reason: str = ""


def parse_closure(value: Any) -> Any:
    """Read a date, or one date to another, as a closure of whole days."""
    if not isinstance(value, str | date):
        return value
    days = DateRange.model_validate(parse_date_range(value))
    first, after = (datetime.combine(day, time()) for day in (days.first, days.last + ONE_DAY))
    return {"from": first, "to": after}


CLOSURE_SCHEMA: dict[str, JsonValue] = {
    "anyOf": [
        {"type": "string", "description": "2026-03-18, or 2026-03-18 to 2026-03-20: whole days"},
        {
            "type": "object",
            "properties": {
                "from": {"type": "string", "description": "local date and time"},
                "to": {"type": "string", "description": "local date and time"},
                "reason": {"type": "string"},
            },
            "required": ["from", "to"],
            "additionalProperties": False,
        },
    ],
}
ClosureText = Annotated[Closure, BeforeValidator(parse_closure), WithJsonSchema(CLOSURE_SCHEMA)]


class Facility(Labelled):
    """A place or a single piece of equipment with room for so many tasks at a time."""

    name: str = ""
    room: Annotated[
        Positive | None,
        BeforeValidator(parse_room),
        WithJsonSchema(
            {"anyOf": [{"type": "integer", "minimum": 1, "maximum": MOST_PEOPLE}, {"const": "any"}]}
        ),
    ] = None
    open: Listed[Span] = ()
    closed: Listed[ClosureText] = ()

    @property
    def title(self) -> str:
        """The name for people, or the key when there is none."""
        return self.name or self.id


class ScopeKind(StrEnum):
    """How far a hazard reaches."""

    FACILITY = "facility"
    ZONE = "zone"
    SITE = "site"


class Scope(Part):
    """The reach of a hazard: the task's own facility, a named zone, or the whole site."""

    kind: ScopeKind
    zone: str = ""

    def __str__(self) -> str:
        return f"zone {self.zone}" if self.zone else str(self.kind)


def parse_scope(value: Any) -> Any:
    """Read ``facility``, ``site`` or ``zone NAME``."""
    if not isinstance(value, str):
        return value
    kind, _, zone = value.strip().partition(" ")
    if kind not in set(ScopeKind) or bool(zone.strip()) != (kind == ScopeKind.ZONE):
        raise PydanticCustomError(
            "bad-scope",
            "{value} is not a scope; write facility, site or zone NAME",
            {"value": repr(value)},
        )
    return {"kind": kind, "zone": zone.strip()}


class Hazard(Labelled):
    """
    A class of work that clears people, forbids other classes, or is only a label to be forbidden.

    While a task of the class is under way, from its start to its end, no other task runs in its
    scope if ``clears``, and no task of a class in ``forbids``.
    """

    name: str = ""
    scope: Annotated[
        Scope,
        BeforeValidator(parse_scope),
        WithJsonSchema({"type": "string", "description": "facility, site or zone NAME"}),
    ] = Scope(kind=ScopeKind.FACILITY)
    clears: bool = False
    forbids: Listed[str] = ()

    @property
    def title(self) -> str:
        """The name for people, or the key when there is none."""
        return self.name or self.id


class Hold(Part):
    """
    Room of a facility kept from the start of one task to the end of another.

    ``steps`` name tasks, by id or tag, that are done in the held room and take no more of it; they
    lie within the hold. A room of 0, which no file can state, keeps nothing and no step within.
    """

    facility: FacilityId
    from_task: TaskId = Field(alias="from")
    to_task: TaskId = Field(alias="to")
    steps: Listed[str] = ()
    room: Positive = 1
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.facility} from {self.from_task} to {self.to_task}"
