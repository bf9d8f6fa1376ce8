"""Dates given on the command line."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import TypeAdapter, ValidationError

from scheduler.errors import InputError, Problem, Where
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.moments import in_zone
from scheduler.readers.task_graph import read_time_zone

DAY = re.compile(r"\s*\d{4}-\d{2}-\d{2}\s*")


def parse_date(text: str, option: str, graph: Path) -> datetime:
    """
    Read a local date and time as task graphs write it; a day alone means its end.

    Parameters
    ----------
    text
        What the user wrote.
    option
        The option it was given for, such as ``--by``.
    graph
        The task graph, in whose time zone it is meant.

    Raises
    ------
    InputError
        If it is not a date, or names no minute there, or two.
    """
    return read_end(text, option, _zone(graph))


def read_date(text: str, option: str, zone: ZoneInfo | None) -> datetime:
    """
    Read a local date and time of a time zone, given for an option.

    Raises
    ------
    InputError
        If it is none, or names no minute there, or two.
    """
    try:
        with in_zone(zone):
            return TypeAdapter[datetime](Moment).validate_python(text)
    except ValidationError as error:
        details = error.errors()[0]
        what, _, way_out = details["msg"].partition("; ")
        hint = f"{way_out[:1].upper()}{way_out[1:]}." if way_out else ""
        problem = Problem(code=details["type"], message=what, where=Where(option), hint=hint)
        raise InputError([problem]) from error


def read_begin(text: str, option: str, zone: ZoneInfo | None) -> datetime:
    """Read where a stretch of time begins; a day alone means its beginning. Raises likewise."""
    is_day = DAY.fullmatch(text) is not None
    return read_date(f"{text.strip()}T00:00" if is_day else text, option, zone)


def read_end(text: str, option: str, zone: ZoneInfo | None) -> datetime:
    """Read where a stretch of time ends; a day alone means its end. Raises likewise."""
    return read_date(_end_of_day(text), option, zone)


def _end_of_day(text: str) -> str:
    """Return the midnight that ends a day, or the text if it is more than a day."""
    if DAY.fullmatch(text):
        try:
            day = date.fromisoformat(text.strip()) + timedelta(days=1)
        except (ValueError, OverflowError):
            return text
        return f"{day}T00:00"
    return text


def _zone(graph: Path) -> ZoneInfo | None:
    try:
        return ZoneInfo(read_time_zone(graph))
    except (InputError, ZoneInfoNotFoundError, ValueError, OSError):
        return None
