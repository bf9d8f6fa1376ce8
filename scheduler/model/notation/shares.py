"""Chances and other shares as planners write them: ``20%``, or ``0.2``."""

import math
import re
from numbers import Real
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

HUNDRED = 100
_FORM = re.compile(r"(?P<number>[+-]?\d+(?:\.\d+)?)\s*(?P<sign>%?)")
_OTHER_SIGNS = re.compile(
    r"\s*(?:per\s?cent|percent|pct\.?|prozent|v\.?\s?h\.?)\s*$", re.IGNORECASE
)


def read_share(value: Any, code: str, noun: str, example: str = "20% or 0.2") -> float:
    """Return a share of one; ``code``, ``noun`` and ``example`` are for what is refused."""
    if isinstance(value, Real) and not isinstance(value, bool):
        share = float(value)
        if math.isfinite(share):
            return share
    match = _FORM.fullmatch(str(value).strip())
    if match is None or isinstance(value, bool):
        raise refused(value, code, f"is not a {noun}; write {_plainly(str(value)) or example}")
    number = float(match["number"])
    return round(number / HUNDRED, 12) if match["sign"] else number


def _plainly(text: str) -> str:
    """Return how to write what other tools and languages write otherwise; nothing if unclear."""
    plain = re.sub(r"(?<=\d),(?=\d)", ".", _OTHER_SIGNS.sub("%", text.strip()))
    plain = re.sub(r"^\.(?=\d)", "0.", plain)
    return plain if plain != text.strip() and _FORM.fullmatch(plain) else ""


def refused(value: Any, code: str, why: str) -> PydanticCustomError:
    """Return the error of a value that is refused, with the way out behind a semicolon."""
    return PydanticCustomError(code, "{value} {why}", {"value": repr(value), "why": why})


def parse_chance(value: Any) -> float:
    """Read a chance from 0 to 100 %; a text without a sign is a share and stays below 1."""
    share = read_share(value, "bad-chance", "chance")
    if not 0 <= share <= 1:
        way_out = (
            f"write {value}%"
            if _is_meant_per_cent(value, share)
            else "write a chance such as 20% or 0.2"
        )
        raise refused(value, "bad-chance", f"is not between 0 and 100 %; {way_out}")
    if share == 1 and isinstance(value, str) and "%" not in value:
        why = "may be all or one in a hundred; write 100% or 1%"
        raise refused(value, "bad-chance", why)
    return share


def _is_meant_per_cent(value: Any, share: float) -> bool:
    return "%" not in str(value) and 1 < share <= HUNDRED


def _parse_persistence(value: Any) -> float:
    share = read_share(value, "bad-chance", "persistence", "0.5 or 50%")
    if not 0 <= share < 1:
        why = "is not from 0 to below 1; write 0 for days that do not depend on each other"
        raise refused(value, "bad-chance", why)
    return share


def _parse_correlation(value: Any) -> float:
    share = read_share(value, "bad-correlation", "correlation", "0.5 or 0.8")
    if not -1 < share < 1:
        raise refused(value, "bad-correlation", "is not between -1 and 1; write 0.5 or 0.8")
    return share


def _schema(description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "description": description})


Chance = Annotated[float, BeforeValidator(parse_chance), _schema("a chance: 20%, or 0.2")]
"""A share of one from 0 to 1."""

Persistence = Annotated[
    float,
    BeforeValidator(_parse_persistence),
    _schema("how bad days keep together: 0 for not at all, below 1"),
]
Correlation = Annotated[
    float,
    BeforeValidator(_parse_correlation),
    _schema("a correlation of normal scores, between -1 and 1"),
]
