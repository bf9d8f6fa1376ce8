"""Read ``history.csv`` back."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

from scheduler.errors import InputError, Problem, Where
from scheduler.formats.history import HistoryRow, row_of
from scheduler.readers.plan_json import read_content

HINT = "Name a history.csv that replans have written."


def read_history(file: Path) -> tuple[HistoryRow, ...]:
    """
    Return the rows of a history.

    Raises
    ------
    InputError
        With every line that is none.
    """
    try:
        text = read_content(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([_problem(file, 0, "is no text in UTF-8")]) from error
    rows, problems = [], []
    for number, texts in _lines(file, text):
        try:
            rows.append(row_of({name or "": cell or "" for name, cell in texts.items()}))
        except (ValueError, AttributeError, TypeError) as error:
            problems.append(_problem(file, number, f"is no line of a history: {error}"))
    if problems or not rows:
        raise InputError(problems or [_problem(file, 0, "has no line of a history")])
    return tuple(rows)


def _lines(file: Path, text: str) -> Iterator[tuple[int, Mapping[str | None, str | None]]]:
    """Yield the lines below the headings with their numbers."""
    reader = csv.DictReader(StringIO(text))
    try:
        for texts in reader:
            yield reader.line_num, texts
    except csv.Error as error:
        raise InputError([_problem(file, reader.line_num, f"is no table: {error}")]) from error


def _problem(file: Path, line: int, message: str) -> Problem:
    return Problem(code="not-a-history", message=message, where=Where(str(file), line), hint=HINT)
