"""A date that somebody else decides, with its reason: the form that several fields share."""

from datetime import date, tzinfo
from typing import Any, ClassVar

from pydantic import JsonValue

from scheduler.model.notation.base import Part
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.moments import date_text


class AgreedDate(Part):
    """A date and the reason for it; ``words`` come before it when it is told."""

    words: ClassVar[str]
    date: Moment
    reason: str = ""

    def said(self, zone: tzinfo) -> str:
        """Return the words and ``Fri 20 Mar 2026 09:20 (reason)``, on the clocks of a zone."""
        reason = f" ({self.reason})" if self.reason else ""
        return f"{self.words} {date_text(self.date.replace(tzinfo=zone), year=True)}{reason}"


def parse_agreed(value: Any) -> Any:
    """Read a date that stands alone as one without a reason."""
    return {"date": value} if isinstance(value, str | date) else value


def agreed_schema(description: str) -> dict[str, JsonValue]:
    """Return the JSON Schema of such a date, alone or with its reason."""
    stated: JsonValue = {"type": "string", "description": description}
    return {
        "anyOf": [
            stated,
            {
                "type": "object",
                "properties": {"date": stated, "reason": {"type": "string"}},
                "required": ["date"],
                "additionalProperties": False,
            },
        ],
    }
