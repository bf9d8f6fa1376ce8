"""Facts gathered from the rows of a table: plain data, with the row of every value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scheduler.errors import NodePath, Problem, Severity, Where
from scheduler.readers.progress.percentages import names_percentage
from scheduler.readers.progress.tables.grid import CellError, TableRow, TextGrid
from scheduler.readers.progress.tables.headings import (
    ASIDE,
    LOG_FIELDS,
    STEP,
    TABLE_FIELDS,
    field_of,
    is_log,
    plain,
)
from scheduler.readers.yaml.characters import bad_character

PERCENT = "%"
"""Stands for the field of a column of percentages."""

SHOWN = 12


@dataclass(slots=True)
class Records:
    """
    What rows say: facts by step as texts, the line of each, and what is wrong with the rows.

    ``remarks`` are what was read in a way of which the planner should know, ``spoilt`` the places
    of facts that could not be read.
    """

    file: str
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    lines: dict[NodePath, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    spoilt: list[NodePath] = field(default_factory=list)

    def refuse(self, line: int, code: str, message: str, hint: str) -> None:
        """Note a problem of a row."""
        where = Where(self.file, line)
        self.problems.append(Problem(code=code, message=message, where=where, hint=hint))

    def refuse_cell(self, line: int, field: str, error: CellError) -> None:
        """Note what is wrong with a cell."""
        self.refuse(line, error.code, f"{field}: {error.message}", error.hint)

    def remark(self, line: int, code: str, message: str, hint: str) -> None:
        """Note what a planner should know."""
        self.remarks.append(
            Problem(
                code=code,
                message=message,
                where=Where(self.file, line),
                hint=hint,
                severity=Severity.WARNING,
            )
        )

    def record(self, step: str, field: str, value: Any, line: int) -> None:
        """Keep a fact of a step."""
        self.lines.setdefault(("steps", step), line)
        self.lines["steps", step, field] = line
        self.steps.setdefault(step, {})[field] = value

    def spoil(self, step: str, field: str, line: int) -> None:
        """Note that something of a step could not be read, so that its facts are incomplete."""
        if step:
            self.lines.setdefault(("steps", step), line)
            self.steps.setdefault(step, {})
            self.spoilt.append(("steps", step, field))

    @property
    def incomplete(self) -> frozenset[str]:
        """The steps of which something could not be read."""
        return frozenset(str(path[1]) for path in self.spoilt)


def columns_of(grid: TextGrid, records: Records) -> tuple[str, ...]:
    """
    Return the field of each column, nothing for columns that are not read.

    Of several columns that can name the step, the one called so is taken, else the first.
    """
    head = grid.headings
    fields = [PERCENT if names_percentage(cell) else field_of(cell) for cell in head.cells]
    fields = _of_kind(fields)
    _keep_one_step(head, fields)
    for place, name in enumerate(fields):
        if name and name != PERCENT and name in fields[:place]:
            message = f"the columns {head.cells[place]!r} and another both mean {name}"
            records.refuse(head.line, "duplicate-heading", message, "Keep one of them.")
    if STEP not in fields or len(set(fields) - {"", STEP}) == 0:
        known = ", ".join(TABLE_FIELDS[:3])
        records.refuse(
            head.line,
            "unknown-heading",
            f"the columns {_shown(head.cells)} hold no steps with facts",
            f"Call them {', '.join(LOG_FIELDS)} in a log, step, {known}, ... in a table.",
        )
    _remark_rest(head, fields, records)
    return tuple(fields)


def _of_kind(fields: list[str]) -> list[str]:
    """Leave out what has a meaning only in the other kind of table: a log has six columns."""
    allowed = {*(LOG_FIELDS if is_log(fields) else (STEP, *TABLE_FIELDS)), PERCENT}
    return [name if name in allowed else "" for name in fields]


def _keep_one_step(head: TableRow, fields: list[str]) -> None:
    places = [place for place, name in enumerate(fields) if name == STEP]
    own = [place for place in places if head.cells[place].casefold() == STEP]
    for place in places:
        if place != (own or places)[0]:
            fields[place] = ""


def _remark_rest(head: TableRow, fields: list[str], records: Records) -> None:
    rest = [
        cell
        for cell, name in zip(head.cells, fields, strict=True)
        if not name and cell and plain(cell) not in ASIDE and field_of(cell) != STEP
    ]
    if rest:
        message = f"not read: {_shown(rest)}"
        records.remark(head.line, "column-ignored", message, "Rename a column that holds facts.")


def _shown(names: tuple[str, ...] | list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if names[SHOWN:] else ""
    return ", ".join(repr(name[:40]) for name in names[:SHOWN]) + more


def rows_of(
    grid: TextGrid, columns: tuple[str, ...], records: Records
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the line and the cells that say something, by field, of each sound row."""
    for row in grid.rows[1:]:
        if _is_second_heading(row, columns):
            continue
        beyond = [cell for cell in row.cells[len(columns) :] if cell]
        if beyond:
            message = f"{beyond[0][:40]!r} stands beyond the last column"
            hint = "Put a text that holds the separator in quotes."
            records.refuse(row.line, "bad-row", message, hint)
            continue
        cells = dict[str, str]()
        for name, cell in zip(columns, row.cells, strict=False):
            if name and cell and name not in cells:
                cells[name] = cell
        if _are_clean(row.line, cells, records):
            yield row.line, cells


def _is_second_heading(row: TableRow, columns: tuple[str, ...]) -> bool:
    """Whether a row repeats the headings in other words, as the tables of P6 do."""
    place = columns.index(STEP) if STEP in columns else 0
    return place < len(row.cells) and field_of(row.cells[place]) == STEP


def _are_clean(line: int, cells: Mapping[str, str], records: Records) -> bool:
    """Whether no cell holds a formula, or a character that none may hold."""
    clean = True
    for name, cell in cells.items():
        found = bad_character(cell, (name,))
        if found:
            message = f"{name}: {cell[:40]!a} holds {found}"
            records.refuse(line, "bad-character", message, "Remove it, or write the text anew.")
        elif cell.startswith(("=", "@")):
            message = f"{name}: {cell[:40]!r} is a formula"
            records.refuse(line, "formula", message, "Write its value in its place.")
        else:
            continue
        clean = False
    return clean
