"""How far a neighbour on the site may move, and at what price."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from scheduler.model.costs import Price
from scheduler.model.notation.base import Labelled, Part
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.durations import DAY, LengthOrNone

_DAYS = re.compile(r"([+-]?)\s*(\d{1,5})\s*(?:d(?:ays?)?)?")


class Squeeze(Labelled):
    """Other times that a single window of a neighbour may have, at a price."""

    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")
    price: Price = 0.0


class NeighbourMoves(Part):
    """
    How far the dated windows of a neighbour may move, all together, by a whole number of days.

    ``later`` and ``earlier`` are the most of it either way, ``per_day`` is the price of each day.
    Nothing of it changes if a window or a promised start lies within ``notice`` of the data date,
    or of the start without one, before or after the change. ``squeeze`` gives single windows other
    times.
    """

    later: LengthOrNone = 0
    earlier: LengthOrNone = 0
    per_day: Price = 0.0
    notice: LengthOrNone = 0
    squeeze: Mapping[str, Squeeze] = Field(default_factory=dict)

    @property
    def days(self) -> range:
        """The whole days by which it may move, earlier ones below zero."""
        return range(-(self.earlier // DAY), self.later // DAY + 1)


def parse_days(value: Any) -> Any:
    """Read a whole number of days of either sign: ``1``, ``-2``, ``1d``."""
    match = _DAYS.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is not None:
        return -int(match[2]) if match[1] == "-" else int(match[2])
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise PydanticCustomError(
        "bad-duration",
        "{value} is not a whole number of days; write 1d, or -2d for earlier",
        {"value": repr(value)},
    )


DaysMoved = Annotated[
    int,
    BeforeValidator(parse_days),
    WithJsonSchema(
        {"type": ["string", "integer"], "description": "whole days: 1, 1d, or -2d for earlier"}
    ),
]
