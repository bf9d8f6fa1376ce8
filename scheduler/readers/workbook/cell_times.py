"""Times, dates and lengths as Excel keeps them, in the words of a task graph."""

import re
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from scheduler.model.notation.durations import DAY, HOUR
from scheduler.readers.foreign.tables.sheets.sheet import Cell

ONE_DAY = timedelta(days=1)
NEAR = Fraction(1, 1000)
"""Minutes by which a number of Excel may miss a whole one."""

DATE = "%Y-%m-%d"
WITH_TIME = re.compile(r"^(\d{4}-\d{2}-\d{2}) +(\d{2}:\d{2})")


def whole_minutes(minutes: Fraction) -> int | None:
    """Return a number of minutes that is a whole one but for its rounding."""
    nearest = round(minutes)
    return nearest if abs(minutes - nearest) < NEAR else None


def length_text(cell: Cell) -> str:
    """Return a length: a number is hours, a time of Excel so many hours and minutes."""
    value = cell.value
    if isinstance(value, Fraction):
        minutes = whole_minutes(value * HOUR)
    elif isinstance(value, timedelta):
        minutes = round(value / timedelta(minutes=1))
    elif isinstance(value, time):
        minutes = value.hour * HOUR + value.minute
    else:
        return cell.text
    if minutes is None:
        return cell.text
    return f"{minutes // HOUR}h" if minutes % HOUR == 0 else f"{minutes}min"


def clock_text(cell: Cell) -> str:
    """Return a time of day; Excel keeps it as a part of a day."""
    value = cell.value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        return _clock(round(value / timedelta(minutes=1)), cell.text)
    if isinstance(value, Fraction) and 0 <= value <= 1:
        minutes = whole_minutes(value * DAY)
        return cell.text if minutes is None else _clock(minutes, cell.text)
    return cell.text


def _clock(minutes: int, otherwise: str) -> str:
    return f"{minutes // HOUR:02d}:{minutes % HOUR:02d}" if 0 <= minutes <= DAY else otherwise


def moment_text(cell: Cell) -> str:
    """Return a date with its time, or a date alone where the cell shows no time."""
    value = cell.value
    if not isinstance(value, datetime):
        return WITH_TIME.sub(r"\1T\2", cell.text)
    shows_time = value.time() != time() or "h" in cell.style.lower()
    return f"{value:%Y-%m-%dT%H:%M}" if shows_time else f"{value:{DATE}}"


def begin_text(cell: Cell) -> str:
    """Return a moment; a date alone is its beginning."""
    day = _day(moment_text(cell))
    return moment_text(cell) if day is None else f"{day:{DATE}}T00:00"


def end_text(cell: Cell) -> str:
    """Return a moment; a date alone is its end."""
    day = _day(moment_text(cell))
    return moment_text(cell) if day is None else f"{day + ONE_DAY:{DATE}}T00:00"


def _day(text: str) -> datetime | None:
    """Return the day of a date that stands alone."""
    try:
        return datetime.combine(date.fromisoformat(text.strip()), time())
    except (ValueError, OverflowError):
        return None


def date_text(cell: Cell) -> str:
    """Return a date."""
    return f"{cell.value:{DATE}}" if isinstance(cell.value, datetime) else cell.text
