"""Entries of ``plan.json`` about why each step starts when it does."""

from typing import Annotated

from scheduler.formats.entries import From, PlanEntry


class CauseEntry(PlanEntry):
    """
    An obstacle in the way of a step: a rule of its calendar, or another step.

    ``subject`` is the crew, place or hazard by its id, ``reason`` what the graph says about it.
    """

    cause: str
    task: str | None
    subject: str
    detail: str
    reason: str
    since_minute: Annotated[int, From("since")]
    until_minute: Annotated[int, From("until")]


class WaitEntry(PlanEntry):
    """A stretch of a wait with its one cause, or those that keep the step back together."""

    start_minute: Annotated[int, From("start")]
    end_minute: Annotated[int, From("end")]
    causes: tuple[CauseEntry, ...]


class DriverEntry(PlanEntry):
    """
    Why a step starts when it does: what was in its way last, and what it waited for after that.

    Where ``freed``, the event is the earliest possible one of a step that a limit ties to this one.
    """

    cause: str
    task: str | None
    event_minute: Annotated[int, From("event")]
    until_minute: Annotated[int, From("until")]
    detail: str
    wait: str | None
    lag_minutes: Annotated[int, From("lag")] = 0
    working: bool = False
    freed: Annotated[bool, From("is_freed")] = False
    waits: tuple[WaitEntry, ...] = ()
    beside: tuple[CauseEntry, ...] = ()
    also: tuple[CauseEntry, ...] = ()


class ArcEntry(PlanEntry):
    """One step hands a crew, place or cleared zone on to another."""

    source: str
    target: str
    cause: str
    resource: str


class ChainEntry(PlanEntry):
    """A piece of the driving chain."""

    kind: str
    task: str
    start_minute: Annotated[int, From("start")]
    end_minute: Annotated[int, From("end")]
    cause: str
    by: str | None
    detail: str
    causes: tuple[CauseEntry, ...] = ()
    freed: Annotated[bool, From("is_freed")] = False
