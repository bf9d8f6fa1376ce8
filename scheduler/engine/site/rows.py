"""Rows of whole numbers, stacked so that things can refer to each other by row."""

from collections.abc import Iterable, Sequence

import numpy as np

from scheduler.engine.problem import Ints

Row = Sequence[int]


def begins(counts: Iterable[int]) -> Ints:
    """Return where the rows of each thing begin, and where the last ones end."""
    return np.cumsum([0, *counts], dtype=np.int64)


class Stack:
    """Rows of one width; shorter ones are filled up with zeros."""

    def __init__(self, width: int) -> None:
        self._width = width
        self.rows: list[Row] = []

    def __len__(self) -> int:
        return len(self.rows)

    def reserve(self, count: int) -> None:
        """Stack empty rows, to be written later."""
        self.rows += [()] * count

    def write(self, first: int, rows: Iterable[Row]) -> None:
        """Write rows that are reserved from one on."""
        for place, row in enumerate(rows, first):
            self.rows[place] = row

    def stack(self, rows: Iterable[Row]) -> None:
        """Stack rows."""
        self.rows += rows

    def stack_groups(self, groups: Sequence[Sequence[Row]]) -> list[int]:
        """Stack the rows of each thing; return where they begin and where the last ones end."""
        places = [len(self)]
        for group in groups:
            self.stack(group)
            places.append(len(self))
        return places

    def stack_by_key(self, size: int, pairs: Sequence[tuple[int, Row]]) -> list[int]:
        """Stack rows by keys from 0 to the size, those with a key below at the end."""
        groups: list[list[Row]] = [[] for _ in range(size + 1)]
        for key, row in pairs:
            groups[key].append(row)
        return self.stack_groups(groups)[: size + 1]

    def table(self) -> Ints:
        """Return all rows as a table."""
        filled = np.zeros((max(1, len(self.rows)), self._width), dtype=np.int64)
        for place, row in enumerate(self.rows):
            filled[place, : len(row)] = row
        return filled
