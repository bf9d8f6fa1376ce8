"""The promised start of a task: a date that was agreed with others."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, WithJsonSchema

from scheduler.model.agreed_date import AgreedDate, agreed_schema, parse_agreed


class Promised(AgreedDate):
    """The minute at which a task starts, and to whom or why it was promised."""

    words: ClassVar[str] = "promised for"


PromisedText = Annotated[
    Promised,
    BeforeValidator(parse_agreed),
    WithJsonSchema(agreed_schema("local date and time: 2026-03-20T09:00")),
]
