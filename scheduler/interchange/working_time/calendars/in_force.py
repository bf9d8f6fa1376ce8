"""Which calendar counts for a step or a resource, also where the source says nothing of use."""

from collections.abc import Iterator
from functools import cache

from scheduler.calendars.clock.intervals import Intervals, intersect, merge
from scheduler.formats.foreign.calendar import DAY_MINUTES, ForeignCalendar
from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.working_time.calendars.working_calendars import (
    WEEKDAYS,
    WorkingCalendars,
)
from scheduler.interchange.working_time.naming import shown
from scheduler.interchange.working_time.period import Period

ASSUMED = "assumed week"
START_OF_DAY = 480
WORKING_DAYS = range(5)


class CalendarsInForce:
    """
    The calendars of a project, and which of them counts where.

    ``project`` is the one that counts where nothing else is said: the project's, or the first that
    belongs to nobody and is worked, or an assumed week from Monday to Friday, from 08:00 for as
    long as a working day of the source.
    """

    def __init__(self, project: ForeignProject, choices: ImportChoices, period: Period) -> None:
        assumed = _assumed(project.minutes_per_day)
        self.working = WorkingCalendars((*project.calendars, assumed), period, choices.lunch)
        self._idle: dict[str, None] = {}
        self._unknown: dict[str, None] = {}
        self.stated = project.calendar
        self.project = self._of_project(project)
        self.together = cache(self._together)
        self.any_of = cache(self._any_of)

    def _of_project(self, project: ForeignProject) -> str:
        own = [] if project.calendar is None else [project.calendar]
        shared = [each.uid for each in project.calendars if each.owner is None]
        for uid in (*own, *shared):
            if uid in self.working.by_uid and self.is_worked(uid):
                return uid
            if uid in own:
                (self._idle if uid in self.working.by_uid else self._unknown).setdefault(uid)
        return ASSUMED

    def is_worked(self, uid: str) -> bool:
        """Whether a calendar works at any time of the period."""
        return bool(self.working.worked(uid))

    def of(self, uid: str | None) -> str:
        """Return the calendar that counts where the source names one, or none."""
        if uid is None:
            return self.project
        if uid not in self.working.by_uid:
            self._unknown.setdefault(uid)
            return self.project
        if not self.is_worked(uid):
            self._idle.setdefault(uid)
            return self.project
        return uid

    def _together(self, calendars: tuple[str, ...]) -> Intervals:
        """Return when all of some calendars work, all the period if there are none."""
        time: Intervals = (self.working.period.minutes,)
        for uid in calendars:
            time = intersect(time, self.working.worked(uid))
        return merge(time)

    def _any_of(self, calendars: tuple[str, ...]) -> Intervals:
        """Return when any of some calendars works."""
        return merge(each for uid in calendars for each in self.working.worked(uid))

    def name(self, uid: str) -> str:
        """
        Return what people call a calendar.

        One that belongs to a person and only passes on another has the name of that one; one that
        differs from it has both: ``Fuelling team (Night Shift)``.
        """
        if uid not in self.working.by_uid:
            return uid
        own, *bases = self.working.chain(uid)
        called = shown(own.name) or own.uid
        if own.owner is None or not bases:
            return called
        base = shown(bases[0].name) or bases[0].uid
        is_same = not (own.week or own.exceptions or own.work_weeks)
        return base if is_same else f"{called} ({base})"

    def notices(self) -> Iterator[Notice]:
        """Yield what is wrong with the calendars that were asked for."""
        told = (
            (
                "import-calendar-base",
                "The calendar that these derive from is not in the file; they count without it",
                [*self.working.missing],
            ),
            (
                "import-calendar-circle",
                "Calendars derive from each other in a circle; each counts without the others",
                [*self.working.circular],
            ),
            (
                "import-calendar-idle",
                "Calendars never work in this plan; that of the project counts instead",
                [*self._idle],
            ),
            (
                "import-calendar-unknown",
                "Calendars are not in the file; that of the project counts instead",
                [*self._unknown],
            ),
        )
        for code, text, uids in told:
            if uids:
                names = tuple(self.name(uid) for uid in uids)
                yield Notice(code=code, kind=NoticeKind.DECIDED, text=text, names=names)
        yield from self._of_the_project()

    def _of_the_project(self) -> Iterator[Notice]:
        if self.project == ASSUMED:
            hours = self.working.week(ASSUMED)[0]
            yield Notice(
                code="import-no-calendar",
                kind=NoticeKind.DECIDED,
                text=f"The file has no hours of work; Monday to Friday {say(*hours[0])} is assumed",
                way_out="Change 'shifts' and 'week' in the task graph.",
            )
        elif self.stated != self.project:
            yield Notice(
                code="import-project-calendar",
                kind=NoticeKind.DECIDED,
                text="The project names no calendar of use; this one is taken for it",
                names=(self.name(self.project),),
            )


def _assumed(minutes_per_day: int) -> ForeignCalendar:
    length = minutes_per_day if 0 < minutes_per_day <= DAY_MINUTES - START_OF_DAY else START_OF_DAY
    day = ((START_OF_DAY, START_OF_DAY + length),)
    week = {weekday: day if weekday in WORKING_DAYS else () for weekday in WEEKDAYS}
    return ForeignCalendar(uid=ASSUMED, name=ASSUMED, week=week)


def say(start: int, end: int) -> str:
    """Return a span of the day as a task graph writes it: ``23:00-07:00``, ``16:00-24:00``."""
    last = end if end == DAY_MINUTES else end % DAY_MINUTES
    return "-".join(f"{each // 60:02d}:{each % 60:02d}" for each in (start % DAY_MINUTES, last))
