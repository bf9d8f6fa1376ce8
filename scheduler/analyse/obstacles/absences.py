"""Why too few people of a crew are on shift: the hours of its shifts, days off, or holidays."""

from collections.abc import Callable, Iterator
from datetime import date

from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.calendars.clock.intervals import Intervals, clip, intersect, merge, subtract
from scheduler.calendars.shifts.shifts import at_least, head_count, people_on, worked_shifts
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.notation.base import CrewId
from scheduler.model.notation.clock import ClockSpan, Week
from scheduler.model.notation.durations import DAY
from scheduler.model.scenario import ALL_DAYS, Holidays

WHOLE_DAY = ClockSpan(start=0, end=DAY)

Closing = tuple[Blocker, Intervals]
"""An obstacle without dates, and the minutes in which it stops work."""


class Absences:
    """
    Tells apart why people are missing.

    A crew is away by its *shifts* where it would not come on any day, on a *day off* by the days of
    the week that it works, and on a *holiday*. In the night of a day off both keep it away.
    """

    def __init__(self, clockwork: WorkingTimes) -> None:
        self.clockwork = clockwork
        self.always: Intervals = ((0, clockwork.until),)
        self.scenario = clockwork.scenario
        every_day = {"week": ALL_DAYS, "weeks": {}, "holidays": Holidays.WORKED}
        self.runs = worked_shifts(
            clockwork.campaign,
            self.scenario.altered(every_day),
            clockwork.axis,
            clockwork.until,
        )
        is_kept = self.scenario.holidays is Holidays.KEPT
        self.holidays = frozenset(clockwork.campaign.holidays if is_kept else ())

    def closings(self, crew: CrewId | None, people: int) -> Iterator[Closing]:
        """
        Yield the minutes at which a crew has too few people, by what keeps them away.

        Without a crew they are those at which the site works no shift at all.
        """
        week = self.scenario.site_week if crew is None else self.scenario.week_of(crew)
        no_shift = subtract(self.always, self._there(crew, people, lambda _: True))
        there = self._there(crew, people, lambda day: self._is_worked(day, week))
        missing = subtract(self.always, merge((*no_shift, *there)))
        in_week = self._there(crew, people, lambda day: day.weekday() in week)
        no_holiday = self._there(crew, people, lambda day: day not in self.holidays)
        holidays = (
            *subtract(missing, subtract(no_holiday, in_week)),
            *intersect(no_shift, self._days(lambda day: day in self.holidays)),
        )
        off = (
            *subtract(missing, in_week),
            *intersect(no_shift, self._days(lambda day: day.weekday() not in week)),
        )
        title = "" if crew is None else self.clockwork.campaign.crews[crew].title
        own = crew if crew in self.scenario.weeks else None
        yield _undated(Cause.SHIFT, crew or "", title), no_shift
        yield _undated(Cause.WEEK, own or "", title if own else ""), merge(off)
        yield _undated(Cause.HOLIDAY, "", ""), merge(holidays)

    def _is_worked(self, day: date, week: Week) -> bool:
        return day.weekday() in week and day not in self.holidays

    def _there(
        self, crew: CrewId | None, people: int, is_worked: Callable[[date], bool]
    ) -> Intervals:
        """Return when a crew, or anybody, would be on shift if certain days were worked."""
        campaign = self.clockwork.campaign
        heads = (
            dict.fromkeys(self.scenario.shifts, people)
            if crew is None
            else people_on(campaign, self.scenario, crew)
        )
        worked = (run for run in self.runs if is_worked(run.day))
        return at_least(head_count(worked, heads, ()), people)

    def _days(self, is_meant: Callable[[date], bool]) -> Intervals:
        """Return the whole civil days of a kind."""
        axis, until = self.clockwork.axis, self.clockwork.until
        days = (axis.span_on(day, WHOLE_DAY) for day in axis.days(until) if is_meant(day))
        return merge(clip(days, 0, until))


def _undated(cause: Cause, subject: str, detail: str) -> Blocker:
    return Blocker(cause=cause, subject=subject, detail=detail, event=0, until=0)
