"""Head-counts of one crew that hold from one date to another: training, leave, people called in."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, JsonValue, WithJsonSchema

from scheduler.model.not_before import parse_since
from scheduler.model.notation.base import Part, ShiftName
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.numbers import Count

ONE_DAY = timedelta(days=1)


def parse_until(value: Any) -> Any:
    """Read a date alone as the end of that day."""
    begun = parse_since(value)
    if begun is value:
        return value
    try:
        day = begun if isinstance(begun, datetime) else datetime.fromisoformat(begun)
        return datetime.combine(day + ONE_DAY, time())
    except (ValueError, OverflowError):
        return value


_SINCE: JsonValue = {
    "type": "string",
    "description": "2026-03-20T08:00, or 2026-03-20 for its beginning",
}
_UNTIL: JsonValue = {
    "type": "string",
    "description": "2026-03-22T16:00, or 2026-03-22 for its end",
}


class CrewChange(Part):
    """
    Other head-counts of a crew from one moment to another, minute by minute.

    On the shifts that ``people`` names there are exactly these people meanwhile, whatever crew,
    scenario and surge say; the other shifts stay as they are. Where changes overlap, the later
    entry holds.
    """

    start: Annotated[Moment, BeforeValidator(parse_since), WithJsonSchema(_SINCE)] = Field(
        alias="from"
    )
    end: Annotated[Moment, BeforeValidator(parse_until), WithJsonSchema(_UNTIL)] = Field(alias="to")
    people: Mapping[ShiftName, Count]
    reason: str = ""
