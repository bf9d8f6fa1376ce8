"""Numbers, switches, dates and lengths as MS Project writes them in XML."""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import lru_cache

NUMBER = re.compile(r"[+-]?(?:\d{1,15}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:[eE][+-]?\d{1,2})?")
MOMENT = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
    r"(Z|[+-]\d{2}:?\d{2})?"
)
CLOCK = re.compile(r"(?:\d{4}-\d{2}-\d{2}T)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?")
LENGTH = re.compile(
    r"(-?)P(?:(-?\d+)D)?(?:T(?:(-?[\d.]+)H)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)S)?)?", re.ASCII
)
ON = frozenset({"1", "true", "-1", "yes"})
OFF = frozenset({"0", "false", "no"})
HALF_A_MINUTE = timedelta(seconds=30)
HOUR, DAY = 60, 24 * 60
LONGEST = Fraction(60 * 1_000_000)
"""A million hours, in minutes: more than a century, so a slip."""


def number(text: str) -> Fraction | None:
    """Return a number exactly as written, or None if the text is none."""
    plain = text.removesuffix("%").strip()
    return Fraction(plain.replace(",", ".")) if NUMBER.fullmatch(plain) else None


def switch(text: str) -> bool | None:
    """Return whether something is on, or None if the text says neither."""
    plain = text.casefold()
    return True if plain in ON else False if plain in OFF else None


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime | None:
    """Return a local date and time to the nearest minute, or None if the text is none."""
    found = MOMENT.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(each or 0) for each in found.groups()[:6])
    with suppress(ValueError, OverflowError):
        exact = datetime.combine(date(year, month, day), time(hour, minute, second))
        return (exact + HALF_A_MINUTE).replace(second=0)
    return None


def has_zone(text: str) -> bool:
    """Tell whether a date is written with a time zone, which MS Project never does."""
    found = MOMENT.fullmatch(text)
    return found is not None and found.group(7) is not None


def clock(text: str) -> int | None:
    """Return a time of day as its minute, 24:00 as 1440, or None if the text is none."""
    found = CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = (int(each or 0) for each in found.groups())
    exact = hour * HOUR + minute + (1 if second >= HALF_A_MINUTE.seconds else 0)
    return exact if exact <= DAY and minute < HOUR and second < HOUR else None


@lru_cache(maxsize=4096)
def minutes(text: str) -> Fraction | None:
    """
    Return a length such as ``PT7H30M0S`` in minutes, or None if the text is none.

    MS Project writes a negative one as ``PT-8H0M0S``, the schema language as ``-PT8H0M0S``.
    """
    found = LENGTH.fullmatch(text)
    if found is None or not any(found.groups()[1:]):
        return None
    sign, *parts = found.groups()
    values = [number(each) if each else Fraction(0) for each in parts]
    if None in values:
        return None
    days, hours, whole, seconds = (each or Fraction(0) for each in values)
    total = days * DAY + hours * HOUR + whole + seconds / HOUR
    return None if abs(total) > LONGEST else -total if sign else total
