"""A schedule of another program as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from scheduler.formats.foreign.calendar import ForeignCalendar, Stretch
from scheduler.formats.foreign.notices import Notice
from scheduler.formats.foreign.steps import (
    ForeignAssignment,
    ForeignLink,
    ForeignResource,
    ForeignTask,
)
from scheduler.formats.foreign.words import LagCalendar, SourceForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignProject:
    """
    One project of a file.

    ``calendar`` is the uid of its own calendar. ``data_date`` is the status date or data date,
    ``must_finish`` the date by which it has to end, ``plans_backwards`` whether the source plans
    from the finish. ``shifts`` are named stretches that a table states. ``graph`` is what a task
    graph says beyond its steps, if the file was written by this program. ``is_stub`` marks a
    project of which only what is linked to is there.
    """

    uid: str
    name: str = ""
    title: str = ""
    start: datetime | None = None
    finish: datetime | None = None
    data_date: datetime | None = None
    must_finish: datetime | None = None
    plans_backwards: bool = False
    calendar: str | None = None
    minutes_per_day: int = 480
    minutes_per_week: int = 2400
    days_per_month: int = 20
    lag_calendar: LagCalendar = LagCalendar.SUCCESSOR
    calendars: tuple[ForeignCalendar, ...] = ()
    tasks: tuple[ForeignTask, ...] = ()
    links: tuple[ForeignLink, ...] = ()
    resources: tuple[ForeignResource, ...] = ()
    assignments: tuple[ForeignAssignment, ...] = ()
    shifts: Mapping[str, Stretch] = field(default_factory=dict)
    field_names: tuple[str, ...] = ()
    graph: Mapping[str, object] = field(default_factory=dict)
    notes: str = ""
    is_stub: bool = False
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignSchedule:
    """A file read: its projects, and what the reader lost or decided on the way."""

    file: str
    form: SourceForm
    digest: str
    projects: tuple[ForeignProject, ...]
    notices: tuple[Notice, ...] = ()
    encoding: str = ""
