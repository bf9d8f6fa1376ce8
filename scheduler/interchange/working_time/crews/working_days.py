"""The days of the week of each crew, the holidays of all, and days on and off of single crews."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scheduler.calendars.clock.intervals import Interval
from scheduler.formats.foreign.calendar import DAY_MINUTES
from scheduler.interchange.working_time.calendars.spans import Span
from scheduler.interchange.working_time.crews.source import CrewSource
from scheduler.interchange.working_time.looking_up import touches
from scheduler.interchange.working_time.period import Period

Week = tuple[int, ...]
EVERY_DAY: Week = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewDays:
    """
    On which days the shifts of a crew count, by ordinal numbers.

    ``off`` are days of its week, and ``on`` others or holidays, on which it is the other way round.
    """

    week: Week
    off: frozenset[int]
    on: frozenset[int]
    holidays: frozenset[int]

    def rests(self, day: int) -> bool:
        """Whether the crew begins no shift on a day of its week."""
        return date.fromordinal(day).weekday() in self.week and not self.works(day)

    def works(self, day: int) -> bool:
        """Whether the crew works the shifts that begin on a day."""
        if day in self.off:
            return False
        usual = date.fromordinal(day).weekday() in self.week and day not in self.holidays
        return usual or day in self.on


def on_day(day: int, span: Span) -> Interval:
    """Return a span of the day on a day."""
    return day * DAY_MINUTES + span[0], day * DAY_MINUTES + span[1]


def usual_week(crew: CrewSource, shifts: Iterable[Span]) -> Week:
    """Return the weekdays on which some shift begins that the usual week of a crew works."""
    found = {
        (day + (span[0] + (shift[0] - span[0]) % DAY_MINUTES) // DAY_MINUTES) % 7
        for span, days in crew.spans.items()
        for shift in shifts
        if (shift[0] - span[0]) % DAY_MINUTES < span[1] - span[0]
        for day in days
    }
    return tuple(sorted(found))


def site_week(weeks: Sequence[Week]) -> Week:
    """Return the week that most crews have, of several the longest."""
    counted = Counter(week for week in weeks if week)
    return max(counted, key=lambda week: (counted[week], len(week)), default=EVERY_DAY)


def holidays_of(crews: Sequence[CrewSource], site: CrewSource, period: Period) -> frozenset[int]:
    """
    Return the days on which all crews rest that usually work on them.

    A day off of the project's own calendar is one as soon as half of these crews rest. A day on
    which a single crew rests is its own day off, unless it is the project's.
    """
    free = {crew.key: _free_days(crew, period) for crew in (*crews, site)}
    usual = {crew.key: _civil_week(crew) for crew in crews}
    found = set()
    for day in sorted(set().union(*free.values())):
        weekday = date.fromordinal(day).weekday()
        asked = [crew.key for crew in crews if weekday in usual[crew.key]]
        resting = sum(day in free[key] for key in asked)
        is_of_site = day in free[site.key] and 2 * resting >= len(asked)
        is_of_all = len(asked) > 1 and resting == len(asked)
        if asked and (is_of_all or is_of_site):
            found.add(day)
    return frozenset(found)


def _civil_week(crew: CrewSource) -> frozenset[int]:
    """Return the weekdays on which a crew usually works at any time."""
    return frozenset(
        (day + later) % 7
        for (_, end), days in crew.spans.items()
        for day in days
        for later in range(2 if end > DAY_MINUTES else 1)
    )


def _free_days(crew: CrewSource, period: Period) -> frozenset[int]:
    """Return the days without work, from midnight to midnight, that are usually worked."""
    week = _civil_week(crew)
    return frozenset(
        day
        for day in period.days
        if date.fromordinal(day).weekday() in week
        and not any(crew.working.stretches(uid, day) for uid in crew.calendars)
    )


def crew_days(
    crew: CrewSource, shifts: Mapping[str, Span], holidays: frozenset[int], period: Period
) -> CrewDays:
    """Return on which days a crew works, so that no work of its calendars lies outside of them."""
    begun, worked = set(), set()
    start, end = period.minutes
    for day in range(period.days.start - 1, period.days.stop):
        spans = (on_day(day, span) for span in shifts.values())
        clipped = [(max(a, start), min(b, end)) for a, b in spans if b > start and a < end]
        if clipped:
            begun.add(day)
        if any(touches(crew.worked, span) for span in clipped):
            worked.add(day)
    week = usual_week(crew, shifts.values()) or _week_of(worked) or EVERY_DAY
    usual = {day for day in begun - holidays if date.fromordinal(day).weekday() in week}
    off, on = frozenset(usual - worked), frozenset(worked - usual)
    return CrewDays(week=week, off=off, on=on, holidays=holidays)


def _week_of(days: Iterable[int]) -> Week:
    return tuple(sorted({date.fromordinal(day).weekday() for day in days}))


def ranges(days: Iterable[int], may_hold: Callable[[int], bool]) -> list[str]:
    """Return days as dates, one to another where all days between may stand there as well."""
    found: list[list[int]] = []
    for day in sorted(days):
        if found and all(map(may_hold, range(found[-1][1] + 1, day))):
            found[-1][1] = day
        else:
            found.append([day, day])
    return [_say(first, last) for first, last in found]


def _say(first: int, last: int) -> str:
    texts = [date.fromordinal(day).isoformat() for day in (first, last)]
    return texts[0] if first == last else " to ".join(texts)
