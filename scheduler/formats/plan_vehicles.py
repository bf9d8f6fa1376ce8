"""Entries of ``plan.json`` about vehicles: their states, and the gaps between them."""

from typing import Annotated

from scheduler.formats.entries import DateOf, From, PlanEntry


class VehicleEntry(PlanEntry):
    """When a vehicle begins to be built, stands by, is called and lifts off, as far as it does."""

    vehicle: str
    name: str
    begun: Annotated[str | None, DateOf("begun")]
    begun_minute: Annotated[int | None, From("begun")]
    standby: Annotated[str | None, DateOf("standby")]
    standby_minute: Annotated[int | None, From("standby")]
    called: Annotated[str | None, DateOf("called")]
    called_minute: Annotated[int | None, From("called")]
    launched: Annotated[str | None, DateOf("launched")]
    launched_minute: Annotated[int | None, From("launched")]


class StateGapEntry(PlanEntry):
    """The time in which no other vehicle is on standby, and which one ends it, if any does."""

    since: Annotated[str, DateOf("since")]
    since_minute: Annotated[int, From("since")]
    until: Annotated[str | None, DateOf("until")]
    until_minute: Annotated[int | None, From("until")]
    minutes: Annotated[int | None, From("length")]
    cover: str | None


class CoverGapEntry(PlanEntry):
    """The gaps that one vehicle leaves when it is called, and when it launches."""

    vehicle: str
    name: str
    since_call: StateGapEntry
    since_launch: StateGapEntry | None
