"""What a person costs on a shift: by day, at night, at the weekend."""

from datetime import timedelta

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import clip, measure
from scheduler.calendars.shifts.shifts import ShiftRun
from scheduler.model.campaign import Campaign
from scheduler.model.costs import in_cents
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.notation.durations import HOUR

NIGHT = ClockSpan(start=22 * HOUR, end=30 * HOUR)
"""Night work: between 22:00 and 06:00 local time."""


def is_night_shift(axis: Axis, run: ShiftRun) -> bool:
    """Tell whether more than half of a shift lies in the night."""
    days = (run.day + timedelta(days=days) for days in (-1, 0, 1))
    nights = clip((axis.span_on(day, NIGHT) for day in days), run.start, run.end)
    return 2 * measure(nights) > run.end - run.start


def is_rest_day(campaign: Campaign, run: ShiftRun) -> bool:
    """Tell whether a shift belongs to a day of the weekend or to a holiday."""
    return run.day.weekday() in campaign.weekend or run.day in campaign.holidays


def price_of_shift(campaign: Campaign, axis: Axis, run: ShiftRun) -> int:
    """Return what one person on one shift costs, in hundredths of the unit of cost."""
    costs = campaign.costs
    price = costs.person_shift
    if is_night_shift(axis, run):
        price *= costs.night_factor
    if is_rest_day(campaign, run):
        price *= costs.weekend_factor
    return in_cents(price)
