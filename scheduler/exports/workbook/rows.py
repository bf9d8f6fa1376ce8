"""The rows of the sheets that say a task graph."""

from collections.abc import Iterator, Mapping
from typing import Any

from scheduler.exports.workbook.cell_values import CellValue, cell_value
from scheduler.formats.workbook.column import Column, Shape, TableSheet

Row = dict[str, CellValue]
"""Values of one row by heading."""


def columns_of(sheet: TableSheet, graph: Mapping[str, Any]) -> tuple[Column, ...]:
    """Return the columns of a sheet but for its key, one for each shift where people are."""
    return tuple(_expanded(sheet, list(graph.get("shifts", {}))))


def _expanded(sheet: TableSheet, shifts: list[str]) -> Iterator[Column]:
    for column in sheet.columns:
        if not column.is_per_shift:
            yield column
            continue
        for shift in shifts:
            yield Column(
                heading=column.for_shift(shift),
                path=(*column.path[:-1], shift),
                form=column.form,
                about=column.about,
                example=column.example,
                width=column.width,
            )


def table_rows(sheet: TableSheet, graph: Mapping[str, Any]) -> list[Row]:
    """Return the rows of a sheet for a task graph."""
    columns = columns_of(sheet, graph)
    return [
        _row(sheet.key if sheet.has_key else "", key, entry, columns)
        for key, entry in _entries(sheet, graph)
    ]


def _row(heading: str, key: str, entry: Any, columns: tuple[Column, ...]) -> Row:
    row: Row = {heading: key} if heading and key else {}
    for column in columns:
        value = cell_value(column, entry)
        if value is not None:
            row[column.heading] = value
    return row


def _entries(sheet: TableSheet, graph: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what each row of a sheet is about, and what stands in the key's column."""
    section = graph.get(sheet.section, {})
    if sheet.shape is Shape.ITEMS:
        yield from (("", each) for each in section)
    elif sheet.shape is Shape.CHILDREN:
        yield from (("", each) for each in graph.get(sheet.ownerless, ()))
        for owner, fields in section.items():
            yield from ((owner, each) for each in fields.get(sheet.child, ()))
    else:
        yield from section.items()
