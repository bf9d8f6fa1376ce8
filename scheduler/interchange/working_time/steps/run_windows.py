"""Run windows that say when a calendar works, for steps that no crew keeps to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from scheduler.calendars.clock.intervals import Intervals, intersect, merge, subtract
from scheduler.formats.foreign.calendar import DAY_MINUTES
from scheduler.interchange.working_time.calendars.in_force import say
from scheduler.interchange.working_time.calendars.spans import Span, dated_spans, weekly_spans
from scheduler.interchange.working_time.calendars.working_calendars import (
    WEEKDAYS,
    Stretches,
    WorkingCalendars,
)
from scheduler.interchange.working_time.crews.working_days import EVERY_DAY, on_day, ranges
from scheduler.interchange.working_time.looking_up import holds
from scheduler.interchange.working_time.period import Period
from scheduler.model.notation.clock import format_week


def common_week(working: WorkingCalendars, calendars: Iterable[str]) -> Mapping[int, Stretches]:
    """Return the usual week in which all of some calendars work."""
    week: dict[int, Stretches] = dict.fromkeys(WEEKDAYS, ((0, DAY_MINUTES),))
    for uid in calendars:
        own = working.week(uid)
        week = {day: intersect(found, own[day]) for day, found in week.items()}
    return week


def run_windows(
    time: Intervals, week: Mapping[int, Stretches], period: Period
) -> list[dict[str, Any]]:
    """
    Return daily windows that together are open at exactly the given time of a period.

    A span of the usual week opens on its days of the week; where some of them are exceptions, only
    on the dates from one exception to the next. What is left, days worked by exception, is
    windows on dates alone.
    """
    found: list[dict[str, Any]] = []
    left = time
    for span, days in sorted(weekly_spans(week).items()):
        open_on, shut = _dates(time, span, days, period)
        if not open_on:
            continue
        found.append(
            {
                "daily": say(*span),
                **({} if days == EVERY_DAY else {"days": format_week(days)}),
                **({"dates": ranges(open_on, _stays(shut))} if shut else {}),
            }
        )
        left = subtract(left, merge(on_day(day, span) for day in open_on))
    found += _on_dates(left)
    return found


def _dates(
    time: Intervals, span: Span, days: tuple[int, ...], period: Period
) -> tuple[list[int], set[int]]:
    """Return the days on which a span is worked as a whole, and those on which it is not."""
    open_on, shut = [], set()
    start, end = period.minutes
    for day in range(period.days.start - 1, period.days.stop):
        if date.fromordinal(day).weekday() not in days:
            continue
        first, last = on_day(day, span)
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if holds(time, (first, last)):
            open_on.append(day)
        else:
            shut.add(day)
    return open_on, shut


def _stays(shut: set[int]) -> Callable[[int], bool]:
    return lambda day: day not in shut


def _on_dates(left: Intervals) -> Iterator[dict[str, Any]]:
    """Yield windows for time that no day of the week explains, by span of the day."""
    found: dict[Span, list[int]] = {}
    for start, end in left:
        for day, span in dated_spans(start, end):
            found.setdefault(span, []).append(day)
    for span, days in sorted(found.items()):
        yield {"daily": say(*span), "dates": ranges(days, lambda _: False)}
