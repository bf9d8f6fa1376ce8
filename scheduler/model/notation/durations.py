"""Lengths of time as planners write them: ``6h``, ``90min``, ``1h30``, ``2.5``, ``20d``."""

import re
from datetime import timedelta
from numbers import Real
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

HOUR = 60
DAY = 24 * HOUR
LONGEST = 100 * 366 * DAY
LONGEST_WORK = 10 * 366 * DAY
MINUTE = timedelta(minutes=1)

_FORM = re.compile(
    r"""(?P<sign>[+-])?\s*(?:
        (?P<days>\d+(?:\.\d+)?)\s*d
      | (?P<whole>\d+)\s*h\s*(?P<rest>[0-5]?\d)(?:\s*min)?
      | (?P<hours>\d+(?:\.\d+)?)\s*h?
      | (?P<minutes>\d+)\s*min
    )""",
    re.VERBOSE,
)
_GROUPED = re.compile(r"([1-9]\d{0,2})[.,](\d\d0)(\s*(?:h|d|min)?)")
"""Three digits behind a point or comma, the last one 0: decimals for some, thousands for others."""


def parse_lag(value: Any) -> int:
    """Return elapsed minutes of either sign; ``d`` means 24 elapsed hours."""
    return _read(value, "6h, 90min, 1h30 or 2d")


def _read(value: Any, forms: str) -> int:
    """Return a length in minutes; ``forms`` are examples for the way out."""
    if isinstance(value, Real) and not isinstance(value, bool):
        unit = f"write '{value}h' or timedelta(hours={value})"
        raise _refused(value, f"has no unit; {unit} if hours are meant")
    minutes = value / MINUTE if isinstance(value, timedelta) else _in_minutes(value, forms)
    if abs(minutes) > LONGEST:
        raise _refused(value, "is longer than a century")
    if minutes != int(minutes):
        raise _refused(value, "is not a whole number of minutes")
    return int(minutes)


def _in_minutes(value: Any, forms: str) -> float:
    """Return what a text says in minutes."""
    text = str(value).strip()
    match, plain = _FORM.fullmatch(text), _plainly(text)
    if match is None or plain:
        raise _refused(value, f"is not a duration; write {plain or forms}")
    return -_minutes(match) if match["sign"] == "-" else _minutes(match)


def _refused(value: Any, why: str) -> PydanticCustomError:
    shown = str(value) if isinstance(value, timedelta) else repr(value)
    context = {"value": shown, "why": why}
    return PydanticCustomError("bad-duration", "{value} {why}", context)


def _plainly(text: str) -> str:
    """Return how to write what other tools and languages write otherwise; nothing if unclear."""
    group = _GROUPED.fullmatch(text)
    if group is not None:
        whole, rest, unit = group.groups()
        decimals = f"{whole}.{rest}".rstrip("0").rstrip(".")
        return f"{decimals}{unit}, or {whole}{rest}{unit} if it is that many"
    plain = text
    for pattern, right in _OTHER_WAYS:
        plain = pattern.sub(right, plain)
    if plain == text or not _FORM.fullmatch(plain):
        return ""
    return f"{plain}, with a point" if "," in text else plain


_OTHER_WAYS = tuple(
    (re.compile(pattern, re.IGNORECASE), right)
    for pattern, right in (
        ("[\u2010-\u2015\u2212]", "-"),
        (r"(?<=\d),(?=\d)", "."),
        (r"(?<=\d)_(?=\d)", ""),
        (r"^([+-]?)0*(\d+):00$", r"\1\2h"),
        (r"^([+-]?)0*(\d+):([0-5]\d)$", r"\1\2h\3"),
        (r"(?<=[\d ])(?:hours?|hrs?|std|stunden?)\b\.?", "h"),
        (r"(?<=[\d ])(?:minutes?|minuten|mins?|m)\b\.?", "min"),
        (r"(?<=[\d ])(?:days?|tage?)\b\.?", "d"),
        (r"^([+-]?)0+(?=[1-9]\d*$)", r"\1"),
    )
)
"""How other tools and languages write lengths, and how they are written here."""


def _minutes(match: re.Match[str]) -> float:
    if match["days"]:
        return round(float(match["days"]) * DAY, 6)
    if match["whole"]:
        return int(match["whole"]) * HOUR + int(match["rest"])
    if match["minutes"]:
        return int(match["minutes"])
    return round(float(match["hours"]) * HOUR, 6)


def parse_work(value: Any) -> int:
    """Return working minutes; days are refused, since "a day of work" is ambiguous."""
    text = str(value).strip()
    if re.fullmatch(r"[\d.,]+\s*d(ays?)?", text):
        raise _refused(value, "of work is ambiguous; write the working hours, such as 8h")
    minutes = _read(value, "6h, 90min or 1h30")
    if minutes < 0:
        raise _refused(value, "is negative")
    if minutes > LONGEST_WORK:
        raise _refused(value, "is longer than ten years; check the unit")
    return minutes


def parse_length(value: Any) -> int:
    """Return a positive elapsed length in minutes."""
    minutes = parse_length_or_none(value)
    if minutes == 0:
        raise _refused(value, "is not positive")
    return minutes


def parse_length_or_none(value: Any) -> int:
    """Return an elapsed length in minutes, which may be none at all."""
    minutes = _read(value, "72h, 90min or 20d")
    if minutes < 0:
        raise _refused(value, "is not positive")
    return minutes


class ExactMinutes(int):
    """Minutes from within the package; any other number is refused where it has no unit."""


def exact(value: Any) -> Any:
    """Return a whole number as minutes that are taken as they are, anything else unchanged."""
    return ExactMinutes(value) if type(value) is int else value


def _reading(parse: Any) -> Any:
    """Return what reads a length: exact minutes as they are, all else by ``parse``."""
    return lambda value: int(value) if type(value) is ExactMinutes else parse(value)


DUMPING = PlainSerializer(ExactMinutes, return_type=int)
"""A length in dumped data is taken back as it is."""


def _schema(description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "description": description})


Work = Annotated[
    int,
    BeforeValidator(_reading(parse_work)),
    DUMPING,
    _schema("working time: 6h, 90min, 1h30; a bare number is hours"),
]
Lag = Annotated[
    int,
    BeforeValidator(_reading(parse_lag)),
    DUMPING,
    _schema("elapsed time of either sign: 12h, -30min, 2d; a bare number is hours"),
]
Length = Annotated[
    int,
    BeforeValidator(_reading(parse_length)),
    DUMPING,
    _schema("elapsed time: 72h, 20d; a bare number is hours"),
]

LengthOrNone = Annotated[
    int,
    BeforeValidator(_reading(parse_length_or_none)),
    DUMPING,
    _schema("elapsed time, 0h for none: 72h, 20d; a bare number is hours"),
]


def format_minutes(minutes: int) -> str:
    """Return a length for people: ``6 h``, ``1 h 30``, ``45 min``, ``-2 h``."""
    sign, minutes = ("-", -minutes) if minutes < 0 else ("", minutes)
    hours, rest = divmod(minutes, HOUR)
    if not hours and rest:
        return f"{sign}{rest} min"
    return f"{sign}{hours} h {rest:02d}" if rest else f"{sign}{hours} h"


def format_days(minutes: int) -> str:
    """Return elapsed minutes as days, ``15.2 d``, or as hours below two days, ``30 h``."""
    if abs(minutes) < 2 * DAY:
        return format_minutes(minutes)
    return f"{minutes / DAY:.1f} d"


def length_text(minutes: int) -> str:
    """Return a positive length as task graphs write it: ``2d``, ``6h``, ``6h30``, ``45min``."""
    hours, rest = divmod(minutes, HOUR)
    if not minutes % DAY:
        return f"{minutes // DAY}d"
    if not hours:
        return f"{rest}min"
    return f"{hours}h{rest:02d}" if rest else f"{hours}h"
