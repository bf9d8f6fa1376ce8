"""Dates as lists write them: in any order, with weekdays, names of months or Chinese signs."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fractions import Fraction

from scheduler.readers.foreign.tables.cells.numbers import plain
from scheduler.readers.foreign.tables.sheets.sheet import Cell
from scheduler.readers.foreign.tables.words.days import MONTHS, SPECIAL, WEEKDAYS
from scheduler.readers.foreign.tables.words.flags import is_nothing

EPOCH = datetime(1899, 12, 30)
SERIALS = range(20_000, 80_000)
"""Numbers that Excel counts days by, from 1954 to 2119."""
PIVOT = 60
CENTURY = 100
MOST_MONTHS = 12
DAY_HOURS, HOUR = 24, 60

CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))(?::\d{2}(?:\.\d+)?)?\s*(?P<half>am|pm|上午|下午)?"
    r"|(?P<hour2>\d{1,2})\s*(?P<half2>am|pm)",
    re.IGNORECASE,
)
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})[./-]\s?(\d{4}|\d{2})(?!\d)")
NAMED = re.compile(r"(?<!\d)(\d{1,2})[.\s-]*\s*([^\W\d_]{3,10})\.?[\s,-]*(\d{4}|\d{2})(?!\d)")
NAMED_FIRST = re.compile(r"([^\W\d_]{3,10})\.?\s+(\d{1,2}),?\s+(\d{4}|\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Whether the day comes first in dates such as ``6/08/00``, and whether anything says so."""

    day_first: bool
    is_certain: bool


def order_of(cells: Iterable[Cell]) -> DateOrder:
    """Return the order of day and month that the dates of a list show."""
    found = [
        (int(match[1]), match[2], int(match[3]), _year(match[4]), cell.text)
        for cell in cells
        if isinstance(cell.value, str) and (match := NUMERIC.search(plain(cell.text)))
    ]
    if any(mark == "." for _, mark, *_ in found):
        return DateOrder(day_first=True, is_certain=True)
    if any(first > MOST_MONTHS for first, *_ in found):
        return DateOrder(day_first=True, is_certain=True)
    if any(second > MOST_MONTHS for _, _, second, *_ in found):
        return DateOrder(day_first=False, is_certain=True)
    votes = [_fits(text, y, second, first) - _fits(text, y, first, second)
             for first, _, second, y, text in found]  # fmt: skip
    if sum(votes):
        return DateOrder(day_first=sum(votes) > 0, is_certain=True)
    return DateOrder(day_first=False, is_certain=not found)


def _fits(text: str, year: int, month: int, day: int) -> int:
    """Return 1 if a weekday written before a date is the one of that date."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    with suppress(ValueError):
        names = WEEKDAYS[datetime(year, month, day).weekday()].split()
        return int(any(word[:3] in names or word in names for word in words[:1]))
    return 0


def cell_date(cell: Cell, order: DateOrder, *, end_of_day: bool = False) -> datetime | None:
    """
    Return the date and time in a cell, None if it holds none that can be read.

    A date without a time begins at midnight, or ends at the next with ``end_of_day``.
    """
    value = cell.value
    if isinstance(value, datetime):
        is_day = value.time() == time()
        return value + timedelta(days=1) if is_day and end_of_day else value
    if isinstance(value, Fraction):
        if int(value) not in SERIALS:
            return None
        moment = EPOCH + timedelta(minutes=round(value * 1440))
        return moment + timedelta(days=1) if value.denominator == 1 and end_of_day else moment
    if is_nothing(cell.text):
        return None
    return text_date(cell.text, order, end_of_day=end_of_day)


def text_date(text: str, order: DateOrder, *, end_of_day: bool = False) -> datetime | None:
    """Return the date in a text, None if there is none."""
    said = plain(text).replace("T", " ") if re.search(r"\dT\d", text) else plain(text)
    found = _day(said, order)
    if found is None:
        return None
    day, rest = found
    moment = _clock(rest)
    if moment is None:
        return day + timedelta(days=1) if end_of_day else day
    return day + moment


def _day(text: str, order: DateOrder) -> tuple[datetime, str] | None:
    """Return a day and what stands behind it."""
    for form in (ISO, CHINESE):
        if found := form.search(text):
            return _made(int(found[1]), int(found[2]), int(found[3]), text[found.end() :])
    if found := NUMERIC.search(text):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        month, day = (second, first) if order.day_first or found[2] == "." else (first, second)
        if month > MOST_MONTHS:
            month, day = day, month
        return _made(year, month, day, text[found.end() :])
    if (found := NAMED.search(text)) and (number := _month(found[2])):
        return _made(_year(found[3]), number, int(found[1]), text[found.end() :])
    if (found := NAMED_FIRST.search(text)) and (number := _month(found[1])):
        return _made(_year(found[3]), number, int(found[2]), text[found.end() :])
    return None


def _made(year: int, month: int, day: int, rest: str) -> tuple[datetime, str] | None:
    with suppress(ValueError):
        return datetime(year, month, day), rest
    return None


def _month(name: str) -> int:
    plain_name = name.casefold()
    for special, number in SPECIAL.items():
        if plain_name.startswith(special):
            return number
    short = plain_name[:3]
    return next((at for at, names in enumerate(MONTHS, start=1) if short in names.split()), 0)


def _year(text: str) -> int:
    year = int(text)
    if year >= CENTURY:
        return year
    return year + (2000 if year < PIVOT else 1900)


def _clock(text: str) -> timedelta | None:
    found = CLOCK.search(text)
    if found is None:
        return None
    hour = int(found["hour"] or found["hour2"])
    half = (found["half"] or found["half2"] or "").casefold()
    if half in {"pm", "下午"} and hour < MOST_MONTHS:
        hour += 12
    if half in {"am", "上午"} and hour == MOST_MONTHS:
        hour = 0
    minutes = int(found["minute"] or 0)
    return timedelta(hours=hour, minutes=minutes) if hour <= DAY_HOURS and minutes < HOUR else None
