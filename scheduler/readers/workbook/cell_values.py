"""What a cell says, as the data that the same value of a YAML file would be: texts and lists."""

from collections.abc import Callable, Mapping
from typing import Any

from scheduler.formats.workbook.column import KINDS, Column, Form
from scheduler.formats.workbook.lists import IN_BRACKETS, split_names, split_people
from scheduler.readers.foreign.tables.sheets.sheet import Cell
from scheduler.readers.workbook.cell_times import (
    begin_text,
    clock_text,
    date_text,
    end_text,
    length_text,
    moment_text,
)
from scheduler.readers.workbook.mistakes import CellMistake
from scheduler.readers.yaml.nodes import read_nodes

YES = frozenset({"yes", "true", "y", "x", "1", "\N{CHECK MARK}", "\N{HEAVY CHECK MARK}"})
NO = frozenset({"no", "false", "n", "-", "0"})
FAILED = frozenset(
    {"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
"""What Excel shows for a formula that failed."""

NOTHING: Mapping[str, Any] = {"[]": [], "{}": {}}


def read_cell(column: Column, cell: Cell) -> Any:
    """
    Return what a cell that is not empty says, of a kind of work the field that states it.

    Raises
    ------
    CellMistake
        If the cell does not hold what its column takes.
    """
    if cell.formula or cell.text in FAILED:
        shown = cell.formula or cell.text
        hint = "Write the value itself, or open the workbook in Excel and save it."
        raise CellMistake("workbook-formula", f"{shown!r} has no value", hint)
    if cell.text in NOTHING and column.form is not Form.TEXT:
        return type(NOTHING[cell.text])()
    read = READERS.get(column.form)
    return _text(column, cell) if read is None else read(cell)


def _text(column: Column, cell: Cell) -> str:
    """Return words; one of a drop-down also where its letters are of another case."""
    alike = (word for word in column.words if _folded(word) == _folded(cell.text))
    return next(alike, cell.text)


def _folded(text: str) -> str:
    return " ".join(text.replace("-", " ").replace("_", " ").casefold().split())


def _kind(cell: Cell) -> str:
    """Return the field that states a kind of work; nothing for work that runs through."""
    for word, field in KINDS.items():
        if _folded(cell.text) in {_folded(word), _folded(field)} and cell.text:
            return field
    if _folded(cell.text) in {"run through", "no"}:
        return ""
    hint = f"Write one of: {', '.join(KINDS)}."
    raise CellMistake("workbook-cell", f"{cell.text!r} is no kind of work", hint)


def _flag(cell: Cell) -> str:
    word = cell.text.casefold()
    if word in YES:
        return "yes"
    return "no" if word in NO else cell.text


def _listed(one: Callable[[Cell], str]) -> Callable[[Cell], Any]:
    """Return a reader of several values with commas, or in brackets as in a task graph."""

    def read(cell: Cell) -> Any:
        if isinstance(cell.value, str):
            if cell.text.startswith(IN_BRACKETS):
                return read_yaml(cell.text)
            items = split_names(cell.text)
            return items[0] if len(items) == 1 else items
        return one(cell)

    return read


def _people(cell: Cell) -> Any:
    if cell.text.startswith(IN_BRACKETS):
        return read_yaml(cell.text)
    if cell.text.isdecimal():
        return cell.text
    people = split_people(cell.text)
    if people is None:
        hint = "Name each once, with the number of all its people."
        raise CellMistake("workbook-cell", f"{cell.text!r} names somebody twice", hint)
    return people


def read_yaml(text: str) -> Any:
    """
    Return the data of a value that is written as in a task graph.

    Raises
    ------
    CellMistake
        If it is not.
    """
    nodes = read_nodes(f"value: {' '.join(text.split())}", "cell")
    if nodes.problems:
        first = nodes.problems[0]
        raise CellMistake("workbook-cell", f"{text!r}: {first.message}", first.hint)
    if nodes.gaps:
        hint = "Write the value behind the colon, or leave the key out."
        raise CellMistake("workbook-cell", f"{text!r} has a key without a value", hint)
    return (nodes.data or {}).get("value")


READERS: Mapping[Form, Callable[[Cell], Any]] = {
    Form.KIND: _kind,
    Form.FLAG: _flag,
    Form.WORK: length_text,
    Form.LENGTH: _listed(length_text),
    Form.MOMENT: moment_text,
    Form.BEGIN: begin_text,
    Form.END: end_text,
    Form.SPAN: _listed(clock_text),
    Form.DAYS: _listed(lambda cell: cell.text),
    Form.DATES: _listed(date_text),
    Form.NAMES: _listed(lambda cell: cell.text),
    Form.LINKS: _listed(lambda cell: cell.text),
    Form.PEOPLE: _people,
    Form.YAML: lambda cell: read_yaml(cell.text),
}
"""How cells of a form are read; others are words."""
