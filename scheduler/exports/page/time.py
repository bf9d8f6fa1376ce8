"""The time axis of a chart: minutes to points, days and time off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import Intervals, intersect, merge, subtract
from scheduler.calendars.shifts.own_days import site_works
from scheduler.calendars.shifts.shifts import stand_downs
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.notation.moments import clock_text
from scheduler.model.scenario import Holidays

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


def end_of_axis(plan: ExplainedPlan, least: Minutes = 1) -> Minutes:
    """Return the end of a plan's time axis: a little after its last step, or what is later."""
    last = max(plan.schedule.makespan, least)
    return last + -(-last // END_MARGIN)


def start_of_axis(plan: ExplainedPlan) -> Minutes:
    """Return the start of a plan's time axis: that of the campaign, or the first recorded start."""
    facts = plan.situation.facts
    if facts is None:
        return 0
    return min([0, *(start for start, _ in facts.done.values()), *facts.begun.values()])


def day_cells(axis: Axis, start: Minutes, end: Minutes) -> Iterator[DayCell]:
    """Yield the civil days between two minutes, cut at local midnights."""
    for day in axis.days(end, start):
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


NIGHT, DAY_OFF, HOLIDAY, STAND_DOWN = "off", "day-off", "holiday", "stand-down"
"""Kinds of rest, which are roles as well: no shift, a day off, a holiday, a stand-down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A stretch in which nobody works on the site, and why."""

    start: Minutes
    end: Minutes
    kind: str
    reason: str = ""


def rests(situation: Situation, start: Minutes, end: Minutes) -> tuple[Rest, ...]:
    """Return the rests of a site between two minutes, in order of time; none overlaps another."""
    resting = tuple(_stand_downs(situation, start, end))
    stood_down = merge((rest.start, rest.end) for rest in resting)
    idle = subtract(time_off(situation, start, end), stood_down)
    found = [*resting]
    for cell in day_cells(situation.axis, start, end):
        kind = _kind_of(situation, cell.day)
        for low, high in intersect(idle, ((cell.start, cell.end),)):
            found.append(Rest(start=low, end=high, kind=kind))
    return tuple(_joined(sorted(found, key=lambda rest: (rest.start, rest.end))))


def _stand_downs(situation: Situation, start: Minutes, end: Minutes) -> Iterator[Rest]:
    minute = situation.axis.minute
    here = start
    closed = (*situation.campaign.stand_downs, *situation.scenario.stand_downs)
    for each in sorted(closed, key=lambda closure: (closure.start, closure.end)):
        low, high = max(here, minute(each.start)), min(end, minute(each.end))
        if low < high:
            yield Rest(start=low, end=high, kind=STAND_DOWN, reason=each.reason)
            here = high


def _kind_of(situation: Situation, day: date) -> str:
    scenario = situation.scenario
    if site_works(situation.campaign, scenario, day):
        return NIGHT
    if scenario.holidays is Holidays.KEPT and day in situation.campaign.holidays:
        return HOLIDAY
    return DAY_OFF


def _joined(found: Iterable[Rest]) -> Iterator[Rest]:
    """Yield rests, neighbours of one kind and reason as one."""
    last: Rest | None = None
    for rest in found:
        if last is not None and (last.end, last.kind, last.reason) == (
            rest.start,
            rest.kind,
            rest.reason,
        ):
            last = replace(last, end=rest.end)
            continue
        if last is not None:
            yield last
        last = rest
    if last is not None:
        yield last


def day_text(day: date) -> str:
    """Return a day as ``Fri 21 Nov``, in the same words whatever the locale."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def short_day(day: date) -> str:
    """Return a day as ``21 Nov``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def moment_text(moment: datetime) -> str:
    """Return a moment as ``Fri 21 Nov 2025, 12:11``."""
    return f"{day_text(moment)} {moment.year}, {clock_text(moment)}"
