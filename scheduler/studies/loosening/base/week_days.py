"""The days of the week, as rules and changes say them."""

from scheduler.model.notation.clock import WEEKDAYS, Week

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def with_day(week: Week, day: int) -> str:
    """Return a week and one more day as a change states it: ``mon,tue,sat``."""
    return ",".join(WEEKDAYS[each] for each in sorted({*week, day}))
