"""How Microsoft Project writes lengths, dates, times of day, kinds of links and constraints."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from scheduler.formats.foreign.calendar import DAY_MINUTES
from scheduler.formats.foreign.steps import ForeignLength
from scheduler.formats.foreign.words import ConstraintKind
from scheduler.model.link import LinkKind
from scheduler.model.notation.durations import HOUR

LINKS: Mapping[LinkKind, int] = {
    LinkKind.FF: 0,
    LinkKind.FS: 1,
    LinkKind.SF: 2,
    LinkKind.SS: 3,
}
CONSTRAINTS: Mapping[ConstraintKind, int] = {
    ConstraintKind.AS_LATE_AS_POSSIBLE: 1,
    ConstraintKind.START_ON: 2,
    ConstraintKind.FINISH_ON: 3,
    ConstraintKind.START_NO_EARLIER: 4,
    ConstraintKind.START_NO_LATER: 5,
    ConstraintKind.FINISH_NO_EARLIER: 6,
    ConstraintKind.FINISH_NO_LATER: 7,
    ConstraintKind.MANDATORY_START: 2,
    ConstraintKind.MANDATORY_FINISH: 3,
}

MINUTES, ELAPSED_MINUTES, HOURS, ELAPSED_HOURS = 3, 4, 5, 6
"""The units in which lengths are shown: odd ones are working time, even ones elapsed."""

TENTHS = 10
SECONDS = 60
HALF_HOUR = 30


def length(minutes: Fraction | int | None) -> str | None:
    """
    Return minutes as ``PT8H30M0S``, below zero as ``PT-8H-30M0S``.

    Microsoft Project has the sign in every part, where the standard has one in front.
    """
    if minutes is None:
        return None
    seconds = round(abs(Fraction(minutes)) * SECONDS)
    sign = "-" if minutes < 0 else ""
    hours, rest = divmod(seconds, HOUR * SECONDS)
    parts = (hours, *divmod(rest, SECONDS))
    texts = (f"{sign if part else ''}{part}" for part in parts)
    return "PT{}H{}M{}S".format(*texts)


def unit(of: ForeignLength) -> int:
    """Return the unit in which a length is shown: hours, or minutes if it has odd ones."""
    if of.minutes % HALF_HOUR:
        return ELAPSED_MINUTES if of.elapsed else MINUTES
    return ELAPSED_HOURS if of.elapsed else HOURS


def tenths(minutes: Fraction) -> int:
    """Return minutes in tenths, in which lags are counted."""
    return round(minutes * TENTHS)


def moment(date: datetime | None) -> str | None:
    """Return a local date and time."""
    return None if date is None else f"{date:%Y-%m-%dT%H:%M:%S}"


def time_of_day(minute: int) -> str:
    """Return a minute of the day, midnight at its end as at its beginning."""
    hours, minutes = divmod(minute % DAY_MINUTES, HOUR)
    return f"{hours:02d}:{minutes:02d}:00"


def number(value: Fraction | None) -> str | None:
    """Return a number of people or pieces with two decimals, 1.00 being one."""
    return None if value is None else f"{float(value):.2f}"
