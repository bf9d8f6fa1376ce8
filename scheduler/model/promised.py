"""The promised start of a task: a date that was agreed with others."""

from datetime import date, tzinfo
from typing import Annotated, Any

from pydantic import BeforeValidator, JsonValue, WithJsonSchema

from scheduler.model.notation.base import Part
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.moments import date_text


class Promised(Part):
    """The minute at which a task starts, and to whom or why it was promised."""

    date: Moment
    reason: str = ""

    def said(self, zone: tzinfo) -> str:
        """Return ``promised for Fri 20 Mar 2026 09:00 (press)``, on the clocks of a zone."""
        reason = f" ({self.reason})" if self.reason else ""
        return f"promised for {date_text(self.date.replace(tzinfo=zone), year=True)}{reason}"


def parse_promised(value: Any) -> Any:
    """Read a date and time as a promise without a reason."""
    return {"date": value} if isinstance(value, str | date) else value


_DATE: JsonValue = {"type": "string", "description": "local date and time: 2026-03-20T09:00"}
PromisedText = Annotated[
    Promised,
    BeforeValidator(parse_promised),
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
