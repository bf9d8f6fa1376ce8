"""Dates and verdicts in the words of planners."""

from scheduler.analyse.plan import Plan
from scheduler.calendars.clock.axis import Axis
from scheduler.model.base import Minutes
from scheduler.model.notation.durations import HOUR, format_days, format_minutes
from scheduler.planning.result import Status, Stop


def date_of(axis: Axis, minute: Minutes) -> str:
    """Return a minute as ``Tue 25 Nov 2025 12:11``."""
    return axis.say_year(minute)


def short_date(axis: Axis, minute: Minutes) -> str:
    """Return a minute as ``Tue 25 Nov 12:11``, with the year if it is not that of the start."""
    return axis.say(minute)


def count_of(number: int, noun: str) -> str:
    """Return a number of things: ``1 step``, ``2 steps``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def hours(minutes: Minutes) -> str:
    """Return minutes as hours with one decimal."""
    return f"{minutes / HOUR:.1f}"


def verdict(plan: Plan) -> str:
    """Say how good the plan is known to be."""
    result, axis = plan.result, plan.situation.axis
    if result.status is Status.OPTIMAL:
        text = "optimal: proved, no plan under these rules launches earlier"
    else:
        gap = plan.launch_minute - result.bound_minute
        text = (
            f"feasible: no plan under these rules can launch before "
            f"{date_of(axis, result.bound_minute)}; gap {format_minutes(gap)}"
        )
    return f"{text} (search interrupted)" if result.stop is Stop.INTERRUPTED else text


def target(plan: Plan) -> str | None:
    """Say whether the target date is met."""
    minute = plan.situation.target
    if minute is None:
        return None
    date = date_of(plan.situation.axis, minute)
    margin = minute - plan.launch_minute
    if margin >= 0:
        return f"{date}: met, {format_days(margin)} to spare"
    return f"{date}: missed by {format_days(-margin)}"
