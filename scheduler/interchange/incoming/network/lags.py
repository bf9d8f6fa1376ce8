"""Lags of a source as lags here: of the successor's working time, or by the clock."""

from dataclasses import dataclass
from fractions import Fraction

from scheduler.formats.foreign.calendar import ForeignCalendar
from scheduler.formats.foreign.steps import ForeignLength, ForeignLink, ForeignTask
from scheduler.formats.foreign.words import LagCalendar
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.incoming.words import whole, work_text

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
ALIKE = Fraction(5, 4)
"""How much more a day or week of one calendar may work than that of another to count as alike."""


@dataclass(frozen=True, slots=True)
class PlainLag:
    """A lag in whole minutes, of the successor's working time or by the clock."""

    minutes: int = 0
    working: bool = False


def by_clock(minutes: int, day: int, week: int) -> int:
    """
    Return how long working time takes by the clock, in days and weeks with this much of it.

    A week lasts seven days and a day 24 h; what is less than a day's work passes at one stretch.
    """
    if minutes < 0:
        return -by_clock(-minutes, day, week)
    weeks, rest = divmod(minutes, week or WEEK_MINUTES)
    days, rest = divmod(rest, day or DAY_MINUTES)
    return weeks * WEEK_MINUTES + days * DAY_MINUTES + rest


def _alike(one: int, other: int) -> bool:
    """Whether two amounts of working time are near enough to stand for each other."""
    return min(one, other) > 0 and max(one, other) <= ALIKE * min(one, other)


class Lags:
    """Reads the lags of one project."""

    def __init__(self, source: Source, telling: Telling) -> None:
        self.source = source
        self.telling = telling
        self.calendars = {each.uid: each for each in source.project.calendars}

    def lag_of(self, link: ForeignLink, stated: ForeignLink) -> PlainLag:
        """Return the lag of a link between two steps, which another stated between summaries."""
        lag = link.lag
        if lag is None:
            return PlainLag()
        name = self.source.arrow(link.predecessor, link.successor)
        minutes, elapsed = self._length(stated, lag, name)
        if minutes.denominator != 1:
            text = "Parts of a minute in lags were rounded up"
            self.telling.decided("import-lag-rounded", text, f"{name} ({float(minutes):g} min)")
        amount = whole(minutes)
        if elapsed or not amount or self.source.project.lag_calendar is LagCalendar.CLOCK:
            return PlainLag(amount)
        return self._working(link, amount, name)

    def _length(self, link: ForeignLink, lag: ForeignLength, name: str) -> tuple[Fraction, bool]:
        """Return the minutes of a lag, and whether they are elapsed."""
        if lag.percent is None:
            return lag.minutes, lag.elapsed
        length = self.source.tasks[link.predecessor].duration or ForeignLength()
        minutes = length.minutes * lag.percent / 100
        share = f"{float(lag.percent):g} %"
        said = f"{name}: {share} = {work_text(whole(minutes))}"
        before = self.source.tasks[link.predecessor].title
        self.telling.remark(link.successor, f"the lag after {before!r} was {share} of its hours")
        self.telling.decided(
            "import-lag-percent",
            "Lags in per cent keep the length that they have now, and no longer follow the hours "
            "of the step before",
            said,
        )
        return minutes, lag.elapsed or length.elapsed

    def _working(self, link: ForeignLink, minutes: int, name: str) -> PlainLag:
        """Return a lag of working time as the successor's, or by the clock where that is nearer."""
        successor = self.source.steps[link.successor]
        if not self._has_hours(successor):
            project = self.source.project
            clock = by_clock(minutes, project.minutes_per_day, project.minutes_per_week)
            before = self.source.tasks[link.predecessor].title
            self.telling.remark(
                link.successor, f"the lag after {before!r} was {work_text(minutes)} of working time"
            )
            self.telling.decided(
                "import-lag-by-clock",
                "Lags of working time before milestones and elapsed steps run by the clock",
                f"{name}: {work_text(minutes)} = {work_text(clock)} by the clock",
            )
            return PlainLag(clock)
        theirs, ours = self._calendars(link, successor)
        if theirs == ours:
            return PlainLag(minutes, working=True)
        return self._elsewhere(minutes, theirs, ours, name)

    def _elsewhere(self, minutes: int, theirs: str, ours: str, name: str) -> PlainLag:
        """Return a lag that counts in another calendar than the successor's."""
        there, here = self.days(theirs), self.days(ours)
        longest = max(there, default=0)
        is_near = _alike(longest, max(here, default=0))
        if abs(minutes) > longest:
            is_near = is_near and _alike(sum(there), sum(here))
        clock = by_clock(minutes, longest, sum(there))
        said = f"{work_text(minutes)} of {self._title(theirs)}"
        if is_near:
            self.telling.decided(
                "import-lag-calendar",
                "Lags in the calendar of another step count the successor's hours",
                f"{name}: {said}, as long in {self._title(ours)}",
            )
            return PlainLag(minutes, working=True)
        self.telling.decided(
            "import-lag-calendar-clock",
            "Lags in a calendar unlike the successor's run by the clock",
            f"{name}: {said} = {work_text(clock)} by the clock",
        )
        return PlainLag(clock)

    def _calendars(self, link: ForeignLink, successor: ForeignTask) -> tuple[str, str]:
        """Return the calendar in which the source counts a lag, and that of the successor."""
        own = self.source.project.calendar or ""
        ours = successor.lag_calendar or successor.calendar or own
        predecessor = self.source.steps[link.predecessor]
        counted = {
            LagCalendar.PREDECESSOR: predecessor.lag_calendar or predecessor.calendar or own,
            LagCalendar.PROJECT: own,
        }
        return counted.get(self.source.project.lag_calendar, ours), ours

    def _has_hours(self, task: ForeignTask) -> bool:
        """Whether a step has working time in which a lag can be counted."""
        length = task.duration
        return length is None or (bool(length.minutes) and not length.elapsed)

    def days(self, uid: str) -> tuple[int, ...]:
        """Return the working time of each day of a usual week of a calendar, in minutes."""
        return tuple(sum(end - start for start, end in self._day(uid, day)) for day in range(7))

    def _day(self, uid: str, day: int) -> tuple[tuple[int, int], ...]:
        """Return the stretches of a weekday, inherited where the calendar leaves it out."""
        calendar: ForeignCalendar | None = self.calendars.get(uid)
        seen: set[str] = set()
        while calendar is not None and calendar.uid not in seen:
            if day in calendar.week:
                return calendar.week[day]
            seen.add(calendar.uid)
            calendar = self.calendars.get(calendar.base or "")
        return ()

    def _title(self, uid: str) -> str:
        calendar = self.calendars.get(uid)
        return calendar.name or uid if calendar is not None else uid or "no calendar"
