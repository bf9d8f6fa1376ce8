"""Durations and lags: minutes, and how they were entered."""

from dataclasses import dataclass
from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignLength
from scheduler.readers.foreign.mspdi.record import MspdiRecord
from scheduler.readers.foreign.mspdi.values import DAY, HOUR

ESTIMATED = 32
"""What the code of a unit is raised by where a length is estimated."""
DAYS = 7
NONE = 21
PERCENT = (19, 20)
SHORT = {3: "m", 5: "h", 7: "d", 9: "w", 11: "mo"}
"""Codes of units of working time; each next code is the same unit elapsed."""
WEEK_DAYS, MONTH_DAYS = 7, 30
TENTHS = 10
DAYS_PER_MONTH, MOST_DAYS = 20, 31


@dataclass(frozen=True, slots=True)
class Units:
    """Minutes of working time of a day, a week and a month of one project."""

    day: int = 480
    week: int = 2400
    month: int = 9600

    def minutes(self, code: int, *, is_elapsed: bool) -> int:
        """Return the minutes of one unit."""
        elapsed = {3: 1, 5: HOUR, 7: DAY, 9: WEEK_DAYS * DAY, 11: MONTH_DAYS * DAY}
        working = {3: 1, 5: HOUR, 7: self.day, 9: self.week, 11: self.month}
        return (elapsed if is_elapsed else working)[code]


def is_elapsed(code: int) -> bool:
    """Tell whether a length of this code goes by the clock: the even codes do."""
    return _plain(code) % 2 == 0


def is_estimated(code: int) -> bool:
    """Tell whether a length of this code is estimated, shown with a question mark."""
    return code >= ESTIMATED


def length(minutes: Fraction, code: int, units: Units, *, estimated: bool = False) -> ForeignLength:
    """Return a duration entered in the unit of a code."""
    guessed = estimated or is_estimated(code)
    return ForeignLength(
        minutes=minutes,
        elapsed=is_elapsed(code),
        estimated=guessed,
        text=_text(minutes, code, units) + ("?" if guessed else ""),
    )


def lag(tenths: Fraction, code: int, units: Units) -> ForeignLength | None:
    """Return a lag in tenths of a minute, or in per cent of the predecessor; None if it is zero."""
    if not tenths:
        return None
    if _plain(code) in PERCENT:
        sign = "e%" if is_elapsed(code) else "%"
        text = f"{_shown(tenths)}{sign}"
        return ForeignLength(percent=tenths, elapsed=is_elapsed(code), text=text)
    return length(tenths / TENTHS, code, units)


def _plain(code: int) -> int:
    return code - ESTIMATED if code >= ESTIMATED else code


def _text(minutes: Fraction, code: int, units: Units) -> str:
    plain = _plain(code)
    elapsed = plain % 2 == 0
    unit = plain - 1 if elapsed else plain
    if unit not in SHORT:
        unit = DAYS
    shown = _shown(minutes / units.minutes(unit, is_elapsed=elapsed))
    return f"{shown}{'e' if elapsed else ''}{SHORT[unit]}"


def _shown(value: Fraction) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def units_of(stated: MspdiRecord) -> Units:
    """Return the lengths of days, weeks and months of a project."""
    usual = Units()
    day = _minutes(stated, "MinutesPerDay", usual.day)
    week = _minutes(stated, "MinutesPerWeek", usual.week)
    days = stated.number("DaysPerMonth")
    count = round(days) if days is not None and 1 <= days <= MOST_DAYS else DAYS_PER_MONTH
    return Units(day, week, count * day)


def _minutes(stated: MspdiRecord, name: str, usual: int) -> int:
    value = stated.number(name)
    if value is None:
        return usual
    if not 1 <= value <= WEEK_DAYS * DAY:
        stated.unreadable(name, stated.text(name))
        return usual
    return round(value)
