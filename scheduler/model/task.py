"""Tasks: what crews do."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from numbers import Real
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from scheduler.model.link import LinkText
from scheduler.model.not_before import NotBeforeText
from scheduler.model.notation.base import CrewId, FacilityId, Labelled, Listed, Minutes, Part
from scheduler.model.notation.clock import (
    ClockSpan,
    DateRange,
    Dates,
    Moment,
    Span,
    Week,
    format_week,
)
from scheduler.model.notation.durations import DAY, ExactMinutes, Work
from scheduler.model.notation.moments import date_text
from scheduler.model.notation.numbers import Positive
from scheduler.model.promised import PromisedText


class Kind(StrEnum):
    """How a task lies in its working time."""

    RUN_THROUGH = "run-through"
    PAUSABLE = "pausable"
    SAME_SHIFT = "same-shift"
    ELAPSED = "elapsed"


class WindowFor(StrEnum):
    """What must lie in a window."""

    START = "start"
    END = "end"
    RUN = "run"


ALL_DAY = ClockSpan(start=0, end=DAY)


class Window(Labelled):
    """
    Clock intervals, daily or absolute, for the start, the end or the whole run of a task.

    A daily window opens on the ``days`` of the week and the ``dates`` that are stated, on every day
    if none are; it belongs to the day on which it begins. Without hours it is open all day.
    ``widest``, or ``earliest`` and ``latest``, say how far it may be widened to make a date.
    """

    applies_to: WindowFor = Field(default=WindowFor.RUN, alias="for")
    daily: Span | None = None
    days: Week | None = None
    dates: Listed[Dates] = ()
    start: Moment | None = Field(default=None, alias="from")
    end: Moment | None = Field(default=None, alias="to")
    widest: Span | None = None
    earliest: Moment | None = None
    latest: Moment | None = None
    reason: str = ""

    @model_validator(mode="before")
    @classmethod
    def _open_all_day(cls, data: Any) -> Any:
        """Let days and dates without hours be open from midnight to midnight."""
        if not isinstance(data, Mapping) or not (data.get("days") or data.get("dates")):
            return data
        hours = ("daily", "from", "to", "start", "end")
        is_open = all(data.get(field) is None for field in hours)
        return {**data, "daily": ALL_DAY} if is_open else data

    @property
    def is_on_all_days(self) -> bool:
        """Whether neither days of the week nor dates are stated."""
        return self.days is None and not self.dates

    def falls_on(self, day: date) -> bool:
        """Whether a daily window begins on a day."""
        is_day = self.days is None or day.weekday() in self.days
        return is_day and (not self.dates or any(day in dates for dates in self.dates))

    @property
    def at_widest(self) -> "Window":
        """The window as wide as it may be made."""
        update = {
            "daily": self.daily if self.widest is None else self.widest,
            "start": self.start if self.earliest is None else self.earliest,
            "end": self.end if self.latest is None else self.latest,
        }
        return self.altered(update)

    @property
    def may_widen(self) -> bool:
        """Whether the graph lets the window be widened."""
        return self.at_widest != self

    @property
    def has_dates(self) -> bool:
        """Whether it opens on dates of the calendar rather than day after day, or by weekdays."""
        return bool(self.dates) or self.start is not None or self.end is not None

    def days_later(self, days: int) -> "Window":
        """Return the window with its dates so many days later, at the same times by the clock."""
        by = timedelta(days=days)
        moved = {
            name: moment + by
            for name in ("start", "end", "earliest", "latest")
            if (moment := getattr(self, name)) is not None
        }
        dates = tuple(DateRange(first=x.first + by, last=x.last + by) for x in self.dates)
        return self.altered({**moved, "dates": dates}) if days and self.has_dates else self

    def since(self, moment: datetime) -> "Window":
        """Return what of the dates of a window lies after a moment, days as a whole."""
        bounds = (self.start, self.end)
        start, end = (None if each is None else max(each, moment) for each in bounds)
        after = [x for x in self.dates if x.last > moment.date()]
        first = moment.date() + timedelta(days=1)
        dates = tuple(DateRange(first=max(x.first, first), last=x.last) for x in after)
        if self.dates and not dates:
            return self.altered({"daily": None, "dates": (), "start": moment, "end": moment})
        return self.altered({"start": start, "end": end, "dates": dates})

    def times(self, zone: tzinfo) -> str:
        """Return when it is open: ``daily 19:00-23:00 on tue, thu``, or from a date to another."""
        if self.daily is None:
            return f"from {_said(self.start, zone)} to {_said(self.end, zone)}"
        return f"daily {self.daily}{self._on_days()}"

    def said(self, zone: tzinfo) -> str:
        """Return what it is for, and when it is open on the clocks of a zone."""
        return f"{self.applies_to} {self.times(zone)}"

    def _on_days(self) -> str:
        stated = [format_week(self.days)] if self.days is not None else []
        stated += [", ".join(map(str, self.dates))] if self.dates else []
        return f" on {' of '.join(stated)}" if stated else ""


def _said(moment: datetime | None, zone: tzinfo) -> str:
    return "?" if moment is None else date_text(moment.replace(tzinfo=zone), year=True)


def parse_window_use(value: Any) -> Any:
    """Keep the name of a window; an inline mapping is a window of its own."""
    if isinstance(value, str | Window):
        return value
    return Window.model_validate(value)


class Timed(Part):
    """A part that states ``hours``: the name is the unit of bare numbers in it."""

    @model_validator(mode="before")
    @classmethod
    def _read_hours(cls, data: Any) -> Any:
        """Read a number of hours; under any other name a bare number would have no unit."""
        hours = data.get("hours") if isinstance(data, Mapping) else None
        if isinstance(hours, Real) and not isinstance(hours, bool | ExactMinutes):
            return {**data, "hours": f"{hours}h"}
        return data


class Mode(Timed):
    """Another way of doing a task: what it leaves out stays as in the task itself."""

    name: str = ""
    duration: Work | None = Field(default=None, alias="hours")
    crew: Mapping[CrewId, Positive] | None = None
    facility: FacilityId | None = None


class Task(Timed, Labelled):
    """
    One piece of work.

    ``duration`` is working time in minutes (``hours`` in the file). Zero hours make a milestone,
    which uses nothing and may fall at any minute. ``not_before`` is the earliest start, ``at`` the
    only one, ``due`` a wished end, which a plan may miss. ``as_late_as_possible``
    lets it start as late as launch allows. ``loose_end`` says that launch is not meant to wait for
    the task; it changes nothing in a plan.
    """

    name: str = ""
    duration: Work = Field(default=0, alias="hours")
    pausable: bool = False
    same_shift: bool = False
    elapsed: bool = False
    all_hands: bool = False
    hold_point: str = ""
    test: bool = False
    crew: Mapping[CrewId, Positive] = Field(default_factory=dict)
    facility: FacilityId | None = None
    equipment: Listed[str] = ()
    hazards: Listed[str] = ()
    exempt_from: Listed[str] = ()
    after: Listed[LinkText] = ()
    usually_after: Listed[LinkText] = ()
    not_before: NotBeforeText | None = None
    at: PromisedText | None = None
    due: Moment | None = None
    as_late_as_possible: bool = False
    windows: Listed[Annotated[str | Window, BeforeValidator(parse_window_use)]] = ()
    flow: str = ""
    tags: Listed[str] = ()
    loose_end: bool = False
    options: Listed[Mode] = ()
    note: str = ""
    source: str = ""

    @property
    def title(self) -> str:
        """The name for people, or the key when there is none."""
        return self.name or self.id

    @property
    def is_milestone(self) -> bool:
        """Whether the task takes no time."""
        return self.duration == 0

    @property
    def kind(self) -> Kind:
        """How the task lies in its working time."""
        if self.pausable:
            return Kind.PAUSABLE
        if self.same_shift:
            return Kind.SAME_SHIFT
        return Kind.ELAPSED if self.elapsed else Kind.RUN_THROUGH

    @property
    def modes(self) -> range:
        """The ways of doing the task: 0 as it stands, then its options by number."""
        return range(len(self.options) + 1)

    def in_way(self, option: int) -> "Task":
        """
        Return the task as one of its options has it, named after it; 0 is the task itself.

        Raises
        ------
        IndexError
            If it has no such option.
        """
        if option == 0:
            return self
        if option < 0:
            raise IndexError(option)
        mode = self.options[option - 1]
        label = mode.name or f"option {option}"
        update = {
            "name": f"{self.title} ({label})",
            "duration": mode.duration,
            "crew": mode.crew,
            "facility": mode.facility,
        }
        return self.altered({k: v for k, v in update.items() if v is not None})

    @property
    def shortest(self) -> Minutes:
        """The least working time of all ways of doing it."""
        return min(self.in_way(option).duration for option in self.modes)

    @property
    def places(self) -> tuple[FacilityId, ...]:
        """The facility and the equipment that the task occupies from start to end."""
        return (() if self.facility is None else (self.facility,)) + self.equipment

    def kinds_stated(self) -> tuple[str, ...]:
        """Return the kinds the file states; more than one is a contradiction."""
        stated = {"pausable": self.pausable, "same_shift": self.same_shift, "elapsed": self.elapsed}
        return tuple(name for name, is_set in stated.items() if is_set)
