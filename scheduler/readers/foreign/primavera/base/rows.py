"""Rows of the tables of P6, by the names that XER gives their fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with the line of the file that it begins in; an empty field is none."""

    table: str
    values: Mapping[str, str]
    line: int

    def text(self, name: str) -> str:
        """Return a field without blanks around it; empty if it is missing."""
        return self.values.get(name, "").strip()

    def first(self, *names: str) -> str:
        """Return the first of some fields that says anything."""
        return next((text for text in map(self.text, names) if text), "")

    def says(self, name: str) -> bool:
        """Tell whether a flag is set."""
        return self.text(name).upper() in {"Y", "1", "TRUE"}

    @property
    def title(self) -> str:
        """What people call it, else where it stands."""
        code = self.first("task_code", "rsrc_short_name", "role_short_name", "proj_short_name")
        name = self.first("task_name", "rsrc_name", "role_name", "wbs_name", "clndr_name")
        return f"{code} {name}".strip() or f"{self.table}, line {self.line}"


@dataclass(slots=True)
class Tables:
    """All rows of a file by table, in its order."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Append a row to its table."""
        self.rows.setdefault(row.table, []).append(row)

    def all(self, table: str) -> list[Row]:
        """Return the rows of a table; none if the file lacks it."""
        return self.rows.get(table, [])

    def by(self, table: str, key: str) -> dict[str, Row]:
        """Return the rows of a table by a field that names them; of two alike the first."""
        found: dict[str, Row] = {}
        for row in self.all(table):
            found.setdefault(row.text(key), row)
        return found

    def grouped(self, table: str, key: str) -> dict[str, list[Row]]:
        """Return the rows of a table by a field that several of them share."""
        found: dict[str, list[Row]] = {}
        for row in self.all(table):
            found.setdefault(row.text(key), []).append(row)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)
