"""One more day of the week, as changes state it."""

from collections.abc import Iterator

from scheduler.model.notation.clock import WEEKDAYS, Week


def days_off(week: Week) -> Iterator[int]:
    """Yield the days that a week leaves out."""
    return (day for day in range(len(WEEKDAYS)) if day not in week)


def with_day(week: Week, day: int) -> str:
    """Return a week and one more day as a change states it: ``mon,tue,sat``."""
    return ",".join(WEEKDAYS[each] for each in sorted({*week, day}))
