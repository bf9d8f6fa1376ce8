"""Working time by the clock, day by day, as other programs state it: cut at midnight."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import Intervals, merge
from scheduler.formats.foreign.calendar import DAY_MINUTES, CalendarException, Stretch
from scheduler.model.notation.base import Minutes

ONE_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
WEEKDAYS = range(7)
MOST_STRETCHES = 5
"""How many stretches of work a day of MS Project can have."""

Days = Mapping[date, tuple[Stretch, ...]]
Week = Mapping[int, tuple[Stretch, ...]]


def days_worked(axis: Axis, working: Intervals, first: date, last: date) -> Days:
    """
    Return the stretches of each day from one to another, both included, on the site's clock.

    A night in which the clocks change has its stretches as the clock shows them.
    """
    found: dict[date, list[Stretch]] = {}
    for start, end in working:
        for day, stretch in _cut(clock(axis, start), clock(axis, end)):
            if first <= day <= last:
                found.setdefault(day, []).append(stretch)
    days = (first + n * ONE_DAY for n in range((last - first).days + 1))
    return {day: merge(found.get(day, ())) for day in days}


def clock(axis: Axis, minute: Minutes) -> datetime:
    """Return a minute as the site's clock shows it, without a zone."""
    return axis.moment(minute).replace(tzinfo=None, fold=0)


def _cut(start: datetime, end: datetime) -> Iterable[tuple[date, Stretch]]:
    """Yield the pieces of a stretch on each of its days."""
    while start < end:
        midnight = datetime.combine(start.date(), time())
        last = min(end, midnight + ONE_DAY)
        yield start.date(), ((start - midnight) // MINUTE, (last - midnight) // MINUTE)
        start = last


def usual_week(days: Days) -> Week:
    """
    Return what is worked on most days of each weekday, the longer of two as frequent ones.

    The first day, which may begin late, does not count where the weekday comes again.
    """
    full = dict(list(days.items())[1:])
    week = {}
    for weekday in WEEKDAYS:
        own = [worked for day, worked in full.items() if day.weekday() == weekday]
        own = own or [worked for day, worked in days.items() if day.weekday() == weekday]
        counts = Counter(own)
        week[weekday] = max(counts, key=lambda each: (counts[each], length(each)), default=())
    return week


def length(stretches: Iterable[Stretch]) -> Minutes:
    """Return the minutes of some stretches."""
    return sum(end - start for start, end in stretches)


def exceptions_to(week: Week, days: Days, since: datetime) -> tuple[CalendarException, ...]:
    """
    Return the days that differ from the week, neighbouring ones that are alike as one.

    What a day lacks before ``since``, the moment at which the campaign starts, is no difference.
    """
    found: list[CalendarException] = []
    for day, worked in days.items():
        usual = week[day.weekday()]
        if worked == usual or worked == _left_of(usual, day, since):
            continue
        before = found[-1] if found else None
        if before is not None and before.last + ONE_DAY == day and before.stretches == worked:
            found[-1] = CalendarException(first=before.first, last=day, stretches=worked)
        else:
            found.append(CalendarException(first=day, last=day, stretches=worked))
    return tuple(found)


def _left_of(stretches: tuple[Stretch, ...], day: date, since: datetime) -> tuple[Stretch, ...]:
    gone = (since - datetime.combine(day, time())) // MINUTE
    if gone <= 0:
        return stretches
    return tuple((max(start, gone), end) for start, end in stretches if end > gone)


def in_few_stretches(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return the stretches of a day, no more than other programs take: the longest ones."""
    longest = sorted(stretches, key=lambda each: (each[0] - each[1], each))[:MOST_STRETCHES]
    return tuple(sorted(longest))


def said(week: Week) -> str:
    """Return a week for people: ``Mon-Fri 08:00-16:00``; nothing where no day is worked."""
    worked = [day for day in WEEKDAYS if week[day]]
    if not worked:
        return ""
    if len(worked) == len(WEEKDAYS) and all(x == ((0, DAY_MINUTES),) for x in week.values()):
        return "24 hours"
    hours = Counter(week[day] for day in worked).most_common(1)[0][0]
    return f"{_day_names(worked)} {' '.join(map(_hours, hours))}"


def _day_names(worked: list[int]) -> str:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    if worked == list(range(worked[0], worked[-1] + 1)) and len(worked) > 1:
        return f"{names[worked[0]]}-{names[worked[-1]]}"
    return " ".join(names[day] for day in worked)


def _hours(stretch: Stretch) -> str:
    start, end = (f"{each // 60:02d}:{each % 60:02d}" for each in stretch)
    return f"{start}-{end}"
