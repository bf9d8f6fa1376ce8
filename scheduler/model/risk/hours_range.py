"""Ranges of hours, and which of them go up and down together."""

from enum import StrEnum
from numbers import Real
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from scheduler.model.notation.base import CrewId, Listed, Part, TaskId
from scheduler.model.notation.durations import ExactMinutes, parse_work
from scheduler.model.notation.shares import Correlation, read_share

ALL = "all"
VALUES = 3
LARGEST_FACTOR = 100


class Shape(StrEnum):
    """How likely the values between the ends of a range are."""

    TRIANGULAR = "triangular"
    PERT = "pert"
    UNIFORM = "uniform"


def _three(value: Any, example: str) -> list[Any]:
    """
    Return the least, the middle and the most of a range as they stand.

    Raises
    ------
    PydanticCustomError
        If it is not a list of three.
    """
    values = list(value) if isinstance(value, list | tuple) else []
    if len(values) == VALUES:
        return values
    is_bare = isinstance(value, str) and value.count(",") == VALUES - 1
    context = {"value": repr(value), "example": f"[{value.strip()}]" if is_bare else example}
    why = "{value} is not the least, the middle and the most; write {example}"
    raise PydanticCustomError("bad-range", why, context)


def _in_order(values: list[Any], value: Any) -> tuple[Any, ...]:
    """Return three values if each is above nothing and none is less than the one before it."""
    if values[0] <= 0:
        raise _refused(value, "begins at nothing; write a least value above 0")
    if not values[0] <= values[1] <= values[2]:
        raise _refused(value, "has its middle outside; write the least, the middle, the most")
    return tuple(values)


def _refused(value: Any, why: str) -> PydanticCustomError:
    context = {"value": f"[{', '.join(map(str, value))}]", "why": why}
    return PydanticCustomError("bad-range", "{value} {why}", context)


def parse_factors(value: Any) -> tuple[float, ...]:
    """Read three shares of the hours: ``[0.95, 1, 1.2]``, or ``[95%, 100%, 120%]``."""
    stated = _three(value, "[0.95, 1, 1.2]")
    factors = [
        read_share(each, "bad-range", "share of the hours", "0.95 or 95%") for each in stated
    ]
    if factors[-1] > LARGEST_FACTOR:
        raise _refused(
            stated, f"goes beyond {LARGEST_FACTOR} times the hours; write shares of them"
        )
    return _in_order(factors, stated)


def parse_range(value: Any) -> tuple[int, ...]:
    """Read three lengths of work: ``[5h, 5h, 9h]``; bare numbers are hours."""
    stated = _three(value, "[4h, 5h, 9h]")
    return _in_order([read_hours(each) for each in stated], stated)


def read_hours(value: Any) -> int:
    """Return working minutes from a text, from hours as a number, or from exact minutes."""
    if type(value) is ExactMinutes:
        return int(value)
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    return parse_work(f"{value}h" if is_number else value)


def keep_exact(values: Any) -> Any:
    """Return minutes that are taken as they are when the range is copied or dumped."""
    return tuple(map(ExactMinutes, values)) if isinstance(values, tuple) else values


Factors = Annotated[
    tuple[float, float, float],
    BeforeValidator(parse_factors),
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": ["number", "string"]},
            "minItems": VALUES,
            "maxItems": VALUES,
            "description": "least, middle and most as shares of the hours: [0.95, 1, 1.2]",
        }
    ),
]
ThreeLengths = Annotated[
    tuple[int, int, int],
    BeforeValidator(parse_range),
    AfterValidator(keep_exact),
    PlainSerializer(keep_exact),
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": ["number", "string"]},
            "minItems": VALUES,
            "maxItems": VALUES,
            "description": "least, middle and most working time: [4h, 5h, 9h]",
        }
    ),
]


class HoursRange(Part):
    """
    The least, the middle and the most hours of some steps, as shares of their hours or as hours.

    The steps are named by ``steps``, ``tag`` or ``crew``; ``all`` are those of one's own. A later
    range wins over an earlier one. ``hours`` are working minutes.
    """

    steps: Literal["all"] | Listed[TaskId] = ()
    tag: str = ""
    crew: CrewId = ""
    factors: Factors | None = None
    hours: ThreeLengths | None = None
    shape: Shape = Shape.TRIANGULAR


class Together(Part):
    """
    Steps whose hours go up and down together: those named, or for each crew all that need it.

    ``correlation`` is that of normal scores (a Gaussian copula), between any two of the steps.
    """

    steps: Listed[TaskId] = ()
    by: Literal["", "crew"] = ""
    correlation: Correlation
