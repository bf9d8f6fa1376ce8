"""Heights of rows: programs that open a workbook do not all fit them to wrapped texts."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

LINE = 15
"""Points of one line of text."""

MOST_LINES = 27
"""Lines beyond which Excel makes no row higher."""


def set_height(page: Any, row: int, cells: Iterable[tuple[Any, int]]) -> None:
    """
    Make a row as high as its longest text needs; one line is left to the program.

    Parameters
    ----------
    page
        The sheet.
    row
        The row, counted from nothing.
    cells
        What its cells say, each with the width of its column in letters.
    """
    lines = max((_lines(str(value), width) for value, width in cells), default=1)
    if lines > 1:
        page.set_row(row, LINE * min(lines, MOST_LINES))


def _lines(text: str, width: int) -> int:
    return sum(max(len(wrap(each, width)), 1) for each in text.splitlines()) or 1
