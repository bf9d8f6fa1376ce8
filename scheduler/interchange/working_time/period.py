"""The days for which working time is told by date: from the first date to well past the last."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scheduler.formats.foreign.calendar import DAY_MINUTES
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import ForeignTask

Interval = tuple[int, int]
FIRST_DAY, LAST_DAY = date(1950, 1, 2), date(2199, 12, 30)
WITHOUT_DATES = datetime.combine(date(2000, 1, 3), datetime.min.time())
MONTH = timedelta(days=30)
LEAST, MOST = timedelta(days=120), timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Period:
    """From one minute to another, on a line of wall-clock minutes since year 1."""

    start: int
    end: int

    @property
    def minutes(self) -> Interval:
        """From when to when."""
        return self.start, self.end

    @property
    def days(self) -> range:
        """The days that it touches, by their ordinal numbers."""
        return range(self.start // DAY_MINUTES, -(-self.end // DAY_MINUTES))

    @property
    def first(self) -> date:
        """The first day that it touches."""
        return date.fromordinal(self.days.start)

    @property
    def last(self) -> date:
        """The last day that it touches."""
        return date.fromordinal(self.days.stop - 1)


def minute_of(moment: datetime) -> int:
    """Return a local date and time, without a zone, as a minute of the line, seconds dropped."""
    return moment.toordinal() * DAY_MINUTES + moment.hour * 60 + moment.minute


def moment_of(minute: int) -> datetime:
    """Return a minute of the line as a local date and time."""
    day, rest = divmod(minute, DAY_MINUTES)
    return datetime.combine(date.fromordinal(day), datetime.min.time()) + timedelta(minutes=rest)


def period_of(project: ForeignProject, start: datetime | None = None) -> Period:
    """
    Return the time that a plan of a project may take.

    It begins with the first date of the project and its steps, or ``start`` if that is earlier. It
    ends half as long again after the start as the last date, in whole months, since people and
    places that are short may make a plan longer than the source has it; it lasts 120 days at
    least, ten years at most, and to the end of its last day, so that no day looks like one off.
    """
    stated = [*_dates(project), *([] if start is None else [start])]
    known = [each for each in stated if FIRST_DAY <= each.date() <= LAST_DAY]
    first, last = min(known, default=WITHOUT_DATES), max(known, default=WITHOUT_DATES)
    begun = start or project.start or first
    begun = begun if begun in known else first
    months = -(-(last - begun) * 3 // 2 // MONTH)
    length = min(max(LEAST, months * MONTH), MOST)
    latest = datetime.combine(LAST_DAY, datetime.min.time())
    end = minute_of(begun + min(length, latest - begun))
    return Period(minute_of(first), -(-end // DAY_MINUTES) * DAY_MINUTES)


def _dates(project: ForeignProject) -> Iterator[datetime]:
    own = (project.start, project.finish, project.data_date, project.must_finish)
    yield from (each for each in own if each is not None)
    for task in project.tasks:
        yield from (each for each in _dates_of(task) if each is not None)


def _dates_of(task: ForeignTask) -> Iterator[datetime | None]:
    yield from (task.start, task.finish, task.actual_start, task.actual_finish, task.deadline)
    yield from (each.date for each in task.constraints)
