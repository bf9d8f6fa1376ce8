"""The earliest start of a task: a delivery, a permission, the arrival of people."""

import re
from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, WithJsonSchema

from scheduler.model.agreed_date import AgreedDate, agreed_schema, parse_agreed
from scheduler.model.notation.clock import Moment

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_since(value: Any) -> Any:
    """Read a date alone as the beginning of that day."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        return f"{value.strip()}T00:00"
    return value


class NotBefore(AgreedDate):
    """A date before which a task may not start, and what it waits for."""

    words: ClassVar[str] = "not before"
    date: Annotated[Moment, BeforeValidator(parse_since)]


NotBeforeText = Annotated[
    NotBefore,
    BeforeValidator(parse_agreed),
    WithJsonSchema(agreed_schema("2026-03-20T08:00, or 2026-03-20 for 00:00")),
]
