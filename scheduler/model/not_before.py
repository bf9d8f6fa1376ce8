"""The earliest start of a task: a delivery, a permission, the arrival of people."""

import re
from datetime import date, datetime, time, tzinfo
from typing import Annotated, Any

from pydantic import BeforeValidator, JsonValue, WithJsonSchema

from scheduler.model.notation.base import Part
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.moments import date_text

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_since(value: Any) -> Any:
    """Read a date alone as the beginning of that day."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        return f"{value.strip()}T00:00"
    return value


class NotBefore(Part):
    """A date before which a task may not start, and what it waits for."""

    date: Annotated[Moment, BeforeValidator(parse_since)]
    reason: str = ""

    def said(self, zone: tzinfo) -> str:
        """Return ``not before Fri 20 Mar 2026 09:20 (delivery)``, on the clocks of a zone."""
        reason = f" ({self.reason})" if self.reason else ""
        return f"not before {date_text(self.date.replace(tzinfo=zone), year=True)}{reason}"


def parse_not_before(value: Any) -> Any:
    """Read a date and time, or a date alone, as one without a reason."""
    return {"date": value} if isinstance(value, str | date) else value


_DATE: JsonValue = {"type": "string", "description": "2026-03-20T08:00, or 2026-03-20 for 00:00"}
NotBeforeText = Annotated[
    NotBefore,
    BeforeValidator(parse_not_before),
    WithJsonSchema(
        {
            "anyOf": [
                _DATE,
                {
                    "type": "object",
                    "properties": {"date": _DATE, "reason": {"type": "string"}},
                    "required": ["date"],
                    "additionalProperties": False,
                },
            ],
        }
    ),
]
