"""Tables for people: whole on paper, wrapped on a narrow terminal, and nowhere cut."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Column, Table

PROSE = 88
"""The width at which sentences in a column are broken, however wide the page is."""


def print_rows(console: Console, table: Table) -> None:
    """
    Print a table of plain text with every cell whole.

    Where it is no terminal, the page is as wide as the rows are, without blanks at their ends. On a
    terminal, the widest columns are wrapped until all fit; a word longer than its column goes on
    below.
    """
    padding = table.padding[1] + table.padding[3]
    natural = [_natural(column) for column in table.columns]
    kept = console.width
    needed = sum(natural) + padding * len(natural)
    if not console.is_terminal:
        console.width = max(kept, needed)
    room = console.width - padding * len(natural)
    for column, width in zip(table.columns, levelled(natural, room), strict=True):
        column.width, column.no_wrap, column.overflow = width, False, "fold"
    if console.is_terminal:
        console.print(table)
    else:
        with console.capture() as page:
            console.print(table)
        console.out("\n".join(line.rstrip() for line in page.get().splitlines()), highlight=False)
    console.width = kept


def fact_grid(facts: Iterable[tuple[str, str]]) -> Table:
    """Return facts as rows, each with its name in bold and a text that may have several lines."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(max_width=PROSE)
    for name, text in facts:
        table.add_row(name, text)
    return table


def levelled(widths: Sequence[int], room: int) -> list[int]:
    """Return widths that fit into some room, by cutting the widest to one common width."""
    level = max(widths, default=1)
    while level > 1 and sum(min(width, level) for width in widths) > room:
        level -= 1
    return [min(width, level) for width in widths]


def _natural(column: Column) -> int:
    """Return the width that a column asks for."""
    lines = [line for cell in (column.header, *column.cells) for line in str(cell).splitlines()]
    width = max(map(cell_len, lines), default=0)
    width = max(width, column.min_width or 1)
    return width if column.max_width is None else min(width, max(column.max_width, 1))
