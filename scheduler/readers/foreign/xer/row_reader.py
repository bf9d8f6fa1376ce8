"""Takes the lines of an XER file one after the other, and makes rows of them."""

import re
from dataclasses import dataclass, field

from scheduler.errors import InputError
from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Row, Tables
from scheduler.readers.foreign.refusing import refused

HEAD, TABLE, FIELDS, ROW, END = "ERMHDR", "%T", "%F", "%R", "%E"
ACTIVITIES = "TASK"
MARK = re.compile(r"%[A-Z](?:\t|$)")
EXPORT_AGAIN = "Export the schedule again."


@dataclass(slots=True)
class _Open:
    """A row that may still go on in the next line."""

    table: str
    names: list[str]
    texts: list[str]
    count: int
    line: int

    @property
    def wanted(self) -> int:
        """How many fields the table has; a tab at the end of its names is none."""
        return len([name for name in self.names if name])

    @property
    def fields(self) -> list[str]:
        """Return the fields of all its lines."""
        return "\n".join(self.texts).split("\t")


@dataclass(slots=True)
class XerText:
    """The rows of a file, and the fields of its first line."""

    tables: Tables = field(default_factory=Tables)
    head: list[str] = field(default_factory=list)


class RowReader:
    """Takes one line after the other."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.text = XerText()
        self.table = ""
        self.names: list[str] = []
        self.row: _Open | None = None
        self.ended = False

    def take(self, line: str, number: int) -> None:
        """Take the next line."""
        mark, *fields = line.split("\t")
        if mark == ROW:
            self._close()
            self._open("\t".join(fields), len(fields), number)
        elif mark == TABLE:
            self._close()
            self.table, self.names = (fields[0].strip() if fields else ""), []
        elif mark == FIELDS:
            self._close()
            self._name(fields, number)
        elif mark == END:
            self._close()
            self.ended = True
        elif mark == HEAD and not self.text.head:
            self.text.head = fields
        elif MARK.match(line):
            self._close()
            what = "Lines with a mark that is not known were left out."
            self.account.lost("import-unknown-mark", what, [f"line {number}: {line[:20]!r}"])
        else:
            self._go_on(line, number)

    def whole(self, last: int) -> XerText:
        """Return all rows, once the file has ended; without its end mark it may be cut off."""
        if not self.ended:
            self._tell_end(last)
        self._close()
        if not self.ended and not self.text.tables.all(ACTIVITIES):
            what = f"the file is cut off before its activities: it has no end mark {END}"
            raise refused(self.account.file, "foreign-cut-off", what, EXPORT_AGAIN, last)
        return self.text

    def _name(self, fields: list[str], number: int) -> None:
        if self.names or not self.table:
            what = f"the names of fields (%F) stand where no table begins (%T), after {self.table}"
            self.account.wrong("foreign-broken-table", what, number, EXPORT_AGAIN)
        self.names = [name.strip() for name in fields]

    def _open(self, text: str, count: int, number: int) -> None:
        if not self.names:
            table = self.table or "no table"
            what = f"the row belongs to {table}, whose fields have no names (%F)"
            self.account.wrong("foreign-broken-table", what, number, EXPORT_AGAIN)
        self.row = _Open(self.table, self.names, [text], count, number)

    def _go_on(self, line: str, number: int) -> None:
        if self.row is None:
            if line.strip():
                raise self._stray(line, number)
            return
        if line.strip() or self.row.count < len(self.row.names):
            self.row.texts.append(line)
            self.row.count += line.count("\t")

    def _stray(self, line: str, number: int) -> InputError:
        what = f"the line {line[:30]!r} belongs to no row"
        return refused(self.account.file, "foreign-broken-table", what, EXPORT_AGAIN, number)

    def _close(self) -> None:
        if self.row is None:
            return
        row, self.row = self.row, None
        fields = row.fields
        values: dict[str, str] = {}
        for name, text in zip(row.names, fields, strict=False):
            if name:
                values.setdefault(name, text.replace('""', '"'))
        made = Row(row.table, values, row.line)
        self.text.tables.add(made)
        surplus = any(text.strip() for text in fields[len(row.names) :])
        self._tell_count(row, made, surplus=surplus)

    def _tell_count(self, row: _Open, made: Row, *, surplus: bool) -> None:
        name = f"{row.table} {made.title}, line {row.line}"
        if row.count < row.wanted:
            what = "Rows with fewer fields than their table has: the rest was taken as empty."
            self.account.decided("import-short-row", what, [name])
        if surplus:
            what = "Rows with more fields than their table has: the surplus was left out."
            self.account.lost("import-surplus-fields", what, [name])

    def _tell_end(self, last: int) -> None:
        row = self.row
        if row is not None and row.count < row.wanted:
            what = (
                f"the file is cut off: it ends in the middle of a row of {row.table}, without the "
                f"end mark {END}"
            )
            hint = f"{EXPORT_AGAIN} To import what is there all the same, delete that row."
            raise refused(self.account.file, "foreign-cut-off", what, hint, last)
        what = (
            f"The file has no end mark ({END}), so it may be cut off: whatever came after its last "
            "line is missing."
        )
        name = f"the last line is {last}, in table {self.table or 'none'}"
        self.account.lost("import-no-end-mark", what, [name], EXPORT_AGAIN)
