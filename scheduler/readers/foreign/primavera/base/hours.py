"""Times of a day made stretches of work."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from scheduler.formats.foreign.calendar import DAY_MINUTES, CalendarException, Stretch

CLOCK = re.compile(r"(\d{1,2})(?::(\d{1,2})(?::\d{1,2}(?:\.\d+)?)?)?\s*(?:([AaPp])\.?[Mm]?\.?)?")
HALF_DAY = 12
LAST_HOUR = 24
HOUR = 60


class BrokenHours(Exception):
    """Hours of work of which it cannot be told what they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """
    When a calendar works, by itself.

    ``week`` has the weekdays that it states, Monday 0. ``fault`` says why nothing of it can be
    trusted, if so. ``rounded`` tells that 23:59 was taken as midnight, ``doubtful`` that days off
    were written as whole days.
    """

    week: Mapping[int, tuple[Stretch, ...]] = field(default_factory=dict)
    exceptions: tuple[CalendarException, ...] = ()
    fault: str = ""
    rounded: bool = False
    doubtful: bool = False


def minute_of_day(text: str) -> int:
    """
    Return a time such as 08:00, 7:30 or 1:00 PM in minutes; 24:00 is the end of the day.

    Raises
    ------
    BrokenHours
        If it is no time.
    """
    found = CLOCK.fullmatch(text.strip())
    if not found:
        raise BrokenHours(f"{text.strip()[:20]!r} is no time")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= HALF_DAY:
            raise BrokenHours(f"{text.strip()[:20]!r} is no time")
        hour = hour % HALF_DAY + (HALF_DAY if half in "Pp" else 0)
    total = hour * HOUR + minute
    if minute >= HOUR or total > LAST_HOUR * HOUR:
        raise BrokenHours(f"{text.strip()[:20]!r} is no time")
    return total


def in_order(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return stretches in order, those that overlap made one; those that only touch stay two."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def exceptions_of(days: Mapping[date, tuple[Stretch, ...]]) -> tuple[CalendarException, ...]:
    """Return single days that differ from the week, in order."""
    return tuple(
        CalendarException(first=day, last=day, stretches=stretches)
        for day, stretches in sorted(days.items())
    )


def until_midnight(start: int, end: int) -> Stretch | None:
    """
    Return the stretch from one time to another, where 00:00 as a finish is the end of the day.

    From midnight to midnight is the whole day; from any other time to itself is nothing.

    Raises
    ------
    BrokenHours
        If it ends before it begins.
    """
    end = end or DAY_MINUTES
    if start == end:
        return None
    if start > end:
        raise BrokenHours("a stretch ends before it begins")
    return start, end
