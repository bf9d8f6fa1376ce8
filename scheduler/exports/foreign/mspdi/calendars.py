"""Calendars: weeks and exceptions, the latter in the form of 2003 and in that of 2007."""

from collections.abc import Iterable, Iterator
from datetime import date

from scheduler.exports.foreign.mspdi.values import time_of_day
from scheduler.exports.foreign.mspdi.xml_text import Element, branch, leaf
from scheduler.formats.foreign.calendar import CalendarException, ForeignCalendar, Stretch

NO_BASE = "-1"
SUNDAY_FIRST = (6, 0, 1, 2, 3, 4, 5)
DAILY = 1


def calendars(made: Iterable[ForeignCalendar]) -> Element:
    """Return all calendars."""
    return branch("Calendars", map(_calendar, made))


def _calendar(calendar: ForeignCalendar) -> Element:
    return branch(
        "Calendar",
        [
            leaf("UID", calendar.uid),
            leaf("Name", calendar.name),
            leaf("IsBaseCalendar", calendar.base is None),
            leaf("BaseCalendarUID", calendar.base or NO_BASE),
            branch("WeekDays", _week_days(calendar)),
            branch("Exceptions", map(_exception, _by_date(calendar))),
        ],
    )


def _by_date(calendar: ForeignCalendar) -> list[CalendarException]:
    return sorted(calendar.exceptions, key=lambda each: each.first)


def _week_days(calendar: ForeignCalendar) -> Iterator[Element]:
    for number, weekday in enumerate(SUNDAY_FIRST, 1):
        if weekday in calendar.week:
            yield branch("WeekDay", [leaf("DayType", number), *_work(calendar.week[weekday])])
    for each in _by_date(calendar):
        period = _period(each.first, each.last)
        working, *times = _work(each.stretches)
        yield branch("WeekDay", [leaf("DayType", 0), working, period, *times])


def _exception(each: CalendarException) -> Element:
    return branch(
        "Exception",
        [
            leaf("EnteredByOccurrences", value=False),
            _period(each.first, each.last),
            leaf("Occurrences", (each.last - each.first).days + 1),
            leaf("Name", each.name),
            leaf("Type", DAILY),
            *_work(each.stretches),
        ],
    )


def _period(first: date, last: date) -> Element:
    dates = [leaf("FromDate", f"{first}T00:00:00"), leaf("ToDate", f"{last}T23:59:00")]
    return branch("TimePeriod", dates)


def _work(stretches: tuple[Stretch, ...]) -> Iterator[Element]:
    yield leaf("DayWorking", bool(stretches))
    yield branch("WorkingTimes", map(_stretch, stretches))


def _stretch(stretch: Stretch) -> Element:
    start, end = map(time_of_day, stretch)
    return branch("WorkingTime", [leaf("FromTime", start), leaf("ToTime", end)])
