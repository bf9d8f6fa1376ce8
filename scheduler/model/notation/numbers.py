"""Whole numbers and prices as planners write them: plainly, and within reason."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

MOST_PEOPLE = 100_000
"""More people, teams or room than any launch site has are a slip of the pen."""

_WHOLE = re.compile(r"[+-]?(0|[1-9][0-9]*)")
_DIGITS_IN_GROUPS = re.compile(r"\s*[1-9][0-9]{0,2}([.,_' ][0-9]{3})+\s*")
_LEADING_ZERO = re.compile(r"\s*[+-]?0[0-9_.,]*[1-9][0-9_]*\s*")


def parse_whole(value: Any) -> Any:
    """Refuse digits in groups, leading zeros and points, of which readers think differently."""
    if not isinstance(value, str) or _WHOLE.fullmatch(value.strip()):
        return value
    plain = re.sub(r"[.,_' ]", "", value)
    if _DIGITS_IN_GROUPS.fullmatch(value):
        raise _bad(value, f"write {plain}, or a single number without a point")
    if plain.isdecimal() and _LEADING_ZERO.fullmatch(value) and "." not in value:
        raise _bad(value, f"write {int(plain)}, without the leading zero")
    if re.fullmatch(r"\s*[0-9]+[.,][0-9]+\s*", value):
        raise _bad(value, "write a whole number, such as 2")
    return value


def parse_price(value: Any) -> Any:
    """Refuse digits in groups, of which readers think differently, and a comma for a point."""
    if not isinstance(value, str):
        return value
    if _DIGITS_IN_GROUPS.fullmatch(value):
        raise _bad(value, f"write {re.sub('[.,_ ]', '', value)}, or at most two decimals", "price")
    if re.fullmatch(r"\s*[0-9]+,[0-9]+\s*", value):
        raise _bad(value, f"write {value.strip().replace(',', '.')}, with a point", "price")
    return value


def _bad(value: str, way_out: str, noun: str = "whole number") -> PydanticCustomError:
    return PydanticCustomError(
        "bad-value",
        "{value} is not a {noun}; {way_out}",
        {"value": repr(value), "noun": noun, "way_out": way_out},
    )


Count = Annotated[int, Field(ge=0, le=MOST_PEOPLE), BeforeValidator(parse_whole)]
"""A number of people, or nobody."""

Positive = Annotated[int, Field(ge=1, le=MOST_PEOPLE), BeforeValidator(parse_whole)]
"""A number of people, teams, slots or days, one at least."""
