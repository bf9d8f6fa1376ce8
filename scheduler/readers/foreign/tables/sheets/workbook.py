"""Sheets of Excel workbooks, with formulas, indents and merged cells."""

import ast
import io
import operator
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from scheduler.errors import InputError
from scheduler.readers.foreign.refusing import refused
from scheduler.readers.foreign.tables.sheets.sheet import Cell, Sheet, SheetRow, Value
from scheduler.readers.workbook_guard import harm_in

MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_DIGITS = 40
HALF_A_SECOND = timedelta(milliseconds=500)
SAVE = "Save the sheet anew as a workbook (.xlsx), or as CSV."
OPERATIONS: dict[type[ast.AST], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def workbook_sheets(content: bytes, file: str) -> list[Sheet]:
    """
    Return the sheets of a workbook that hold anything, in their order.

    Raises
    ------
    InputError
        If it is no workbook, or a harmful or too large one.
    """
    harm = harm_in(content)
    if harm:
        raise refused(file, "foreign-no-table", harm, SAVE)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            formulas = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
            values = openpyxl.load_workbook(io.BytesIO(content), keep_links=False, data_only=True)
            pairs = zip(formulas.worksheets, values.worksheets, strict=True)
            sheets = [_sheet(said, saved, file) for said, saved in pairs]
    except InputError:
        raise
    except Exception as error:
        what = f"the workbook cannot be read ({type(error).__name__})"
        raise refused(file, "foreign-no-table", what, SAVE) from error
    return [sheet for sheet in sheets if sheet.rows]


def _sheet(said: Any, saved: Any, file: str) -> Sheet:
    if said.max_row > MOST_ROWS:
        hint = "Remove empty rows below the table, or split it."
        what = f"the sheet {said.title!r} has more than {MOST_ROWS} rows"
        raise refused(file, "foreign-too-large", what, hint)
    merged = {(span.min_row, span.min_col) for span in said.merged_cells.ranges}
    rows = tuple(_rows(said, saved, {row for row, column in merged if column == 1}))
    is_hidden = said.sheet_state != "visible"
    return Sheet(name=said.title, rows=rows, is_hidden=is_hidden)


def _rows(said: Any, saved: Any, merged: set[int]) -> Iterator[SheetRow]:
    width = min(said.max_column, MOST_COLUMNS)
    pairs = zip(said.iter_rows(max_col=width), saved.iter_rows(max_col=width), strict=True)
    for line, (spoken, kept) in enumerate(pairs, start=1):
        cells = tuple(_cell(*pair) for pair in zip(spoken, kept, strict=True))
        if all(cell.is_empty for cell in cells):
            continue
        layout = said.row_dimensions[line]
        yield SheetRow(
            line, cells, bool(layout.hidden), line in merged, int(layout.outlineLevel or 0)
        )


def _cell(said: Any, saved: Any) -> Cell:
    value, formula = saved.value, ""
    if said.data_type == "f":
        formula = str(getattr(said.value, "text", said.value))
        value = computed(formula) if value is None else value
        if value is not None:
            formula = ""
    style = str(getattr(said, "number_format", "") or "")
    indent = int(getattr(getattr(said, "alignment", None), "indent", 0) or 0)
    kept = _value(value)
    text = _text(kept, style)
    if isinstance(kept, str) and not indent:
        indent = len(str(value)) - len(str(value).lstrip())
    return Cell(text, kept, indent, formula, "%" in style, style)


def computed(formula: str) -> Fraction | None:
    """Return the value of a formula of plain numbers, such as ``=4*2``; None for any other."""
    text = formula.removeprefix("=").strip()
    if not text or len(text) > MOST_DIGITS or set(text) - set("0123456789.+-*/() "):
        return None
    try:
        return _computed(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, ZeroDivisionError, TypeError, KeyError):
        return None


def _computed(node: ast.expr) -> Fraction:
    if isinstance(node, ast.Constant):
        return Fraction(str(node.value))
    if isinstance(node, ast.UnaryOp):
        value = _computed(node.operand)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.BinOp):
        return OPERATIONS[type(node.op)](_computed(node.left), _computed(node.right))
    raise TypeError(node)


def _value(value: Any) -> Value:
    if isinstance(value, datetime):
        return (value + HALF_A_SECOND).replace(microsecond=0, tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, bool | time | timedelta) or value is None:
        return value
    if isinstance(value, int | float | Fraction):
        return Fraction(value) if isinstance(value, int | Fraction) else Fraction(repr(value))
    return str(value).strip() or None


def _text(value: Value, style: str) -> str:
    """Return a value as a person sees it; ``1.10`` keeps its last digit where the style says so."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return _number(value, style)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}" if value.time() != time() else f"{value:%Y-%m-%d}"
    if isinstance(value, timedelta):
        minutes = round(value / timedelta(minutes=1))
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)


def _number(value: Fraction, style: str) -> str:
    if "%" in style:
        return f"{float(value * 100):.10g}%"
    is_whole = value.denominator == 1
    shown = str(value.numerator) if is_whole else f"{float(value):.10g}"
    places = len(style.partition(".")[2]) if set(style) <= set("0.#") and "." in style else 0
    if not places:
        return shown
    whole, _, decimals = shown.partition(".")
    return f"{whole}.{decimals.ljust(places, '0')}"
