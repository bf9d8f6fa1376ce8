"""Dates given on the command line."""

from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from scheduler.errors import InputError, Problem, Where
from scheduler.model.clock import Moment


def parse_date(text: str, option: str) -> datetime:
    """
    Read a local date and time as task graphs write it.

    Raises
    ------
    InputError
        If it is none.
    """
    try:
        return TypeAdapter[datetime](Moment).validate_python(text)
    except ValidationError as error:
        message = error.errors()[0]["msg"]
        problem = Problem(code="bad-date", message=message, where=Where(option))
        raise InputError([problem]) from error
