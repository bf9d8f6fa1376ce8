"""Working time as other programs state it: weeks of stretches, with exceptions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

DAY_MINUTES = 24 * 60

Stretch = tuple[int, int]
"""Minutes of a day, from and to: (480, 720) is 08:00 to 12:00; to may be 1440, from is less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarException:
    """
    Days that differ from the week: off without stretches, else worked in these stretches only.

    ``first`` and ``last`` are both included. Recurring ones are one exception a date or run of
    dates, up to the end of the source's own range.
    """

    first: date
    last: date
    stretches: tuple[Stretch, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkWeek:
    """Another week for a while, both dates included; a weekday that it leaves out stays."""

    first: date
    last: date
    week: Mapping[int, tuple[Stretch, ...]]
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignCalendar:
    """
    A calendar as the source states it.

    ``week`` has the stretches of each weekday (Monday 0 to Sunday 6), empty for a day without
    work. A weekday left out is inherited from ``base``, or without work where there is no base.
    ``owner`` is the uid of the resource that it is the personal calendar of, if any.
    """

    uid: str
    name: str = ""
    base: str | None = None
    week: Mapping[int, tuple[Stretch, ...]] = field(default_factory=dict)
    exceptions: tuple[CalendarException, ...] = ()
    work_weeks: tuple[WorkWeek, ...] = ()
    owner: str | None = None
    line: int | None = None
