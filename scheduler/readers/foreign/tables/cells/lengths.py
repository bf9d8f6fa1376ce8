"""Durations and lags as lists write them."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignLength
from scheduler.readers.foreign.tables.cells.numbers import number, plain
from scheduler.readers.foreign.tables.sheets.sheet import Cell
from scheduler.readers.foreign.tables.words.units import ELAPSED_WORDS, Unit, unit_named

HOUR, DAY, WEEK_DAYS, MONTH_DAYS = 60, 1440, 7, 30
EPOCH = datetime(1899, 12, 30)
"""Day 0 of Excel."""
CLOCK = re.compile(r"(\d{1,4}):(\d{2})(?::\d{2})?")
MIXED = re.compile(r"(?P<hours>\d+)\s*h\s*(?P<minutes>\d{1,2})(?:\s*min)?", re.IGNORECASE)
PART = re.compile(r"(?P<number>[\d][\d.,' \u00a0\u202f]*)\s*(?P<unit>[^\d\s.,;+-][^\d;+-]*)?")
ISO = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measures:
    """
    How long days, weeks and months of work are, and what a bare number means.

    ``bare`` is the unit of numbers without one.
    """

    bare: Unit = Unit.HOUR
    day: int = 480
    week: int = 2400
    month: int = 9600
    decimal: str = "."

    def minutes(self, unit: Unit, *, elapsed: bool) -> int:
        """Return the minutes of a unit."""
        if elapsed:
            days = {Unit.DAY: 1, Unit.WEEK: WEEK_DAYS, Unit.MONTH: MONTH_DAYS}
            return days[unit] * DAY if unit in days else self.minutes(unit, elapsed=False)
        return {
            Unit.MINUTE: 1,
            Unit.HOUR: HOUR,
            Unit.DAY: self.day,
            Unit.WEEK: self.week,
            Unit.MONTH: self.month,
        }[unit]


def cell_length(cell: Cell, measures: Measures) -> ForeignLength | None:
    """Return the duration in a cell, None if it holds none that can be read."""
    value = cell.value
    if isinstance(value, timedelta):
        return ForeignLength(minutes=Fraction(round(value.total_seconds() / 60)), text=cell.text)
    if isinstance(value, time):
        return ForeignLength(minutes=Fraction(value.hour * HOUR + value.minute), text=cell.text)
    if isinstance(value, datetime):
        return ForeignLength(minutes=Fraction((value - EPOCH) // timedelta(minutes=1)))
    if isinstance(value, Fraction):
        unit = measures.minutes(measures.bare, elapsed=False)
        return ForeignLength(minutes=value * unit, text=cell.text) if value >= 0 else None
    return text_length(cell.text, measures)


def text_length(text: str, measures: Measures) -> ForeignLength | None:
    """Return the duration in a text, such as ``12,5 Tage``, ``24 fStd.`` or ``1h30``; else None."""
    said = plain(text).casefold()
    estimated = said.endswith("?")
    said = said.rstrip("? ")
    elapsed = any(word in said for word in ELAPSED_WORDS)
    for word in ELAPSED_WORDS if elapsed else ():
        said = said.replace(word, " ")
    said = " ".join(said.replace("(", " ").replace(")", " ").split())
    minutes = _minutes(said, measures)
    if minutes is None:
        return None
    value, by_clock = minutes
    if elapsed and not by_clock:
        again = _minutes(said, _by_the_clock(measures))
        value = value if again is None else again[0]
    return ForeignLength(
        minutes=value, elapsed=elapsed or by_clock, estimated=estimated, text=text.strip()
    )


def _by_the_clock(measures: Measures) -> Measures:
    return Measures(measures.bare, DAY, WEEK_DAYS * DAY, MONTH_DAYS * DAY, measures.decimal)


def _minutes(text: str, measures: Measures) -> tuple[Fraction, bool] | None:
    """Return minutes and whether they go by the clock."""
    if found := CLOCK.fullmatch(text):
        return Fraction(int(found[1]) * HOUR + int(found[2])), False
    if found := MIXED.fullmatch(text):
        return Fraction(int(found["hours"]) * HOUR + int(found["minutes"])), False
    if found := ISO.fullmatch(text):
        weeks, days, hours, minutes = (int(each or 0) for each in found.groups())
        whole = weeks * measures.week + days * measures.day + hours * HOUR + minutes
        return (Fraction(whole), False) if len(text) > 1 else None
    return _parts(text, measures)


def _parts(text: str, measures: Measures) -> tuple[Fraction, bool] | None:
    """Return the sum of numbers with their units: ``1 day 4 hrs``."""
    total, by_clock, at = Fraction(0), False, 0
    while at < len(text):
        found = PART.match(text, at)
        value = number(found["number"], measures.decimal) if found else None
        if found is None or value is None:
            return None
        unit, elapsed = measures.bare, False
        if found["unit"]:
            named = unit_named(found["unit"])
            if named is None:
                return None
            unit, elapsed = named
        total += value * measures.minutes(unit, elapsed=elapsed)
        by_clock = by_clock or elapsed
        at = found.end()
        while at < len(text) and text[at] in " ,;":
            at += 1
    return (total, by_clock) if text else None
