"""Changes of times: closures, stand-downs, opening hours, hours of shifts, and single dates."""

import re
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from scheduler.model.campaign import Campaign
from scheduler.model.notation.clock import Moment, Span
from scheduler.model.resource import Closure, ClosureText, Facility
from scheduler.model.scenario import Scenario

NONE = "none"
ANY = "any"
REASON = "what if"
BETWEEN = re.compile(r"\s+to\s+")
DAY = r"\d+-\d+-\d+"
DAYS = re.compile(rf"{DAY}(\s+to\s+{DAY})?")


def parse_closure(text: str) -> Closure:
    """
    Read whole days as task graphs write them, or one date and time to another.

    ``2026-03-24`` and ``2026-03-24 to 2026-03-26`` are whole days. Between dates and times stands
    ``to``, or the stroke of ISO 8601: ``2026-03-24T06:00/2026-03-26T06:00``.

    Raises
    ------
    ValueError
        If it is no stretch of time, or if it ends before it begins.
    """
    if DAYS.fullmatch(text.strip()):
        days = TypeAdapter[Closure](ClosureText).validate_python(text.strip())
        return days.model_copy(update={"reason": REASON})
    start, sign, end = BETWEEN.sub("/", text).partition("/")
    if not sign:
        message = (
            f"{text!r} is not a date or period; write 2026-03-24, 2026-03-24 to 2026-03-26, or "
            "2026-03-24T06:00/2026-03-26T06:00"
        )
        raise ValueError(message)
    closure = Closure(start=parse_date(start), end=parse_date(end), reason=REASON)
    if closure.end <= closure.start:
        message = f"{text!r} ends before it starts"
        raise ValueError(message)
    return closure


def parse_date(text: str) -> datetime:
    """Read a local date and time as task graphs write it."""
    return TypeAdapter[datetime](Moment).validate_python(text.strip())


def change_closures(facility: Facility, value: str) -> Facility:
    """Close a place for one more stretch of time, or never (``none``)."""
    closed = () if value == NONE else (*facility.closed, parse_closure(value))
    return facility.model_copy(update={"closed": closed})


def change_opening(facility: Facility, value: str) -> Facility:
    """Open a place at other hours, such as ``08:00-18:00``, or at all hours (``any``)."""
    texts = [] if value == ANY else value.split(",")
    spans = tuple(TypeAdapter[Any](Span).validate_python(text) for text in texts)
    return facility.model_copy(update={"open": spans})


def change_room(facility: Facility, value: str) -> Facility:
    """Give a place room for so many steps at a time, or for ``any`` number."""
    if value != ANY and not (value.isdecimal() and int(value) >= 1):
        message = f"{value!r} must be a whole number, 1 or more"
        raise ValueError(message)
    room = None if value == ANY else int(value)
    return facility.model_copy(update={"room": room})


def with_stand_down(scenario: Scenario, value: str) -> tuple[Closure, ...]:
    """Return the stand-downs of a scenario with one more, or none of its own (``none``)."""
    return () if value == NONE else (*scenario.stand_downs, parse_closure(value))


def with_shift_hours(campaign: Campaign, shift: str, value: str) -> Campaign:
    """Return a campaign in which a shift has other hours."""
    span = TypeAdapter[Any](Span).validate_python(value)
    return campaign.model_copy(update={"shifts": {**campaign.shifts, shift: span}})


def with_date(campaign: Campaign, field: str, value: str) -> Campaign:
    """Return a campaign with another start, or with another or no target."""
    is_none = field == "target" and value == NONE
    return campaign.model_copy(update={field: None if is_none else parse_date(value)})
