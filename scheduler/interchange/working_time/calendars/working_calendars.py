"""Calendars with what they inherit, day by day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from scheduler.calendars.clock.intervals import Intervals, clip, merge
from scheduler.formats.foreign.calendar import (
    DAY_MINUTES,
    CalendarException,
    ForeignCalendar,
    Stretch,
)
from scheduler.interchange.uses import LunchUse
from scheduler.interchange.working_time.period import Period

Stretches = tuple[Stretch, ...]
WEEKDAYS = range(7)
LONGEST_BREAK = 120


class WorkingCalendars:
    """
    The calendars of a project with all that they inherit, within a period.

    On a day its exceptions count first, its own before those of its bases, then a work week, then
    the day of the week, then the same of its base. Of exceptions that overlap the shorter counts.
    ``missing`` and ``circular`` are the calendars whose base is not there, or is in the end
    themselves; they count as calendars without a base. ``lunch`` says whether short breaks are kept
    or worked.
    """

    def __init__(
        self, calendars: Sequence[ForeignCalendar], period: Period, lunch: LunchUse
    ) -> None:
        self.by_uid = {each.uid: each for each in calendars}
        self.period, self.lunch = period, lunch
        self.missing: dict[str, None] = {}
        self.circular: dict[str, None] = {}
        self._chains = {uid: tuple(self._bases(uid)) for uid in self.by_uid}
        self._exceptions = {uid: self._dated(each) for uid, each in self.by_uid.items()}
        self.worked = cache(self._worked)
        self.week = cache(self._week)

    def _bases(self, uid: str) -> Iterator[ForeignCalendar]:
        """Yield a calendar, its base, the base of that, and so on."""
        here: str | None = uid
        seen: set[str] = set()
        while here is not None:
            if here in seen or here not in self.by_uid:
                told = self.circular if here in seen else self.missing
                told.setdefault(uid)
                return
            seen.add(here)
            yield self.by_uid[here]
            here = self.by_uid[here].base

    def _dated(self, calendar: ForeignCalendar) -> Mapping[int, CalendarException]:
        """Return the exceptions by day, the shorter and then the earlier in the list first."""
        found: dict[int, CalendarException] = {}
        days = self.period.days
        listed = sorted(
            enumerate(calendar.exceptions), key=lambda x: (x[1].first - x[1].last, -x[0])
        )
        for _, each in listed:
            first = max(each.first.toordinal(), days.start - 1)
            for day in range(first, min(each.last.toordinal(), days.stop) + 1):
                found[day] = each
        return found

    def chain(self, uid: str) -> tuple[ForeignCalendar, ...]:
        """Return a calendar, its base, the base of that, and so on."""
        return self._chains[uid]

    def exception_on(self, uid: str, day: int) -> CalendarException | None:
        """Return the exception that a day of a calendar is, its own or that of a base."""
        found = (self._exceptions[each.uid].get(day) for each in self._chains[uid])
        return next((each for each in found if each is not None), None)

    def stretches(self, uid: str, day: int) -> Stretches:
        """Return the working stretches of a calendar on a day by its ordinal number."""
        exception = self.exception_on(uid, day)
        if exception is not None:
            return self._tidy(exception.stretches)
        return self._tidy(self._by_week(uid, date.fromordinal(day)))

    def _by_week(self, uid: str, day: date) -> Stretches:
        weekday = day.weekday()
        for calendar in self._chains[uid]:
            for week in calendar.work_weeks:
                if week.first <= day <= week.last and weekday in week.week:
                    return week.week[weekday]
            if weekday in calendar.week:
                return calendar.week[weekday]
        return ()

    def _week(self, uid: str) -> Mapping[int, Stretches]:
        """Return the usual week of a calendar, bases counted, work weeks and exceptions not."""
        return {
            weekday: self._tidy(
                next((each.week[weekday] for each in self._chains[uid] if weekday in each.week), ())
            )
            for weekday in WEEKDAYS
        }

    def _tidy(self, stretches: Stretches) -> Stretches:
        tidied = tidy(stretches)
        return without_breaks(tidied) if self.lunch is LunchUse.JOIN else tidied

    def _worked(self, uid: str) -> Intervals:
        """Return the minutes of the period that a calendar works."""
        stretches = (
            (day * DAY_MINUTES + start, day * DAY_MINUTES + end)
            for day in self.period.days
            for start, end in self.stretches(uid, day)
        )
        return merge(clip(stretches, *self.period.minutes))

    def breaks(self, uid: str) -> tuple[Stretch, ...]:
        """Return the short breaks between two stretches of a usual day, as the source has them."""
        found: dict[Stretch, None] = {}
        for weekday in WEEKDAYS:
            chain = (each.week[weekday] for each in self._chains[uid] if weekday in each.week)
            day = tidy(next(chain, ()))
            found.update(dict.fromkeys(_breaks(day)))
        return tuple(found)


def tidy(stretches: Stretches) -> Stretches:
    """Return stretches in order, within the day; those that overlap become one."""
    cut = sorted((max(start, 0), min(end, DAY_MINUTES)) for start, end in stretches)
    found: list[Stretch] = []
    for start, end in cut:
        if start >= end:
            continue
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _breaks(stretches: Stretches) -> Iterator[Stretch]:
    for (_, end), (start, _) in pairwise(stretches):
        if 0 < start - end <= LONGEST_BREAK:
            yield end, start


def without_breaks(stretches: Stretches) -> Stretches:
    """Return stretches of a day with its short breaks worked."""
    found: list[Stretch] = []
    for start, end in stretches:
        if found and 0 < start - found[-1][1] <= LONGEST_BREAK:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)
