"""Tables as text that spreadsheets read as it is meant: dates as dates, and names never run."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

import pandas as pd

from scheduler.calendars.situation.situation import Situation
from scheduler.exports.folder.writing import write_whole
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.base import Minutes

BYTE_ORDER_MARK = "\ufeff"
RUN = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How texts begin that a spreadsheet takes for a formula, in wide letters too."""
GUARD = "'"
DATE_AND_TIME = len("2026-03-16T08:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    mark: str
    separator: str
    decimal: str


FORMS: Mapping[CsvStyle, _Form] = {
    CsvStyle.PLAIN: _Form(mark="", separator=",", decimal="."),
    CsvStyle.EXCEL: _Form(mark=BYTE_ORDER_MARK, separator=",", decimal="."),
    CsvStyle.EXCEL_SEMICOLON: _Form(mark=BYTE_ORDER_MARK, separator=";", decimal=","),
}


def csv_bytes(frame: pd.DataFrame, style: CsvStyle = CsvStyle.PLAIN) -> bytes:
    """
    Return a table as the bytes of its file.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    form = FORMS[style]

    def cell(value: object) -> object:
        if isinstance(value, str):
            return guarded(value)
        if isinstance(value, float) and form.decimal != "." and isfinite(value):
            return str(value).replace(".", form.decimal)
        return value

    cells = frame.astype(object).map(cell)
    text = cells.to_csv(index=False, lineterminator="\n", sep=form.separator)
    return f"{form.mark}{text}".encode("utf-8", "backslashreplace")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, nor its lines for rows."""
    safe = f"{GUARD}{text}" if text.startswith(RUN) else text
    return safe.replace("\r\n", "\n").replace("\r", "\n")


def write_csv(path: Path, frame: pd.DataFrame, style: CsvStyle = CsvStyle.PLAIN) -> Path:
    """Write a table whole."""
    return write_whole(path, csv_bytes(frame, style))


def stamp(situation: Situation, minute: Minutes) -> str:
    """Return a minute in local time as spreadsheets read it: ``2026-03-16 08:00``."""
    return f"{situation.axis.moment(minute):%Y-%m-%d %H:%M}"


def zone(situation: Situation, *minutes: Minutes) -> str:
    """Return how far local time is from UTC at some minutes: ``UTC+01:00``, or all that differ."""
    moments = (situation.axis.moment(minute).isoformat(timespec="minutes") for minute in minutes)
    offsets = (f"UTC{moment[DATE_AND_TIME:]}" for moment in moments)
    return " to ".join(dict.fromkeys(offsets))
