"""A sheet as read: rows of cells, with what the layout says of them."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fractions import Fraction
from functools import cached_property

Value = str | bool | Fraction | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Cell:
    """
    What a cell holds.

    ``text`` is how a person reads it, stripped, ``value`` what it is. ``indent`` counts the steps
    by which it is set in, ``formula`` is the formula of a cell whose value nobody saved. ``style``
    is the number format of a workbook.
    """

    text: str = ""
    value: Value = None
    indent: int = 0
    formula: str = ""
    is_percent: bool = False
    style: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not self.text and not self.formula


@dataclass(frozen=True, slots=True)
class SheetRow:
    """
    One row that holds anything, with its number in the file.

    ``is_merged`` marks one whose first cell spreads over others, ``level`` is that of its group.
    """

    line: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False
    is_merged: bool = False
    level: int = 0

    def cell(self, column: int) -> Cell:
        """Return the cell in a column, an empty one beyond the last."""
        return self.cells[column] if column < len(self.cells) else Cell()

    @property
    def filled(self) -> list[int]:
        """The columns that say anything."""
        return [at for at, cell in enumerate(self.cells) if not cell.is_empty]


@dataclass(frozen=True)
class Sheet:
    """A sheet by name with the rows that hold anything; numbers have one kind of decimal point."""

    name: str
    rows: tuple[SheetRow, ...]
    decimal: str = "."
    is_hidden: bool = False

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row.cells) for row in self.rows), default=0)
