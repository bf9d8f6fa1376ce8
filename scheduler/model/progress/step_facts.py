"""What is recorded of a single step."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from scheduler.model.notation.base import Listed, Part
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.durations import Work


def parse_option(value: Any) -> Any:
    """Read the number of an option as one; anything else is the option's name."""
    if isinstance(value, str) and value.strip().isdecimal() and value.isascii():
        return int(value)
    return value


OptionName = Annotated[
    int | str,
    BeforeValidator(parse_option),
    WithJsonSchema({"type": ["integer", "string"], "description": "number or name of an option"}),
]


class WorkStop(Part):
    """A stretch of a step in which nothing was done on purpose, and which is over."""

    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")


class StepFacts(Part):
    """
    The facts of a step; none of them says that it has not begun.

    ``remaining`` is the working time left, in minutes, at ``as_of``, or at the data date if that is
    left out. ``suspended`` is when work stopped that has not gone on since, ``resume`` the earliest
    time to go on, ``stops`` are earlier stops that are over. ``option`` is the way in which the
    step was begun, ``complete`` who confirms that a short test was done whole, ``because`` the
    event to which lateness is put down. ``assumed`` marks what nobody has reported.
    """

    started: Moment | None = None
    finished: Moment | None = None
    remaining: Work | None = None
    as_of: Moment | None = None
    suspended: Moment | None = None
    resume: Moment | None = None
    made_safe: bool = False
    stops: Listed[WorkStop] = ()
    people_stay: bool = False
    option: OptionName | None = None
    complete: str = ""
    dropped: bool = False
    because: str = ""
    by: str = ""
    note: str = ""
    assumed: bool = False

    @property
    def begun(self) -> datetime | None:
        """When work began; of a milestone of which only its end is recorded, that end."""
        return self.finished if self.started is None else self.started

    @property
    def is_under_way(self) -> bool:
        """Whether the step has begun, is not finished, and nobody has stopped it."""
        return self.started is not None and self.finished is None and self.suspended is None

    @property
    def is_suspended(self) -> bool:
        """Whether the step was stopped on purpose and has not gone on."""
        return self.finished is None and self.suspended is not None

    @property
    def says_nothing(self) -> bool:
        """Whether the step is as if there were no line for it."""
        return self == StepFacts()
