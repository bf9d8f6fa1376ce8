"""The sheet that explains the others."""

from collections.abc import Iterator
from typing import Any

from scheduler.exports.workbook.heights import set_height
from scheduler.exports.workbook.looks import Looks
from scheduler.exports.workbook.sheet_writing import key_column
from scheduler.formats.workbook.column import MARKER, TAKES, Column, FieldSheet, TableSheet
from scheduler.formats.workbook.sheets import SHEETS

HEADINGS = ("Sheet", "Column", "What it means", "What it takes", "Example")
WIDTHS = (20, 20, 60, 56, 34)
WORDS = (
    "A launch campaign, to be written without YAML. Save it, then run: "
    "launch-scheduler import FILE.xlsx",
    "Each row of a sheet is one thing, in any order; empty rows are passed over, hidden and "
    "filtered rows count. Columns may be moved; a column of your own is not read, and the report "
    "says so. Headings and the names of the sheets stay as they are.",
    "Several names in one cell have commas between them. What begins with [ or { is written as in "
    "a task graph. Cells of text keep what you type; real dates and times of Excel are read, too.",
    "A further shift needs a row on the sheet Shifts, and a column on the sheet Crews with the "
    "heading People and its key: People night.",
)


def write_read_me(page: Any, looks: Looks) -> None:
    """Write what each sheet and column means and takes."""
    for at, width in enumerate(WIDTHS):
        page.set_column(at, at, width)
    page.write_string(0, 0, MARKER, looks.title)
    line = 1
    for words in WORDS:
        page.merge_range(line, 0, line, len(WIDTHS) - 1, words, looks.about)
        page.set_row(line, 32)
        line += 1
    for at, heading in enumerate(HEADINGS):
        page.write_string(line, at, heading, looks.heading)
    page.freeze_panes(line + 1, 0)
    for row in _rows():
        line += 1
        for at, text in enumerate(row):
            page.write_string(line, at, text, looks.key if at == 0 else looks.text)
        set_height(page, line, zip(row, WIDTHS, strict=True))
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _rows() -> Iterator[tuple[str, ...]]:
    for sheet in SHEETS:
        yield sheet.name, "", sheet.about, "", ""
        for column in _columns(sheet):
            heading = f"{column.heading} SHIFT" if column.is_per_shift else column.heading
            yield sheet.name, heading, column.about, TAKES[column.form], column.example


def _columns(sheet: TableSheet | FieldSheet) -> tuple[Column, ...]:
    if isinstance(sheet, FieldSheet):
        return sheet.fields
    return (*key_column(sheet), *sheet.columns)
