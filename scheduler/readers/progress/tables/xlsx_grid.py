"""Tables in Excel workbooks."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from scheduler.errors import InputError
from scheduler.model.notation.durations import HOUR
from scheduler.readers.progress.tables.grid import TableRow, TextGrid, refusal
from scheduler.readers.progress.tables.headings import known_headings
from scheduler.readers.workbook_guard import TOO_LARGE, harm_in

MOST_ROWS = 100_000
MOST_COLUMNS = 500
HALF_A_SECOND = timedelta(milliseconds=500)
MINUTE = timedelta(minutes=1)
SAVE = "Save the sheet as a workbook (.xlsx) anew, or as CSV."


def xlsx_grid(content: bytes, file: str) -> TextGrid:
    """
    Return the rows of the one sheet of a workbook that has headings known here.

    Raises
    ------
    InputError
        If it is no workbook, has no such sheet or several, or is too large.
    """
    harm = harm_in(content)
    if harm:
        code = "file-too-large" if harm == TOO_LARGE else "not-a-table"
        raise refusal(file, code, harm, 0, SAVE)
    sheets = {name: rows for name, rows in _sheets(content, file) if rows}
    fitting = [name for name, rows in sheets.items() if known_headings(rows[0].cells)]
    if fitting[1:]:
        names = ", ".join(map(repr, fitting))
        hint = "Keep one of them in the file."
        raise refusal(file, "several-sheets", f"the sheets {names} all hold facts", 0, hint)
    if not sheets:
        raise refusal(file, "empty-file", "the workbook is empty", 0, "Write the headings first.")
    name = fitting[0] if fitting else next(iter(sheets))
    return TextGrid(file=file, rows=tuple(sheets[name]))


def _sheets(content: bytes, file: str) -> list[tuple[str, list[TableRow]]]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            return [(sheet.title, list(_rows(sheet, file))) for sheet in book.worksheets]
    except InputError:
        raise
    except Exception as error:
        what = f"the workbook cannot be read ({type(error).__name__})"
        raise refusal(file, "not-a-table", what, 0, SAVE) from error


def _rows(sheet: Any, file: str) -> Iterator[TableRow]:
    for line, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if line > MOST_ROWS:
            hint = "Split the table, or remove empty rows below it."
            raise refusal(file, "too-large", f"more than {MOST_ROWS} rows", line, hint)
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield TableRow(line, tuple(texts))


def _text(cell: Any) -> str:
    """Return a cell as it would stand in a text file; a day without a time stays one."""
    value, style = cell.value, str(getattr(cell, "number_format", "") or "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value * 100:g}%" if "%" in style else f"{value:.10g}"
    if isinstance(value, datetime | date | time | timedelta):
        return _time(value, style.lower())
    return "" if value is None else str(value).strip()


def _time(value: datetime | date | time | timedelta, style: str) -> str:
    """Return a date, a time of day or a length."""
    if isinstance(value, datetime):
        return _moment(value, has_time="h" in style)
    if isinstance(value, timedelta):
        hours, minutes = divmod(round(value / MINUTE), HOUR)
        return f"{hours}h{minutes:02d}"
    return value.isoformat()


def _moment(value: datetime, *, has_time: bool) -> str:
    """Return a date, freed from the fractions of a second by which Excel misses whole ones."""
    if not has_time:
        return f"{value:%Y-%m-%d}"
    whole = (value + HALF_A_SECOND).replace(microsecond=0)
    return whole.isoformat(sep="T", timespec="seconds" if whole.second else "minutes")
