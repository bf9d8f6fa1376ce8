"""The week of a calendar."""

from scheduler.formats.foreign.calendar import Stretch
from scheduler.readers.foreign.mspdi.calendars.hours import USUAL, hours_of
from scheduler.readers.foreign.mspdi.record import MspdiRecord

EXCEPTION_DAY = "0"
"""The type of a day that stands among the weekdays, and is an exception."""
SUNDAY, SATURDAY = 1, 7


def week_of(stated: MspdiRecord, *, is_derived: bool = True) -> dict[int, tuple[Stretch, ...]]:
    """
    Return the stretches of each weekday that is stated, Monday 0.

    A day said to be worked without hours inherits them, or has what is usual in MS Project.
    """
    week: dict[int, tuple[Stretch, ...]] = {}
    for element in stated.element.all("WeekDays", "WeekDay"):
        day = stated.within(element)
        kind = day.whole("DayType")
        if day.text("DayType") == EXCEPTION_DAY:
            continue
        if kind is None or not SUNDAY <= kind <= SATURDAY:
            day.unreadable("DayType", day.text("DayType"))
            continue
        _add(week, (kind - 2) % 7, day, is_derived=is_derived)
    return week


def _add(
    week: dict[int, tuple[Stretch, ...]], weekday: int, day: MspdiRecord, *, is_derived: bool
) -> None:
    hours = hours_of(day)
    if not day.is_on("DayWorking", default=bool(hours)):
        hours = ()
    elif not hours:
        if is_derived:
            return
        what = "Days are said to be worked without any hours; they have 08:00-12:00 and "
        what += "13:00-17:00, as is usual in MS Project."
        day.notices.decided("import-days-without-hours", what, [day.title])
        hours = USUAL
    if week.get(weekday, hours) != hours:
        what = "A weekday stands twice in a calendar; the second counts."
        day.notices.decided("import-weekday-twice", what, [day.title])
    week[weekday] = hours
