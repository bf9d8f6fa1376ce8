"""The time axis of a chart: minutes to points, days, shift changes and time off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from scheduler.analyse.plan import Plan
from scheduler.calendars.axis import Axis
from scheduler.calendars.intervals import Intervals, merge, subtract
from scheduler.calendars.shifts import stand_downs
from scheduler.calendars.situation import Situation
from scheduler.model.base import Minutes
from scheduler.model.clock import ClockSpan
from scheduler.model.moments import clock_text

DAY = 1440
END_MARGIN = 160
"""The axis goes on for one part in so many after the last step."""
WHOLE_DAY = ClockSpan(start=0, end=DAY)
DAY_STEPS = (1, 2, 5, 7, 10, 14, 20, 28, 50, 100, 200, 365, 1000)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Minutes from ``start`` to ``end`` laid out between two abscissae."""

    start: Minutes
    end: Minutes
    left: float
    right: float

    def x(self, minute: Minutes) -> float:
        """Return the place of a minute."""
        share = (minute - self.start) / max(1, self.end - self.start)
        return self.left + share * (self.right - self.left)

    def width(self, minutes: Minutes) -> float:
        """Return the width of a length of time."""
        return self.x(self.start + minutes) - self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """The part of a civil day that lies on the axis; ``number`` is the campaign day."""

    day: date
    number: int
    start: Minutes
    end: Minutes


def end_of_axis(plan: Plan) -> Minutes:
    """Return the end of a plan's time axis: a little after its last step."""
    last = max(plan.schedule.makespan, 1)
    return last + -(-last // END_MARGIN)


def day_cells(axis: Axis, start: Minutes, end: Minutes) -> Iterator[DayCell]:
    """Yield the civil days between two minutes, cut at local midnights."""
    for day in axis.days(end):
        low, high = axis.span_on(day, WHOLE_DAY)
        low, high = max(low, start), min(high, end)
        if low < high:
            yield DayCell(day=day, number=axis.day_number(low), start=low, end=high)


def day_step(scale: Scale, room: float) -> int:
    """Return the least round number of days whose width on a scale is at least ``room``."""
    return next((each for each in DAY_STEPS if scale.width(each * DAY) >= room), DAY_STEPS[-1])


def time_off(situation: Situation, start: Minutes, end: Minutes) -> Intervals:
    """Return the time at which no shift of the scenario is worked, stand-downs included."""
    worked = merge((run.start, run.end) for run in situation.shift_runs)
    resting = stand_downs(situation.campaign, situation.scenario, situation.axis)
    return subtract(((start, end),), subtract(worked, resting))


def shift_changes(situation: Situation, start: Minutes, end: Minutes) -> tuple[Minutes, ...]:
    """Return the minutes at which a shift begins or ends."""
    edges = {edge for run in situation.shift_runs for edge in (run.start, run.end)}
    return tuple(sorted(edge for edge in edges if start <= edge <= end))


def day_text(day: date) -> str:
    """Return a day as ``Fri 21 Nov``, in the same words whatever the locale."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def short_day(day: date) -> str:
    """Return a day as ``21 Nov``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def moment_text(moment: datetime) -> str:
    """Return a moment as ``Fri 21 Nov 2025, 12:11``."""
    return f"{day_text(moment)} {moment.year}, {clock_text(moment)}"


def days_text(minutes: Minutes) -> str:
    """Return a length of time as ``11.2 d``, or in hours when it is short."""
    if abs(minutes) < DAY:
        return f"{minutes / 60:.1f} h"
    return f"{minutes / DAY:.1f} d"


def saved_text(saved: Minutes) -> str:
    """Return what a plan saves, or loses."""
    return f"{days_text(abs(saved))} {'saved' if saved >= 0 else 'lost'}"
