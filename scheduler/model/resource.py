"""Who does the work and where: crews, facilities, hazards and holds."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from scheduler.model.base import FacilityId, Labelled, Part, ShiftName, TaskId
from scheduler.model.clock import Moment, Span
from scheduler.model.numbers import MOST_PEOPLE, Count, Positive


class Crew(Labelled):
    """A pool of interchangeable certified people of one skill, with head-counts per shift."""

    name: str = ""
    people: Mapping[ShiftName, Count]
    teams: Mapping[ShiftName, Positive] | Positive = 1

    @property
    def title(self) -> str:
        """The name for people, or the key when there is none."""
        return self.name or self.id

    def teams_on(self, shift: ShiftName) -> int:
        """Return how many teams, each of the head-count, take turns on a shift; one by default."""
        return self.teams if isinstance(self.teams, int) else self.teams.get(shift, 1)


def parse_room(value: Any) -> Any:
    """Read the number of tasks at a time; ``any`` means without limit."""
    return None if value == "any" else value


class Closure(Part):
    """An interval in which nothing is done, with its reason."""

    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")
    reason: str = ""


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
    open: tuple[Span, ...] = ()
    closed: tuple[Closure, ...] = ()

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
            "{value} is no scope; write facility, site or zone NAME",
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
    forbids: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name for people, or the key when there is none."""
        return self.name or self.id


class Hold(Part):
    """Room of a facility kept from the start of one task to the end of another."""

    facility: FacilityId
    from_task: TaskId = Field(alias="from")
    to_task: TaskId = Field(alias="to")
    room: Positive = 1
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.facility} from {self.from_task} to {self.to_task}"
