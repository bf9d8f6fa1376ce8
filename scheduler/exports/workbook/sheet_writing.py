"""The sheets of tables and of fields, written with their headings, comments and drop-downs."""

from collections.abc import Mapping
from typing import Any

from scheduler.exports.workbook.cell_values import CellValue, cell_value
from scheduler.exports.workbook.drop_downs import SPARE_ROWS, drop_down
from scheduler.exports.workbook.heights import set_height
from scheduler.exports.workbook.looks import Looks
from scheduler.exports.workbook.rows import columns_of, table_rows
from scheduler.formats.workbook.column import MARKER, TAKES, Column, FieldSheet, Form, TableSheet

A4 = 9
KEY_WIDTH = 16
LONGEST_TEXT = 32_767
"""How many characters a cell of Excel holds."""

COMMENT = {"x_scale": 2.2, "y_scale": 1.1, "author": "launch-scheduler"}
FIELD_HEADINGS = ("Field", "Value", "What it means")
FIELD_WIDTHS = (22, 48, 80)
WIDEST_PAGE = 220
"""Letters beside each other that one page of paper holds."""
FIRST_FIELD = 3
"""The row of the first field of a sheet of fields, counted from nothing."""


def key_column(sheet: TableSheet) -> tuple[Column, ...]:
    """Return the first column of a sheet, if its rows have keys."""
    if not sheet.has_key:
        return ()
    return (
        Column(
            heading=sheet.key,
            path=(),
            about=sheet.key_about,
            names_of=sheet.key_of,
            width=KEY_WIDTH,
        ),
    )


def comment_of(column: Column) -> str:
    """Return what stands beside a heading: what the column means and takes."""
    example = f"\nExample: {column.example}" if column.example else ""
    return f"{column.about}\n{TAKES[column.form]}{example}"


def write_table(
    page: Any, sheet: TableSheet, graph: Mapping[str, Any], looks: Looks, keys: dict[str, int]
) -> None:
    """Write a sheet with one entry a row."""
    rows = table_rows(sheet, graph)
    columns = (*key_column(sheet), *columns_of(sheet, graph))
    last = len(rows) + SPARE_ROWS
    for at, column in enumerate(columns):
        form = looks.key if at == 0 and sheet.has_key else looks.of(column.form)
        page.set_column(at, at, column.width, form)
        page.write_string(0, at, column.heading, looks.heading)
        page.write_comment(0, at, comment_of(column), COMMENT)
        offered = drop_down(column, keys)
        if offered is not None:
            page.data_validation(1, at, last, at, offered)
        for line, row in enumerate(rows, 1):
            put(page, (line, at), row.get(column.heading), form)
    for line, row in enumerate(rows, 1):
        set_height(page, line, ((row.get(each.heading, ""), each.width) for each in columns))
    page.set_row(0, 32)
    page.freeze_panes(1, 1 if sheet.has_key else 0)
    page.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    _for_paper(page, sum(column.width for column in columns))


def write_fields(
    page: Any, sheet: FieldSheet, graph: Mapping[str, Any], looks: Looks, keys: dict[str, int]
) -> None:
    """Write a sheet with one field a row; its first cell says whose workbook it is."""
    for at, width in enumerate(FIELD_WIDTHS):
        page.set_column(at, at, width)
    page.write_string(0, 0, MARKER, looks.title)
    page.merge_range(1, 0, 1, 2, sheet.about, looks.about)
    for at, heading in enumerate(FIELD_HEADINGS):
        page.write_string(FIRST_FIELD - 1, at, heading, looks.heading)
    for line, column in enumerate(sheet.fields, FIRST_FIELD):
        page.write_string(line, 0, column.heading, looks.key)
        value = cell_value(column, graph)
        page.write_blank(line, 1, None, looks.text)
        put(page, (line, 1), value, looks.text)
        meaning = meaning_of(column)
        page.write_string(line, 2, meaning, looks.note)
        set_height(page, line, ((value or "", FIELD_WIDTHS[1]), (meaning, FIELD_WIDTHS[2])))
        offered = drop_down(column, keys)
        if offered is not None:
            page.data_validation(line, 1, line, 1, offered)
    page.freeze_panes(FIRST_FIELD, 1)
    page.ignore_errors({"number_stored_as_text": "B1:B100"})
    _for_paper(page, sum(FIELD_WIDTHS))


def meaning_of(column: Column) -> str:
    """Return what stands beside a field: what it means and takes."""
    takes = "" if column.form is Form.TEXT else f" {TAKES[column.form]}"
    example = f" Example: {column.example}" if column.example else ""
    return f"{column.about}{takes}{example}"


def put(page: Any, place: tuple[int, int], value: CellValue | None, form: Any) -> None:
    """Write a value; a text stays one, whatever it begins with."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        page.write_string(*place, value, form)
    else:
        page.write_number(*place, value, form)


def _for_paper(page: Any, width: int) -> None:
    page.set_landscape()
    page.set_paper(A4)
    page.repeat_rows(0)
    page.fit_to_pages(1 if width <= WIDEST_PAGE else 2, 0)
