"""When a calendar of PMXML works, whose stretches end with their last minute."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from scheduler.formats.foreign.calendar import DAY_MINUTES, Stretch
from scheduler.readers.foreign.primavera.base.hours import (
    BrokenHours,
    WorkingTime,
    exceptions_of,
    in_order,
    minute_of_day,
    until_midnight,
)
from scheduler.readers.foreign.primavera.base.values import Values
from scheduler.readers.foreign.xml.element import XmlElement

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LAST_MINUTE = DAY_MINUTES - 1
WHOLE_DAY = [(0, LAST_MINUTE)]
"""How P6 writes a day off."""
ROUND = 5
"""Ends that are a multiple of five minutes are meant as such; those a minute before are the last
minute of work."""


@dataclass(frozen=True, slots=True)
class Habit:
    """
    How a file writes the ends of stretches.

    P6 writes the last minute of work, 15:59 for an end at 16:00; other programs write 16:00.
    """

    last_minute: bool = True

    def end(self, minute: int) -> int:
        """Return the minute at which a stretch ends that the file writes like this."""
        if minute in (0, DAY_MINUTES) or minute % ROUND == 0:
            return minute
        is_last = self.last_minute or minute % ROUND == ROUND - 1
        return minute + 1 if is_last else minute


def habit_of(root: XmlElement) -> Habit:
    """Return how a file writes the ends of stretches: as P6 does, if none is a round time."""
    ends = []
    for each in _work_times(root):
        try:
            ends.append(minute_of_day(each.value("Finish")))
        except BrokenHours:
            continue
    told = [end % ROUND for end in ends if end not in (0, LAST_MINUTE, DAY_MINUTES)]
    return Habit(last_minute=0 not in told or ROUND - 1 in told)


def read_work_time(calendar: XmlElement, habit: Habit) -> WorkingTime:
    """
    Return when a calendar works; one whose times cannot be read has a fault.

    A day with nothing but 00:00 to 23:59 is a day off, 00:00 to 00:00 is the whole day.
    """
    try:
        week = {
            _weekday(day): _stretches(day, habit)
            for day in calendar.all("StandardWorkWeek", "StandardWorkHours")
        }
        days = {
            _date(day): _stretches(day, habit)
            for day in calendar.all("HolidayOrExceptions", "HolidayOrException")
        }
    except BrokenHours as error:
        return WorkingTime(fault=str(error))
    off = [day for day in _days(calendar) if _said(day) == WHOLE_DAY]
    doubtful = bool(off) and not habit.last_minute
    return WorkingTime(week=week, exceptions=exceptions_of(days), doubtful=doubtful)


def _days(calendar: XmlElement) -> Iterable[XmlElement]:
    yield from calendar.all("StandardWorkWeek", "StandardWorkHours")
    yield from calendar.all("HolidayOrExceptions", "HolidayOrException")


def _work_times(root: XmlElement) -> Iterable[XmlElement]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.name == "WorkTime":
            yield element
        waiting.extend(element.children)


def _weekday(day: XmlElement) -> int:
    name = day.value("DayOfWeek").lower()
    if name not in DAYS:
        raise BrokenHours(f"{name[:20]!r} is no weekday")
    return DAYS.index(name)


def _date(day: XmlElement) -> date:
    moment: datetime | None = Values().moment(day.value("Date"))
    if moment is None:
        raise BrokenHours(f"{day.value('Date')[:20]!r} is no day")
    return moment.date()


def _stretches(day: XmlElement, habit: Habit) -> tuple[Stretch, ...]:
    said = _said(day)
    if said == WHOLE_DAY:
        return ()
    found = (until_midnight(start, habit.end(end) % DAY_MINUTES) for start, end in said)
    return in_order(each for each in found if each is not None)


def _said(day: XmlElement) -> list[Stretch]:
    return [
        (minute_of_day(each.value("Start")), minute_of_day(each.value("Finish")))
        for each in day.all("WorkTime")
        if each.children
    ]
