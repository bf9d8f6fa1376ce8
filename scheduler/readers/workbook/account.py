"""What is read of a workbook: the data of a task graph, the cell of each value, and mistakes."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scheduler.errors import Finding, NodePath, Problem, Where
from scheduler.readers.foreign.tables.sheets.sheet import Sheet
from scheduler.readers.yaml.characters import bad_character

LETTERS = 26


def column_letters(column: int) -> str:
    """Return the letters of a column, counted from nothing: ``A``, ``Z``, ``AA``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(slots=True)
class Account:
    """The data so far, with the place of each value, what is wrong, and what is only to be told."""

    file: str
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[NodePath, Where] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def where(self, sheet: Sheet, line: int = 0, column: int | None = None) -> Where:
        """Return a place in a sheet."""
        letters = "" if column is None else column_letters(column)
        return Where(self.file, line, sheet=sheet.name, column=letters)

    def wrong(self, code: str, message: str, where: Where, hint: str) -> None:
        """Note a mistake."""
        self.problems.append(Problem(code=code, message=message, where=where, hint=hint))

    def put(self, path: NodePath, value: Any, where: Where) -> None:
        """Keep a value at its path, in the form in which texts are compared."""
        for bad in _bad_characters(value, path):
            hint = "Remove it, or write the text anew."
            self.wrong("bad-character", f"{str(value)[:60]!a} holds {bad}", where, hint)
        here: Any = self.data
        for at, name in enumerate(path[:-1]):
            is_list = isinstance(path[at + 1], int)
            if isinstance(here, list):
                here = here[int(name)]
            else:
                here = here.setdefault(name, [] if is_list else {})
        if isinstance(here, list):
            here.append(_normal(value))
        else:
            here[path[-1]] = _normal(value)
        self.places[path] = where

    def place(self, path: NodePath) -> Where:
        """Return the place of a value, or of the nearest thing around it that has one."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Where(self.file)

    def to_problem(self, finding: Finding) -> Problem:
        """Give a finding its cell."""
        return Problem(
            code=finding.code,
            message=finding.message,
            where=self.place(finding.path),
            hint=finding.hint,
            path=finding.path,
        )


def _normal(value: Any) -> Any:
    if isinstance(value, dict):
        return {_normal(key): _normal(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_normal(each) for each in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _bad_characters(value: Any, path: NodePath) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from filter(None, [bad_character(str(key), path, is_key=True)])
            yield from _bad_characters(each, (*path, key))
    elif isinstance(value, list):
        for each in value:
            yield from _bad_characters(each, path)
    elif isinstance(value, str):
        yield from filter(None, [bad_character(value, path)])
