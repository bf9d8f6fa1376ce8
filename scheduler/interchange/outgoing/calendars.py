"""The calendars of a plan for other programs: one for each working time, whoever has it."""

from collections import Counter
from collections.abc import Hashable
from datetime import datetime, timedelta

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.intervals import Intervals
from scheduler.formats.foreign.calendar import DAY_MINUTES, ForeignCalendar
from scheduler.interchange.outgoing.civil_days import (
    MOST_STRETCHES,
    Days,
    clock,
    days_worked,
    exceptions_to,
    in_few_stretches,
    length,
    said,
    usual_week,
)
from scheduler.interchange.outgoing.names import LONGEST_CALENDAR, Distinct
from scheduler.model.notation.base import Minutes

LOOK_AHEAD = timedelta(days=28)
"""How long after the end of a plan calendars know single days."""

SITE = "Site hours"
ALWAYS = "24 hours"
ON_SINGLE_DAYS = "Single days"


class CalendarBook:
    """
    The calendars of a plan, made when they are first asked for.

    They know single days from the start of the campaign until four weeks after the end of the plan,
    or until its horizon. ``crowded`` are those with days of more stretches than other programs
    take.
    """

    def __init__(self, plan: ExplainedPlan) -> None:
        situation = plan.situation
        self.axis = situation.axis
        self.until = situation.horizon
        self.since = clock(self.axis, 0)
        end = min(
            clock(self.axis, plan.schedule.makespan) + LOOK_AHEAD, clock(self.axis, self.until)
        )
        self.last = max(end.date() - timedelta(days=1), self.since.date())
        self.names = Distinct(LONGEST_CALENDAR)
        self.made: list[ForeignCalendar] = []
        self.crowded: list[str] = []
        self._uids: dict[Hashable, str] = {}
        self._known: dict[Intervals, str] = {}

    @property
    def always(self) -> str:
        """The uid of the calendar by which work goes on day and night."""
        return self.uid(((0, self.until),), ALWAYS)

    def uid(self, working: Intervals, name: str = "") -> str:
        """Return the uid of the calendar with this working time; ``name`` is for a new one."""
        if working not in self._known:
            self._known[working] = self._uid_of_days(working, name)
        return self._known[working]

    def own(self, base: str, name: str, owner: str) -> str:
        """Return the uid of a new calendar of one resource, which is as its base."""
        uid = self._next()
        self.made.append(
            ForeignCalendar(uid=uid, name=self.names.name(name), base=base, owner=owner)
        )
        return uid

    def _next(self) -> str:
        return str(len(self.made) + 1)

    def _uid_of_days(self, working: Intervals, name: str) -> str:
        days = days_worked(self.axis, working, self.since.date(), self.last)
        few = {day: in_few_stretches(worked) for day, worked in days.items()}
        key = tuple(few.items())
        if key not in self._uids:
            self._uids[key] = self._make(few, name)
            if any(len(worked) > MOST_STRETCHES for worked in days.values()):
                self.crowded.append(self.made[-1].name)
        return self._uids[key]

    def _make(self, days: Days, name: str) -> str:
        week = usual_week(days)
        uid = self._next()
        self.made.append(
            ForeignCalendar(
                uid=uid,
                name=self.names.name(name or said(week) or ON_SINGLE_DAYS),
                week=week,
                exceptions=exceptions_to(week, days, self.since),
            )
        )
        return uid


def minutes_per_day(calendar: ForeignCalendar) -> Minutes:
    """Return the minutes of most working days of a calendar, a whole day if there are none."""
    lengths = [length(worked) for worked in calendar.week.values() if worked]
    return (
        max(Counter(lengths).most_common(), key=lambda x: (x[1], x[0]))[0]
        if lengths
        else DAY_MINUTES
    )


def minutes_per_week(calendar: ForeignCalendar) -> Minutes:
    """Return the minutes of a week of a calendar, seven of its days if nothing is usual."""
    return length(each for worked in calendar.week.values() for each in worked) or 7 * DAY_MINUTES


def days_per_month(calendar: ForeignCalendar) -> int:
    """Return the working days of four weeks, which is what other programs take for a month."""
    return 4 * sum(1 for worked in calendar.week.values() if worked) or 28


def day_begins(calendar: ForeignCalendar, since: datetime) -> tuple[int, int]:
    """Return the first and last minute of work of a usual day, that of the start if it is one."""
    worked = calendar.week[since.weekday()] or next(filter(None, calendar.week.values()), ())
    return (worked[0][0], worked[-1][1]) if worked else (0, DAY_MINUTES)
