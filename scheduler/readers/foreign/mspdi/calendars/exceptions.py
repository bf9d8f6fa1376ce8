"""Days and weeks that differ from the week of a calendar."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from scheduler.formats.foreign.calendar import CalendarException, Stretch, WorkWeek
from scheduler.readers.foreign.mspdi.calendars.hours import USUAL, hours_of
from scheduler.readers.foreign.mspdi.calendars.recurrence import MOST_DATES, Recurrence
from scheduler.readers.foreign.mspdi.calendars.weeks import EXCEPTION_DAY, week_of
from scheduler.readers.foreign.mspdi.record import MspdiRecord

DAY = timedelta(days=1)
DAILY = 1
LAST_KIND = 8
CENTURY = 36_525
Days = tuple[date, date]


def exceptions_of(calendar: MspdiRecord) -> tuple[CalendarException, ...]:
    """
    Return the exceptions of a calendar, recurring ones as runs of dates.

    They stand twice in files of MS Project: in a list of their own, and among the weekdays, which
    was all there was up to 2003. The list counts where it says anything.
    """
    stated = list(calendar.element.all("Exceptions", "Exception"))
    if not stated:
        days = calendar.element.all("WeekDays", "WeekDay")
        stated = [each for each in days if each.value("DayType") == EXCEPTION_DAY]
    found = (_exception(calendar.within(each)) for each in stated)
    return tuple(part for parts in found for part in parts)


def work_weeks_of(calendar: MspdiRecord) -> tuple[WorkWeek, ...]:
    """Return the weeks that replace the week of a calendar for a while."""
    return tuple(_work_weeks(calendar))


def _work_weeks(calendar: MspdiRecord) -> Iterator[WorkWeek]:
    for element in calendar.element.all("WorkWeeks", "WorkWeek"):
        stated = calendar.within(element)
        days = _days(stated)
        if days is not None:
            name = stated.text("Name")
            yield WorkWeek(first=days[0], last=days[1], week=week_of(stated), name=name)


def _exception(stated: MspdiRecord) -> Iterator[CalendarException]:
    days = _days(stated)
    if days is None:
        return
    hours = _hours(stated)
    name = stated.text("Name")
    for first, last in _runs(_recurrence(stated, days), stated):
        yield CalendarException(first=first, last=last, stretches=hours, name=name)


def _hours(stated: MspdiRecord) -> tuple[Stretch, ...]:
    hours = hours_of(stated)
    if not stated.is_on("DayWorking", default=bool(hours)):
        return ()
    if not hours:
        what = "Days are said to be worked without any hours; they have 08:00-12:00 and "
        what += "13:00-17:00, as is usual in MS Project."
        stated.notices.decided("import-days-without-hours", what, [_called(stated)])
    return hours or USUAL


def _days(stated: MspdiRecord) -> Days | None:
    """Return the first and the last day, both included."""
    period = stated.element.child("TimePeriod")
    within = stated.within(period if period is not None else stated.element)
    first, last = (within.day(name) for name in ("FromDate", "ToDate"))
    if first is None:
        what = "Exceptions of calendars without a first day were left out, as MS Project does."
        stated.notices.lost("import-exception-without-dates", what, [_called(stated)])
        return None
    return first, _last_by_count(first, stated) if last is None else last


def _last_by_count(first: date, stated: MspdiRecord) -> date:
    """Return the last day of what ends by a number of times: those are counted one by one."""
    count = stated.whole("Occurrences") or 1
    is_daily = (stated.whole("Type") or DAILY) == DAILY
    days = count - 1 if is_daily else CENTURY * (count > 1)
    return date.fromordinal(min(first.toordinal() + max(days, 0), date.max.toordinal()))


def _recurrence(stated: MspdiRecord, days: Days) -> Recurrence:
    kind = stated.whole("Type") or DAILY
    is_counted = stated.is_on("EnteredByOccurrences") or not _ends(stated)
    count = stated.whole("Occurrences") if is_counted else None
    return Recurrence(
        kind=kind,
        first=days[0],
        last=days[1],
        period=max(_number(stated, "Period", 1), 1),
        days=_number(stated, "DaysOfWeek", 0),
        month=min(max(_number(stated, "Month", 0), 0), 11),
        month_day=max(_number(stated, "MonthDay", 1), 1),
        item=min(max(_number(stated, "MonthItem", 0), 0), 9),
        position=min(max(_number(stated, "MonthPosition", 0), 0), 4),
        count=count if count and count > 0 and kind != DAILY else None,
    )


def _ends(stated: MspdiRecord) -> bool:
    """Tell whether the last day of an exception is stated."""
    return any(each.value("ToDate") for each in stated.element.all("TimePeriod"))


def _number(stated: MspdiRecord, name: str, default: int) -> int:
    value = stated.whole(name)
    return default if value is None else value


def _runs(rule: Recurrence, stated: MspdiRecord) -> Iterator[Days]:
    if rule.last < rule.first:
        what = "Exceptions of calendars that end before they begin were left out."
        stated.notices.lost("import-exception-backwards", what, [_called(stated)])
        return
    if rule.is_run:
        if not DAILY <= rule.kind <= LAST_KIND:
            stated.unreadable("Type", stated.text("Type"))
        yield rule.first, rule.last
        return
    dates = rule.dates()
    if len(dates) == MOST_DATES:
        what = f"Exceptions of calendars recur on their first {MOST_DATES:,} dates only."
        stated.notices.lost("import-exception-many-dates", what, [_called(stated)])
    if not dates:
        what = "Recurring exceptions of calendars that fall on no date were left out."
        stated.notices.lost("import-exception-without-dates", what, [_called(stated)])
    yield from _joined(dates)


def _joined(dates: Iterable[date]) -> Iterator[Days]:
    """Yield dates as runs of days that follow each other."""
    first = last = None
    for day in dates:
        if first is None or last is None or day != last + DAY:
            if first is not None and last is not None:
                yield first, last
            first = day
        last = day
    if first is not None and last is not None:
        yield first, last


def _called(stated: MspdiRecord) -> str:
    name = stated.text("Name")
    return f"{stated.title}: {name}" if name else f"{stated.title}, line {stated.line}"
