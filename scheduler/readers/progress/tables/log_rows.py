"""Rows of a log: what happened to which step, and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scheduler.errors import did_you_mean
from scheduler.readers.progress.percentages import is_percentage, names_percentage, percent_alone
from scheduler.readers.progress.tables.cells import read_moment, words
from scheduler.readers.progress.tables.grid import CellError, TextGrid
from scheduler.readers.progress.tables.headings import STEP, TIME, VALUE, WHAT
from scheduler.readers.progress.tables.records import Records, rows_of


class What(StrEnum):
    """What a row of a log says."""

    START = "start"
    FINISH = "finish"
    STOP = "stop"
    RESUME = "resume"
    REMAINING = "remaining"
    WAY = "way"
    DROP = "drop"
    UNDO = "undo"


WITHOUT_VALUE = frozenset({What.START, What.FINISH, What.DROP})
WITH_VALUE = frozenset({What.REMAINING, What.WAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One row of a log; ``line`` is where it stands, ``time`` local."""

    line: int
    time: datetime
    step: str
    what: What
    value: str
    by: str
    note: str


def read_log_rows(grid: TextGrid, columns: tuple[str, ...], records: Records) -> Iterator[LogRow]:
    """Yield the sound rows of a log, in file order; whatever is wrong with others is noted."""
    for line, cells in rows_of(grid, columns, records):
        try:
            row = _row(line, cells)
        except CellError as error:
            records.refuse(line, error.code, error.message, error.hint)
            records.spoil(cells.get(STEP, ""), "row", line)
        else:
            yield row


def _row(line: int, cells: Mapping[str, str]) -> LogRow:
    """
    Return a row from its cells.

    Raises
    ------
    CellError
        If one of them cannot be read, or is missing.
    """
    for name in (TIME, STEP, WHAT):
        if name not in cells:
            raise CellError("bad-row", f"the row has no {name}", f"Write the {name}.")
    step, value = words(cells[STEP]), words(cells.get(VALUE, ""))
    what = _what(step, cells[WHAT], value)
    if is_percentage(value):
        found = percent_alone(step, value, ())
        raise CellError(found.code, found.message, found.hint)
    if value and what in WITHOUT_VALUE:
        raise CellError(
            "bad-value",
            f"{step!r} {what} states {value[:40]!r}, and takes no value",
            "Remove the value; words for people go into note.",
        )
    if not value and what in WITH_VALUE:
        raise CellError(
            "bad-value",
            f"{step!r} {what} states no value",
            "Write the working time that is left, such as 6h."
            if what is What.REMAINING
            else "Write the number or the name of the option.",
        )
    return LogRow(
        line=line,
        time=read_moment(cells[TIME]),
        step=step,
        what=what,
        value=value,
        by=words(cells.get("by", "")),
        note=words(cells.get("note", "")),
    )


def _what(step: str, text: str, value: str) -> What:
    """Return what a row says."""
    plain = text.strip().casefold()
    if plain in set(What):
        return What(plain)
    if names_percentage(plain):
        found = percent_alone(step, value or text, ())
        raise CellError(found.code, found.message, found.hint)
    raise CellError(
        "unknown-entry",
        f"{text[:40]!r} is nothing that a log can say",
        did_you_mean(plain, [each.value for each in What]),
    )
