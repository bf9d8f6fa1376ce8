"""Civil time as planners write it: clock times, clock spans, dates, moments and weeks."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from scheduler.model.notation.base import Minutes, Part
from scheduler.model.notation.durations import DAY, DUMPING, HOUR, ExactMinutes
from scheduler.model.notation.moments import parse_moment, read_foreign_day

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DASHES = re.compile("[\u2010-\u2015\u2212]")
SATURDAY_AND_SUNDAY = (5, 6)
_TIME = r"(\d{1,2}):(\d{2})"
_SPAN = re.compile(rf"\s*{_TIME}(?:\s*-\s*{_TIME})?\s*")


class ClockSpan(Part):
    """A span of the day in minutes after midnight; past 24:00 lies the next day."""

    start: Annotated[Minutes, DUMPING]
    end: Annotated[Minutes, DUMPING]

    @property
    def length(self) -> Minutes:
        """Nominal minutes from start to end."""
        return self.end - self.start

    def __str__(self) -> str:
        start = _clock(self.start)
        return f"{start}-{_clock(self.end)}" if self.length else start


def _clock(minutes: Minutes) -> str:
    hours, rest = divmod(minutes if minutes == DAY else minutes % DAY, HOUR)
    return f"{hours:02d}:{rest:02d}"


def _time(hours: str, minutes: str, value: Any) -> Minutes:
    total = int(hours) * HOUR + int(minutes)
    if int(minutes) >= HOUR or total > DAY:
        raise PydanticCustomError(
            "bad-time", "{value} is not a time of day", {"value": repr(value)}
        )
    return total


def _is_dumped(value: Any) -> bool:
    """Whether a span is given by the fields that dumping one gives, in exact minutes."""
    return (
        isinstance(value, dict)
        and value.keys() == {"start", "end"}
        and all(type(each) is ExactMinutes for each in value.values())
    )


def parse_span(value: Any) -> Any:
    """
    Read ``08:00-16:00`` as a span and ``12:11`` as an instant.

    Its two ends in numbers could be hours or minutes, and are refused.
    """
    if isinstance(value, ClockSpan) or _is_dumped(value):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError(
            "bad-time",
            "{value} is not a time of day; write 08:00-16:00 or 12:11",
            {"value": repr(value)},
        )
    match = _SPAN.fullmatch(value)
    if match is None:
        raise PydanticCustomError(
            "bad-time",
            "{value} is not a time of day; write {way_out}",
            {"value": repr(value), "way_out": _plainly(value)},
        )
    start = _time(match[1], match[2], value)
    if match[3] is None:
        return {"start": start, "end": start}
    end = _time(match[3], match[4], value)
    return {"start": start, "end": end if end > start else end + DAY}


def _plainly(text: str) -> str:
    """Return how a span of another form is written here, or an example."""
    plain = re.sub(r"\s*(?:[\u2010-\u2015\u2212~]|\bto\b|\bbis\b)\s*", "-", text.strip().lower())
    parts = [_clock_text(part) for part in plain.split("-")]
    written = "-".join(filter(None, parts))
    if not all(parts) or not _SPAN.fullmatch(written):
        return "08:00-16:00 or 12:11"
    is_dash = DASHES.sub("-", text).strip() == written
    return f"{written} with a plain hyphen" if is_dash else written


def _clock_text(text: str) -> str:
    """Return a time such as 8am, 8 or 0800 as 08:00; nothing if it is none."""
    match = re.fullmatch(r"\s*(\d{1,2})(?:[:.h\uff1a]?(\d{2}))?\s*(am|pm|uhr|h)?\s*", text)
    if match is None:
        return ""
    hour, half = int(match[1]), match[3]
    if half in {"am", "pm"}:
        hour = hour % (DAY // HOUR // 2) + (DAY // HOUR // 2 if half == "pm" else 0)
    return f"{hour:02d}:{match[2] or '00'}" if hour * HOUR <= DAY else ""


def parse_day(value: Any) -> Any:
    """Read a date such as ``2025-10-01``."""
    if isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        day = read_foreign_day(text)
        raise PydanticCustomError(
            "bad-date",
            "{value} is not a date; write {way_out}",
            {"value": repr(value), "way_out": str(day or "2025-10-01")},
        ) from error


class DateRange(Part):
    """The days from one date to another, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.first}"
        return f"{self.first} to {self.last}"


def parse_date_range(value: Any) -> Any:
    """Read ``2026-03-24``, or ``2026-03-24 to 2026-04-11`` with the last day included."""
    if not isinstance(value, str | date):
        return value
    parts = [value] if isinstance(value, date) else re.split(r"\s+to\s+", value.strip())
    try:
        first, last = _day_of(parts[0]), _day_of(parts[-1])
    except ValueError as error:
        raise PydanticCustomError("bad-date", _NO_DATES, {"value": repr(value)}) from error
    if parts[2:] or last < first:
        why = "ends before it starts; write the earlier date first" if last < first else ""
        text = f"{{value}} {why}" if why else _NO_DATES
        raise PydanticCustomError("bad-date", text, {"value": repr(value)})
    return {"first": first, "last": last}


_NO_DATES = "{value} is not a date; write 2026-03-24, or 2026-03-24 to 2026-04-11"


def _day_of(value: date | str) -> date:
    """
    Return a date from its text.

    Raises
    ------
    ValueError
        If it is not a date.
    """
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(value.strip())


def format_week(week: Iterable[int]) -> str:
    """Return days of the week as they are written: ``mon-fri``, ``tue, thu, sat``."""
    days = sorted(set(week))
    if len(days) > _SHORT and days == list(range(days[0], days[-1] + 1)):
        return f"{WEEKDAYS[days[0]]}-{WEEKDAYS[days[-1]]}"
    return ", ".join(WEEKDAYS[day] for day in days)


_SHORT = 2


def parse_week(value: Any) -> Any:
    """Read ``mon-sat`` or ``[mon, wed]`` as weekday numbers, Monday being 0."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple | set | frozenset):
        raise _no_week(value)
    days: set[int] = set()
    for part in parts:
        if type(part) is int and part in range(len(WEEKDAYS)):
            days.add(part)
            continue
        ends = [_weekday(name, value) for name in str(part).split("-")]
        if ends[2:]:
            raise _no_week(value)
        first, last = ends[0], ends[-1]
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return tuple(sorted(days))


def _weekday(name: str, value: Any) -> int:
    """Return the number of a day from its name or the beginning of it, three letters at least."""
    letters = name.strip().lower()
    for number, day in enumerate(_DAY_NAMES):
        if len(letters) >= len(WEEKDAYS[number]) and day.startswith(letters):
            return number
    raise _no_week(value, name.strip())


_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _no_week(value: Any, name: str = "") -> PydanticCustomError:
    what = repr(name) if name and name != value else repr(value)
    way_out = "mon-sat or [mon, wed]"
    if isinstance(value, str) and DASHES.search(value):
        way_out = f"{DASHES.sub('-', value)} with a plain hyphen"
    return PydanticCustomError(
        "bad-week",
        "{value} is not a day of the week; write {way_out}",
        {"value": what, "way_out": way_out},
    )


Span = Annotated[
    ClockSpan,
    BeforeValidator(parse_span),
    WithJsonSchema(
        {"type": "string", "description": "a time of day, 12:11, or a span, 08:00-16:00"}
    ),
]
Moment = Annotated[
    datetime,
    BeforeValidator(parse_moment),
    WithJsonSchema(
        {
            "type": "string",
            "description": "local date and time: 2025-11-10T08:00, or 2026-10-25T02:30+01:00",
        }
    ),
]
Day = Annotated[
    date,
    BeforeValidator(parse_day),
    WithJsonSchema({"type": "string", "description": "a date: 2025-10-01"}),
]
Dates = Annotated[
    DateRange,
    BeforeValidator(parse_date_range),
    WithJsonSchema(
        {"type": "string", "description": "a date, or one to another: 2026-03-24 to 2026-04-11"}
    ),
]
Week = Annotated[
    tuple[int, ...],
    BeforeValidator(parse_week),
    WithJsonSchema({"type": ["string", "array"], "description": "mon-sat or [mon, wed]"}),
]
