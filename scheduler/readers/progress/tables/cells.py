"""Dates, lengths and words in cells of other tools, turned into those of progress files."""

import re
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from scheduler.model.notation.clock import Moment
from scheduler.model.notation.durations import Work
from scheduler.model.notation.moments import MONTH_NAMES
from scheduler.readers.progress.tables.grid import CellError, unguarded

EMPTY = frozenset({"", "na", "n/a", "nv", "-", "\u2013", "--"})
"""How tools say that a date is not there."""

CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<rest>:\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?"
ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[T ]+{CLOCK}", re.IGNORECASE)
DOTTED = re.compile(
    rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}|\d\d),?\s+{CLOCK}"
)
NAMED = re.compile(
    rf"(?P<day>\d{{1,2}})[- ](?P<month>[A-Za-z]{{3}})[- ](?P<year>\d{{4}}|\d\d),?\s+{CLOCK}"
)
DAY = re.compile(
    r"(\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}[-/ ]\w{1,3}[-/ ]\d{2,4})"
    r"(?:[T ,]+\d{1,2}\s*(?:h|uhr)?)?",
    re.IGNORECASE,
)
SERIAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
MARK_OF_ACTUALS = re.compile(r"\s+A\*?$")
"""The letter that P6 puts behind a date that is no forecast."""
CENTURY = "20"

DECIMAL = re.compile(r"(\d+),(\d{1,2})(?=\s*(?:[a-z?.]|$))", re.IGNORECASE)
UNITS = (
    (re.compile(r"(?<=\d)\s*(?:hours?|hrs?|std|stunden?)\b[.?]*$", re.IGNORECASE), "h"),
    (re.compile(r"(?<=\d)\s*(?:minutes?|mins?|minuten)\b[.?]*$", re.IGNORECASE), "min"),
)
WORDS = {"ja": "yes", "x": "yes", "nein": "no"}


def moment_text(text: str) -> str:
    """
    Return a date and time as files state it, nothing if the cell is empty.

    What cannot be turned into one is given back as it is, for the model to refuse.

    Raises
    ------
    CellError
        If it is a day without hours and minutes, or a number by which Excel counts days.
    """
    plain = MARK_OF_ACTUALS.sub("", text.strip())
    if plain.casefold() in EMPTY:
        return ""
    if SERIAL.fullmatch(plain):
        raise CellError(
            "serial-date",
            f"{plain!r} is a date as Excel counts it",
            "Format the cells as yyyy-mm-dd hh:mm before the table is saved.",
        )
    if DAY.fullmatch(plain):
        raise CellError(
            "time-without-minutes",
            f"{plain!r} has no hours and minutes",
            "Write the time to the minute: 2025-11-12T08:00.",
        )
    match = next((found for form in (ISO, DOTTED, NAMED) if (found := form.fullmatch(plain))), None)
    return plain if match is None else _iso(match) or plain


def _iso(match: re.Match[str]) -> str:
    """Return a date of some form as files state it, nothing if its month has no such name."""
    year, month = match["year"], match["month"]
    if not month.isdecimal():
        if month.title() not in MONTH_NAMES:
            return ""
        month = str(MONTH_NAMES.index(month.title()) + 1)
    year = year if len(year) > len(CENTURY) else f"{CENTURY}{year}"
    clock = f"{int(match['hour']):02d}:{match['minute']}{match['rest'] or ''}{match['zone'] or ''}"
    return f"{year}-{int(month):02d}-{int(match['day']):02d}T{clock.replace('z', 'Z')}"


def read_moment(text: str) -> datetime:
    """
    Return the date and time in a cell, on the site's clocks.

    Raises
    ------
    CellError
        If it is none, or names no minute there, or two.
    """
    try:
        return TypeAdapter[datetime](Moment).validate_python(moment_text(text))
    except ValidationError as error:
        raise _refused(error) from error


def _refused(error: ValidationError) -> CellError:
    details = error.errors()[0]
    what, _, way_out = str(details["msg"]).partition("; ")
    hint = f"{way_out[:1].upper()}{way_out[1:]}." if way_out else "Check the value."
    return CellError(str(details["type"]), what, hint)


def length_text(text: str) -> str:
    """Return a working time as files state it; what is none is given back as it is."""
    plain = DECIMAL.sub(r"\1.\2", text.strip().removesuffix("?").rstrip())
    for form, unit in UNITS:
        plain = form.sub(unit, plain)
    return "" if plain.casefold() in EMPTY else plain


def read_length(text: str) -> int:
    """
    Return the working time in a cell, in minutes.

    Raises
    ------
    CellError
        If it is none.
    """
    try:
        return TypeAdapter[int](Work).validate_python(length_text(text))
    except ValidationError as error:
        raise _refused(error) from error


def is_nothing(text: str) -> bool:
    """Whether a length in a cell is zero, in whatever unit."""
    return re.fullmatch(r"0+(?:[.,]0*)?\s*\w*\.?\??", text.strip()) is not None


def flag_text(text: str) -> str:
    """Return yes or no as files state it."""
    return WORDS.get(text.strip().casefold(), text.strip())


def words(text: str) -> str:
    """
    Return a text for people.

    Raises
    ------
    CellError
        If it is a formula, whose value nobody knows here.
    """
    plain = unguarded(text.strip())
    if text.strip().startswith(("=", "@")):
        raise CellError(
            "formula",
            f"{plain[:40]!r} is a formula",
            "Write its value as text.",
        )
    return plain
