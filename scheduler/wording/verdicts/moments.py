"""Minutes of a plan as the dates that planners read."""

from scheduler.calendars.clock.axis import Axis
from scheduler.model.notation.base import Minutes


def date_of(axis: Axis, minute: Minutes) -> str:
    """Return a minute as ``Tue 25 Nov 2025 12:11``."""
    return axis.say_year(minute)


def short_date(axis: Axis, minute: Minutes) -> str:
    """Return a minute as ``Tue 25 Nov 12:11``, with the year if it is not that of the start."""
    return axis.say(minute)
