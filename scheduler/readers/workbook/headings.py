"""The row of headings of a sheet, wherever it stands, and what its columns hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.formats.workbook.column import Column, TableSheet
from scheduler.readers.foreign.tables.sheets.sheet import Sheet, SheetRow
from scheduler.readers.workbook.account import Account

MOST_ROWS_ABOVE = 20
ENOUGH = 2
"""Headings by which a row is known as that of the headings."""


@dataclass(slots=True)
class Found:
    """The row of headings: which column of the sheet has the key, and what the others hold."""

    row: SheetRow
    key: int | None = None
    columns: dict[int, Column] = field(default_factory=dict)
    unknown: dict[int, str] = field(default_factory=dict)


def folded(text: str) -> str:
    """Return a heading as it is compared."""
    return " ".join(text.replace("_", " ").casefold().split())


def find_headings(account: Account, said: TableSheet, sheet: Sheet) -> Found | None:
    """Return the headings of a sheet; nothing, and a mistake, where there are none."""
    known = {folded(column.heading): column for column in said.columns}
    for row in sheet.rows[:MOST_ROWS_ABOVE]:
        found = _read(said, row, known)
        count = len(found.columns) + (found.key is not None)
        if count >= min(ENOUGH, len(known)) and (found.key is not None or not said.has_key):
            _require_single(account, sheet, found)
            return found
    first = said.key if said.has_key else said.columns[0].heading
    account.wrong(
        "workbook-no-headings",
        f"the sheet has no row of headings that begins with {first!r}",
        account.where(sheet),
        f"Write the headings as in a new table: {_headings(said)}.",
    )
    return None


def _headings(said: TableSheet) -> str:
    keys = [said.key] if said.has_key else []
    return ", ".join([*keys, *(column.heading for column in said.columns)])


def _read(said: TableSheet, row: SheetRow, known: Mapping[str, Column]) -> Found:
    found = Found(row)
    for at in row.filled:
        text = folded(row.cells[at].text)
        column = known.get(text) or _of_shift(said, row.cells[at].text)
        if said.has_key and text == folded(said.key) and found.key is None:
            found.key = at
        elif column is not None and not column.is_per_shift:
            found.columns[at] = column
        else:
            found.unknown[at] = row.cells[at].text
    return found


def _of_shift(said: TableSheet, heading: str) -> Column | None:
    """Return the column of a shift that a heading names behind its first word."""
    for column in said.columns:
        first, _, shift = " ".join(heading.split()).partition(" ")
        if column.is_per_shift and folded(first) == folded(column.heading) and shift:
            return Column(
                heading=heading,
                path=(*column.path[:-1], shift),
                form=column.form,
                about=column.about,
            )
    return None


def _require_single(account: Account, sheet: Sheet, found: Found) -> None:
    """See that no two columns hold the same."""
    seen: dict[tuple[str, ...], int] = {}
    for at, column in list(found.columns.items()):
        mark = (column.heading if not column.path else "", *column.path)
        if mark in seen:
            account.wrong(
                "workbook-heading-twice",
                f"{column.heading!r} is the heading of two columns",
                account.where(sheet, found.row.line, at),
                "Rename or remove one of them.",
            )
            del found.columns[at]
        seen.setdefault(mark, at)
