"""The days for which working time is told by date: from the first date to well past the last."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scheduler.formats.foreign.calendar import DAY_MINUTES
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import ForeignTask

Interval = tuple[int, int]
FIRST_DAY, LAST_DAY = date(1950, 1, 2), date(2199, 12, 30)
WITHOUT_DATES = date(2000, 1, 3)
MONTH = timedelta(days=32)
LEAST, MOST = timedelta(days=150), timedelta(days=3682)


@dataclass(frozen=True, slots=True)
class Period:
    """A first and a last day, both included, on a line of wall-clock minutes since year 1."""

    first: date
    last: date

    @property
    def days(self) -> range:
        """The days by their ordinal numbers."""
        return range(self.first.toordinal(), self.last.toordinal() + 1)

    @property
    def minutes(self) -> Interval:
        """From the beginning of the first day to the end of the last."""
        return self.days.start * DAY_MINUTES, self.days.stop * DAY_MINUTES


def minute_of(moment: datetime) -> int:
    """Return a local date and time as a minute of the line, seconds dropped."""
    return moment.toordinal() * DAY_MINUTES + moment.hour * 60 + moment.minute


def moment_of(minute: int) -> datetime:
    """Return a minute of the line as a local date and time."""
    day, rest = divmod(minute, DAY_MINUTES)
    return datetime.combine(date.fromordinal(day), datetime.min.time()) + timedelta(minutes=rest)


def period_of(project: ForeignProject, start: datetime | None = None) -> Period:
    """
    Return the days that a plan of a project may reach.

    They begin with the first date of the project and its steps, or ``start`` if that is earlier,
    and last half as long again as until the last one and a month, since people and places that are
    short may make a plan longer than the source has it; 150 days at least, ten years at most.
    """
    stated = [*_dates(project), *([] if start is None else [start])]
    days = [each.date() for each in stated if FIRST_DAY <= each.date() <= LAST_DAY]
    days = days or [WITHOUT_DATES]
    first, last = min(days), max(days)
    length = min(max(LEAST, (last - first) * 3 // 2 + MONTH), MOST)
    return Period(first, first + min(length, LAST_DAY - first))


def _dates(project: ForeignProject) -> Iterator[datetime]:
    own = (project.start, project.finish, project.data_date, project.must_finish)
    yield from (each for each in own if each is not None)
    for task in project.tasks:
        yield from (each for each in _dates_of(task) if each is not None)


def _dates_of(task: ForeignTask) -> Iterator[datetime | None]:
    yield from (task.start, task.finish, task.actual_start, task.actual_finish, task.deadline)
    yield from (each.date for each in task.constraints)
