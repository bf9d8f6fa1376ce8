"""Days counted one by one, for checks that read the clock minute by minute."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from scheduler.model.notation.clock import DateRange
from scheduler.model.task import Window

Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]

EPOCH = date(1900, 1, 1)
"""Before every campaign: days are counted from here, so that -1 is no day."""
ORIGIN = datetime(1900, 1, 1, tzinfo=UTC)


def weekdays(days: Counts) -> Counts:
    """Return the weekday of each day, Monday being 0."""
    return (days + EPOCH.weekday()) % 7


def on_dates(dates: Iterable[DateRange], days: Counts) -> Flags:
    """Return whether each day is one of some dates."""
    listed = np.zeros(days.shape, dtype=bool)
    for each in dates:
        first, last = ((day - EPOCH).days for day in (each.first, each.last))
        listed |= (days >= first) & (days <= last)
    return listed


def opens_on(window: Window, days: Counts) -> Flags:
    """Return whether a daily window begins on each day, by its weekdays and dates."""
    opens = np.isin(weekdays(days), list(window.days)) if window.days is not None else days >= 0
    return opens & on_dates(window.dates, days) if window.dates else opens
