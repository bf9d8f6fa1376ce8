"""Words that several warnings share."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from scheduler.model.notation.clock import WEEKDAYS
from scheduler.model.notation.moments import date_text

MOST_NAMED = 4
LEAST_RUN = 3


def named(names: Iterable[object]) -> str:
    """Return names in quotes, ``'A', 'B' and 'C'``, or the first few and how many more."""
    quoted = [repr(str(name)) for name in names]
    if len(quoted) > MOST_NAMED + 1:
        return f"{', '.join(quoted[:MOST_NAMED])} and {len(quoted) - MOST_NAMED} more"
    return joined(quoted)


def joined(parts: Sequence[str]) -> str:
    """Return parts as a planner says them: ``a``, ``a and b``, ``a, b and c``."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def days(week: Sequence[int]) -> str:
    """Return the days of a week as a file writes them: ``tue-sat``, ``mon, wed``."""
    if len(week) >= LEAST_RUN and week[-1] - week[0] == len(week) - 1:
        return f"{WEEKDAYS[week[0]]}-{WEEKDAYS[week[-1]]}"
    return ", ".join(WEEKDAYS[day] for day in week)


def date_time(moment: datetime, zone: tzinfo) -> str:
    """Return a local date and time for people: ``Thu 02 Apr 2026 12:00``."""
    return date_text(moment.replace(tzinfo=zone), year=True)
