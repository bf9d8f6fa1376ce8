"""Times at which nothing is done: read from the text of a change, and in words."""

import re
from datetime import datetime

from pydantic import TypeAdapter

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.clock import Moment
from scheduler.model.resource import Closure, ClosureText

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
        return days.altered({"reason": REASON})
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


def closure_words(situation: Situation, closure: Closure) -> str:
    """Say when something is closed, and why."""
    reason = f" ({closure.reason})" if closure.reason else ""
    say = situation.axis.say_moment
    return f"from {say(closure.start)} to {say(closure.end)}{reason}"
