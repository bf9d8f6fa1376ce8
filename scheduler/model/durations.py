"""Lengths of time as planners write them: ``6h``, ``90min``, ``1h30``, ``2.5``, ``20d``."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

HOUR = 60
DAY = 24 * HOUR
LONGEST = 100 * 366 * DAY

_FORM = re.compile(
    r"""(?P<sign>[+-])?\s*(?:
        (?P<days>\d+(?:\.\d+)?)\s*d
      | (?P<whole>\d+)\s*h\s*(?P<rest>[0-5]?\d)(?:\s*min)?
      | (?P<hours>\d+(?:\.\d+)?)\s*h?
      | (?P<minutes>\d+)\s*min
    )""",
    re.VERBOSE,
)


def parse_lag(value: Any) -> int:
    """Return elapsed minutes of either sign; ``d`` means 24 elapsed hours."""
    match = _FORM.fullmatch(str(value).strip())
    if match is None:
        raise PydanticCustomError(
            "bad-duration",
            "{value} is no duration; write 6h, 90min, 1h30 or 2d",
            {"value": repr(value)},
        )
    minutes = _minutes(match)
    if minutes > LONGEST:
        raise PydanticCustomError(
            "bad-duration", "{value} is longer than a century", {"value": repr(value)}
        )
    if minutes != int(minutes):
        raise PydanticCustomError(
            "bad-duration", "{value} is not a whole number of minutes", {"value": repr(value)}
        )
    return -int(minutes) if match["sign"] == "-" else int(minutes)


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
    if text.endswith("d"):
        raise PydanticCustomError(
            "bad-duration",
            "{value} of work is ambiguous; write the working hours, such as 8h",
            {"value": repr(value)},
        )
    minutes = parse_lag(value)
    if minutes < 0:
        raise PydanticCustomError("bad-duration", "{value} is negative", {"value": repr(value)})
    return minutes


def parse_length(value: Any) -> int:
    """Return a positive elapsed length in minutes."""
    minutes = parse_lag(value)
    if minutes <= 0:
        raise PydanticCustomError("bad-duration", "{value} is not positive", {"value": repr(value)})
    return minutes


def _already(parse: Any) -> Any:
    """Keep a value that came as minutes from Python; text from a file goes through ``parse``."""
    return lambda value: value if type(value) is int else parse(value)


def _schema(description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "description": description})


Work = Annotated[
    int,
    BeforeValidator(_already(parse_work)),
    _schema("working time: 6h, 90min, 1h30; a bare number is hours"),
]
Lag = Annotated[
    int,
    BeforeValidator(_already(parse_lag)),
    _schema("elapsed time of either sign: 12h, -30min, 2d; a bare number is hours"),
]
Length = Annotated[
    int,
    BeforeValidator(_already(parse_length)),
    _schema("elapsed time: 72h, 20d; a bare number is hours"),
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
