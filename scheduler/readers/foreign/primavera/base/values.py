"""Numbers and dates as P6 and those who imitate it write them."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

NUMBER = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?")
ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
    r"(?:Z|[+-]\d{2}:?\d{2})?"
)
SLASHED = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4})(?: +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: *([AaPp])\.?[Mm]\.?)?)?"
)
LARGEST = Fraction(10**12)
MONTHS = 12
NOON = 12
HOUR = 60


@dataclass(frozen=True, slots=True)
class Values:
    """
    How one file writes numbers and dates.

    ``decimal`` and ``group`` are the symbols of its currency, ``day_first`` whether dates with
    slashes begin with the day.
    """

    decimal: str = "."
    group: str = ","
    day_first: bool = False

    def number(self, text: str) -> Fraction | None:
        """Return a number exactly as written, or None if the text is none."""
        plain = self._plain(text.replace("\xa0", "").replace(" ", ""))
        if not NUMBER.fullmatch(plain):
            return None
        value = Fraction(plain)
        return value if abs(value) <= LARGEST else None

    def minutes(self, text: str) -> Fraction | None:
        """
        Return hours as minutes, whole where the decimals allow.

        P6 counts in minutes and rounds the hours that it writes: 0.4167 stands for 25 minutes.
        """
        hours = self.number(text)
        if hours is None:
            return None
        exact = hours * HOUR
        whole = Fraction(round(exact))
        decimals = len(self._plain(text).partition(".")[2])
        slack = Fraction(HOUR, 10**decimals)
        return whole if decimals and abs(exact - whole) <= slack else exact

    def moment(self, text: str) -> datetime | None:
        """Return a local date and time, or None if the text is none."""
        found = ISO.fullmatch(text)
        if found:
            year, month, day, hour, minute, second = found.groups()
            return _moment((year, month, day), (hour, minute, second))
        found = SLASHED.fullmatch(text)
        if not found:
            return None
        first, second_part, year, hour, minute, second, half = found.groups()
        day, month = (first, second_part) if self.day_first else (second_part, first)
        return _moment((year, month, day), (_by_24_hours(hour, half), minute, second))

    def _plain(self, text: str) -> str:
        marks = set(text) & {".", ",", self.decimal, self.group}
        if len(marks) == 1 and self.decimal not in marks:
            (mark,) = marks
            grouped = re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", text)
            if mark == self.group and grouped:
                return text.replace(mark, "")
            return text.replace(mark, ".")
        return text.replace(self.group, "").replace(self.decimal, ".") if marks else text


def day_comes_first(text: str) -> bool:
    """Tell whether the dates with slashes in a file can only begin with the day."""
    pairs = re.findall(r"(?<![\d/])(\d{1,2})/(\d{1,2})/\d{4}", text)
    return any(int(first) > MONTHS for first, _second in pairs)


def _by_24_hours(hour: str | None, half: str | None) -> str | None:
    if hour is None or half is None:
        return hour
    return str(int(hour) % NOON + (NOON if half in "Pp" else 0))


def _moment(day: tuple[str, ...], clock: tuple[str | None, ...]) -> datetime | None:
    year, month, date = (int(each) for each in day)
    hour, minute, second = (int(each or 0) for each in clock)
    text = f"{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}"
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    return None
