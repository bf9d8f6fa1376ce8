"""Working time between two moments, by the calendars of a project."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from scheduler.formats.foreign.calendar import DAY_MINUTES, ForeignCalendar, Stretch
from scheduler.readers.foreign.mspdi.calendars.hours import USUAL

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
MOST_DAYS = 40_000
WORKING_DAYS = range(5)


class WorkedDays:
    """
    What is worked on each day, by the uid of a calendar.

    ``project`` is the calendar of the project; an unknown one is worked from Monday to Friday, as
    is usual in MS Project.
    """

    def __init__(self, calendars: Iterable[ForeignCalendar], project: str | None) -> None:
        self.by_uid: Mapping[str, ForeignCalendar] = {each.uid: each for each in calendars}
        self.project = project
        self.known: dict[tuple[str | None, date], tuple[Stretch, ...]] = {}

    def minutes(self, uids: Sequence[str | None], start: datetime, end: datetime) -> int | None:
        """
        Return the minutes between two moments in which all of these calendars work.

        None if they lie more than a century apart.
        """
        if (end - start).days > MOST_DAYS:
            return None
        return sum((until - since) // MINUTE for since, until in self._between(uids, start, end))

    def next_worked(self, uids: Sequence[str | None], moment: datetime) -> datetime:
        """Return the first moment at which work goes on, within a year; else the moment itself."""
        try:
            end = moment + 366 * DAY
        except OverflowError:
            return moment
        return next((since for since, _ in self._between(uids, moment, end)), moment)

    def _between(
        self, uids: Sequence[str | None], start: datetime, end: datetime
    ) -> Iterator[tuple[datetime, datetime]]:
        """Yield the stretches between two moments, in order."""
        for number in range((end.date() - start.date()).days + 1):
            day = start.date() + number * DAY
            midnight = datetime.combine(day, time())
            for first, last in self._on(uids, day):
                since = max(midnight + first * MINUTE, start)
                until = min(midnight + last * MINUTE, end)
                if since < until:
                    yield since, until

    def _on(self, uids: Sequence[str | None], day: date) -> tuple[Stretch, ...]:
        """Return the stretches of a day in which all of these calendars work."""
        found: tuple[Stretch, ...] = ((0, DAY_MINUTES),)
        for uid in uids or (self.project,):
            found = tuple(_common(found, self._of(uid, day)))
        return found

    def _of(self, uid: str | None, day: date) -> tuple[Stretch, ...]:
        key = (uid, day)
        if key not in self.known:
            self.known[key] = self._resolved(uid, day)
        return self.known[key]

    def _resolved(self, uid: str | None, day: date) -> tuple[Stretch, ...]:
        chain = list(self._chain(uid))
        for calendar in chain:
            for each in calendar.exceptions:
                if each.first <= day <= each.last:
                    return each.stretches
        for calendar in chain:
            weeks = (each.week for each in calendar.work_weeks if each.first <= day <= each.last)
            for week in (*weeks, calendar.week):
                if day.weekday() in week:
                    return week[day.weekday()]
        is_worked = not chain and day.weekday() in WORKING_DAYS
        return USUAL if is_worked else ()

    def _chain(self, uid: str | None) -> Iterator[ForeignCalendar]:
        """Yield a calendar, that which it derives from, and so on."""
        seen = set()
        while uid is not None and uid in self.by_uid and uid not in seen:
            seen.add(uid)
            yield self.by_uid[uid]
            uid = self.by_uid[uid].base


def _common(some: Iterable[Stretch], others: Sequence[Stretch]) -> Iterator[Stretch]:
    for start, end in some:
        for first, last in others:
            if max(start, first) < min(end, last):
                yield max(start, first), min(end, last)
