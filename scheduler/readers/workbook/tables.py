"""The rows of a sheet made entries of a section of a task graph."""

from typing import Any

from scheduler.errors import NodePath
from scheduler.formats.workbook.column import Column, Form, Shape, TableSheet
from scheduler.readers.foreign.tables.sheets.sheet import Sheet, SheetRow
from scheduler.readers.workbook.account import Account
from scheduler.readers.workbook.cell_values import FAILED, read_cell
from scheduler.readers.workbook.headings import Found, find_headings
from scheduler.readers.workbook.mistakes import CellMistake


def read_table(account: Account, said: TableSheet, sheet: Sheet) -> None:
    """Read the rows of a sheet into an account."""
    found = find_headings(account, said, sheet)
    if found is None:
        return
    reader = _Rows(account, said, sheet, found)
    for row in sheet.rows:
        if row.line > found.row.line:
            reader.read(row)
    reader.tell_unread()


class _Rows:
    """Reads one row after another."""

    def __init__(self, account: Account, said: TableSheet, sheet: Sheet, found: Found) -> None:
        self.account = account
        self.said = said
        self.sheet = sheet
        self.found = found
        self.lines: dict[str, int] = {}
        self.unread: set[int] = set()
        account.places.setdefault((said.section,), account.where(sheet, found.row.line))

    def read(self, row: SheetRow) -> None:
        """Read a row; one that says nothing in our columns is passed over."""
        ours = {*self.found.columns, *({self.found.key} - {None})}
        filled = set(row.filled)
        named = set(self.found.unknown)
        self.unread |= filled - ours
        if not filled & ours:
            if filled & named:
                self.account.unread.append(f"{self.sheet.name}, row {row.line}")
            return
        if row.is_hidden:
            self.account.hidden.append(f"{self.sheet.name}, row {row.line}")
        path = self._path(row)
        if path is not None:
            self._fields(row, path)

    def _path(self, row: SheetRow) -> NodePath | None:
        """Return where the entry of a row stands; nothing, and a mistake, where that is unclear."""
        said, data = self.said, self.account.data
        if said.shape is Shape.ITEMS:
            return (said.section, len(data.get(said.section, [])))
        key = self._key(row)
        if said.shape is Shape.CHILDREN:
            return None if key is None else self._child_path(key, row)
        if key is None:
            return None
        if key in self.lines:
            self.account.wrong(
                "workbook-key-twice",
                f"{key!r} stands in row {self.lines[key]} and again in row {row.line}",
                self._where(row, self.found.key),
                "Rename or remove one of them.",
            )
            return None
        self.lines[key] = row.line
        return (said.section, key)

    def _key(self, row: SheetRow) -> str | None:
        cell = row.cell(self.found.key or 0)
        if cell.formula or cell.text in FAILED:
            shown = f"{cell.formula or cell.text!r} has no value"
            self._wrong("workbook-formula", shown, row, "Write the key itself.")
            return None
        if cell.is_empty and not self.said.ownerless:
            what = f"the row has no {self.said.key.lower()}"
            hint = "Write one in its first column, or clear the row."
            self._wrong("workbook-no-key", what, row, hint)
            return None
        return cell.text

    def _child_path(self, key: str, row: SheetRow) -> NodePath | None:
        said, data = self.said, self.account.data
        if not key:
            return (said.ownerless, len(data.get(said.ownerless, [])))
        if key not in data.get(said.section, {}):
            what = f"there is no {said.key.lower()} {key!r}"
            hint = f"Write its key as on the sheet {said.key_of}."
            self._wrong("workbook-unknown-owner", what, row, hint)
            return None
        entry = data[said.section][key]
        return (said.section, key, said.child, len(entry.get(said.child, [])))

    def _fields(self, row: SheetRow, path: NodePath) -> None:
        """Keep what the cells of a row say."""
        if self.said.shape is not Shape.VALUES:
            self.account.put(path, {}, self._where(row, self.found.key))
        for at, column in self.found.columns.items():
            cell = row.cell(at)
            if cell.is_empty:
                continue
            try:
                value = read_cell(column, cell)
            except CellMistake as mistake:
                where = self._where(row, at)
                self.account.wrong(mistake.code, mistake.message, where, mistake.hint)
            else:
                self._keep(path, column, value, row, at)
        if any(column.is_per_shift for column in self.said.columns):
            self._require_people(row, path)

    def _require_people(self, row: SheetRow, path: NodePath) -> None:
        """State that nobody is there where the columns of all shifts are empty."""
        if not any(place[: len(path) + 1] == (*path, "people") for place in self.account.places):
            self.account.put((*path, "people"), {}, self._where(row))

    def _keep(self, path: NodePath, column: Column, value: Any, row: SheetRow, at: int) -> None:
        where = self._where(row, at)
        if column.form is not Form.KIND:
            self.account.put((*path, *column.path), value, where)
        elif value:
            self.account.put((*path, value), "yes", where)

    def tell_unread(self) -> None:
        """Note the columns that are none of ours."""
        for at in sorted(self.unread):
            heading = self.found.unknown.get(at, "")
            self.account.unread.append(
                f"{self.sheet.name}, {heading or 'a column without a heading'}"
            )

    def _where(self, row: SheetRow, column: int | None = None) -> Any:
        return self.account.where(self.sheet, row.line, column)

    def _wrong(self, code: str, message: str, row: SheetRow, hint: str) -> None:
        self.account.wrong(code, message, self._where(row, self.found.key), hint)
