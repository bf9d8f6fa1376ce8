"""The rows of a sheet of fields, each a value from the root of a task graph."""

from scheduler.formats.workbook.column import FieldSheet
from scheduler.readers.foreign.tables.sheets.sheet import Sheet, SheetRow
from scheduler.readers.workbook.account import Account
from scheduler.readers.workbook.cell_values import read_cell
from scheduler.readers.workbook.headings import folded
from scheduler.readers.workbook.mistakes import CellMistake

FIELD, VALUE = "field", "value"


def read_fields(account: Account, said: FieldSheet, sheet: Sheet) -> None:
    """Read the rows of a sheet of fields into an account."""
    for line, row in enumerate(sheet.rows):
        columns = {folded(row.cells[at].text): at for at in row.filled}
        if FIELD in columns and VALUE in columns:
            for each in sheet.rows[line + 1 :]:
                _read(account, said, sheet, each, (columns[FIELD], columns[VALUE]))
            return
    account.wrong(
        "workbook-no-headings",
        "the sheet has no row with the headings 'Field' and 'Value'",
        account.where(sheet),
        "Write the headings as in a new table.",
    )


def _read(
    account: Account, said: FieldSheet, sheet: Sheet, row: SheetRow, columns: tuple[int, int]
) -> None:
    name, cell = row.cell(columns[0]), row.cell(columns[1])
    if cell.is_empty:
        return
    where = account.where(sheet, row.line, columns[1])
    known = {folded(each.heading): each for each in said.fields}
    column = known.get(folded(name.text))
    if column is None:
        shown = name.text or f"row {row.line}"
        account.unread.append(f"{sheet.name}, {shown}")
        return
    if column.path in account.places:
        account.wrong(
            "workbook-key-twice",
            f"{column.heading!r} stands here a second time",
            where,
            "Remove one of them.",
        )
        return
    try:
        account.put(column.path, read_cell(column, cell), where)
    except CellMistake as mistake:
        account.wrong(mistake.code, mistake.message, where, mistake.hint)
