"""A task graph as the bytes of a workbook."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from scheduler.errors import ExportError
from scheduler.exports.workbook.drop_downs import SPARE_ROWS
from scheduler.exports.workbook.looks import DARK, looks_of
from scheduler.exports.workbook.read_me import write_read_me
from scheduler.exports.workbook.rows import table_rows
from scheduler.exports.workbook.sheet_writing import LONGEST_TEXT, write_fields, write_table
from scheduler.formats.workbook.column import READ_ME, FieldSheet
from scheduler.formats.workbook.field_sheets import CAMPAIGN
from scheduler.formats.workbook.sheets import SHEETS, TABLE_SHEETS

CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The date in every workbook, so that the same graph gives the same bytes."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def table_bytes(graph: Mapping[str, Any]) -> bytes:
    """
    Return a task graph, as plain data, as the bytes of a workbook.

    Raises
    ------
    ExportError
        If a text is longer than a cell takes.
    """
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, OPTIONS)
    book.set_properties({"title": str(graph.get("name", "")), "created": CREATED})
    book.set_size(2600, 1600)
    looks = looks_of(book)
    keys = {}
    for sheet in TABLE_SHEETS:
        rows = table_rows(sheet, graph)
        _require_short(sheet.name, rows)
        keys[sheet.name] = len(rows) + SPARE_ROWS
    for each in SHEETS:
        page = book.add_worksheet(each.name)
        if isinstance(each, FieldSheet):
            write_fields(page, each, graph, looks, keys)
        else:
            write_table(page, each, graph, looks, keys)
        if each is CAMPAIGN:
            page.set_tab_color(DARK)
            write_read_me(book.add_worksheet(READ_ME), looks)
    book.close()
    return content.getvalue()


def _require_short(sheet: str, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        for heading, value in row.items():
            if isinstance(value, str) and len(value) > LONGEST_TEXT:
                what = f"{sheet}, {heading}: {value[:40]!r}"
                message = f"a text is longer than a cell of Excel takes: {what}..."
                raise ExportError(message)
