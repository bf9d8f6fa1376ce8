"""Dates and times of day as one minute of the site's clock, also where the clocks change."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from pydantic_core import PydanticCustomError

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

_zone: ContextVar[tzinfo | None] = ContextVar("zone", default=None)
_FOREIGN = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[ T,]+(\d{1,2})[:.h](\d{2}))?")
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]24:00")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NAMES = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


@contextmanager
def in_zone(zone: tzinfo | None) -> Iterator[None]:
    """Read dates as those of a time zone for as long as the context lasts."""
    token = _zone.set(zone)
    try:
        yield
    finally:
        _zone.reset(token)


def parse_moment(value: Any) -> Any:
    """
    Read a local date and time.

    In an hour that the clocks repeat it needs the offset from UTC, which is kept as the ``fold`` of
    the result; elsewhere an offset may be written if it is the one of the time zone then. A date
    and time from Python that knows its own time zone is the same instant in the campaign's.
    """
    zone = _zone.get()
    if isinstance(value, datetime) and value.tzinfo is not None and zone is not None:
        value = value.astimezone(zone).replace(tzinfo=None)
    if isinstance(value, datetime) and not (value.second or value.microsecond or value.tzinfo):
        return value
    text = str(value).strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _refused(text, f"is not a date and time; write {_plainly(text)}") from None
    if ":" not in text and not re.search(r"T\d", text):
        raise _refused(text, f"names a day without a time; write {_ends_of(moment)}")
    if moment.second or moment.microsecond:
        raise _refused(text, f"has seconds; write {moment.replace(second=0):%Y-%m-%dT%H:%M}")
    return _placed(text, moment, _zone.get())


def _placed(text: str, moment: datetime, zone: tzinfo | None) -> datetime:
    """Return the local date and time, the offset turned into the fold that it stands for."""
    local, offset = moment.replace(tzinfo=None), moment.utcoffset()
    if zone is None:
        if offset is not None:
            raise _refused(text, f"carries an offset; write local time, {local:%Y-%m-%dT%H:%M}")
        return local
    try:
        return _in_zone(text, local, offset, zone)
    except OverflowError:
        return local


def _in_zone(text: str, local: datetime, offset: timedelta | None, zone: tzinfo) -> datetime:
    real = [each for each in (local, local.replace(fold=1)) if is_real(each, zone)]
    if offset is None:
        if is_unclear(local, zone):
            raise _unclear(text, local, real, zone)
        return local
    fitting = [each for each in real if each.replace(tzinfo=zone).utcoffset() == offset]
    if not fitting:
        offsets = " or ".join(dict.fromkeys(written(each, zone) for each in real))
        way_out = f"write {offsets}" if real else "the clocks skip that hour; write the time after"
        raise _refused(text, f"does not have the offset of {zone} then; {way_out}")
    return fitting[0]


def is_real(moment: datetime, zone: tzinfo) -> bool:
    """Whether a local date and time is on the clocks of a time zone at all."""
    there = moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there.replace(tzinfo=None) == moment and there.fold == moment.fold


def is_unclear(moment: datetime, zone: tzinfo) -> bool:
    """Whether a local time lies inside an hour that the clocks skip or repeat, not at its edge."""
    return is_doubtful(moment, zone) and is_doubtful(moment - MINUTE, zone)


def is_doubtful(moment: datetime, zone: tzinfo) -> bool:
    """Whether a local time names no minute, or two, the first minute of such an hour included."""
    first, second = (moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second


def written(moment: datetime, zone: tzinfo) -> str:
    """Return a local date and time as a file says it with its offset: 2026-10-25T02:30+01:00."""
    return moment.replace(tzinfo=zone).isoformat(timespec="minutes")


def date_text(moment: datetime, *, year: bool = False) -> str:
    """
    Return a moment of the site's clock for people: ``Tue 25 Nov 12:11``.

    Where the clocks stand at that time twice, it is told which of the two: ``02:30 CET``.
    """
    day = f"{WEEKDAYS[moment.weekday()]} {moment.day:02d} {MONTH_NAMES[moment.month - 1]}"
    return f"{day}{f' {moment.year}' if year else ''} {clock_text(moment)}"


def clock_text(moment: datetime) -> str:
    """Return the time of a moment of the site's clock: ``12:11``, or ``02:30 CET`` of two."""
    zone = moment.tzinfo
    clock = f"{moment.hour:02d}:{moment.minute:02d}"
    if zone is None or not is_doubtful(moment, zone):
        return clock
    return f"{clock} {moment.tzname()}"


def file_text(moment: datetime, zone: tzinfo) -> str:
    """Return a local date and time as it is read back, with its offset where it needs one."""
    try:
        real = instant(moment, zone).astimezone(zone)
    except OverflowError:
        return f"{moment:%Y-%m-%dT%H:%M}"
    if is_unclear(real, zone) or real.fold:
        return real.isoformat(timespec="minutes")
    return f"{real:%Y-%m-%dT%H:%M}"


def instant(moment: datetime, zone: tzinfo) -> datetime:
    """
    Return a local date and time as a moment in UTC, by which moments are compared.

    At the ends of all dates, which no campaign reaches, the offset is left out.
    """
    try:
        return moment.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def _unclear(
    text: str, moment: datetime, real: list[datetime], zone: tzinfo
) -> PydanticCustomError:
    if real:
        both = " or ".join(written(each, zone) for each in real)
        why = f"occurs twice, as the clocks go back; write {both}"
    else:
        after = moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
        why = f"does not exist, as the clocks go forward; write {after:%Y-%m-%dT%H:%M}"
    context = {"value": repr(text), "why": why}
    return PydanticCustomError("bound-in-clock-change", "{value} {why}", context)


def _refused(text: str, why: str) -> PydanticCustomError:
    return PydanticCustomError("bad-date", "{value} {why}", {"value": repr(text), "why": why})


def _ends_of(day: datetime) -> str:
    """Return how the beginning and the end of a day are written."""
    after = f"{day + DAY:%Y-%m-%dT%H:%M}" if day.date() < date.max else "the next day"
    return f"{day:%Y-%m-%dT%H:%M} for its beginning, or {after} for its end"


def _plainly(text: str) -> str:
    """Return how a date of another form is written here, or an example."""
    midnight = _MIDNIGHT.fullmatch(text)
    if midnight is not None:
        day = read_foreign_day(midnight[1])
        return f"{day + DAY:%Y-%m-%dT00:00}" if day is not None else "the next day at 00:00"
    match = _FOREIGN.fullmatch(text)
    found = read_foreign_day(text[: match.end(4)]) if match is not None else None
    if match is None or found is None:
        return "2025-11-10T08:00"
    clock = f"{int(match[5]):02d}:{match[6]}" if match[5] else "08:00"
    return f"{found:%Y-%m-%d}T{clock}"


def read_foreign_day(text: str) -> date | None:
    """Return the day that 16.03.2026 or 03/16/2026 names; None if it names none, or two."""
    match = _FOREIGN.fullmatch(text)
    if match is None:
        return None
    first, second, third = (int(part) for part in match.group(1, 3, 4))
    if len(match[1]) == len("2026"):
        forms = [(first, second, third)]
    elif match[2] == "/":
        forms = [(third, first, second), (third, second, first)]
        forms = [form for form in forms if form[1] <= len(MONTH_NAMES)][:2]
    else:
        forms = [(third, second, first)]
    days = {day for form in forms if (day := _day(*form)) is not None}
    return days.pop() if len(days) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
