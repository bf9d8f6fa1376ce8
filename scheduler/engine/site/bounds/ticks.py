"""Rows of ascending numbers, searched for many pairs of row and number at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NEVER = 1 << 40
"""In place of a tick: later than any horizon."""


class Rows:
    """
    Ascending rows in one array, each moved past the one before, so that one search serves all.

    Parameters
    ----------
    values
        The rows, one after the other.
    sizes
        How long each row is.
    most
        No number is larger; those that are looked up count as just below zero or just above this
        where they lie outside.
    """

    def __init__(self, values: Ints, sizes: Sequence[int], most: int) -> None:
        self._stride = most + 4
        self._most = most
        self._keys = values + 1 + np.repeat(np.arange(len(sizes)), sizes) * self._stride
        self.begins = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))

    def first_from(self, row: Ints, value: Ints) -> Ints:
        """Return the place of the first number at or above a value, or the end of the row."""
        return np.searchsorted(self._keys, self._key(row, value), side="left")

    def first_above(self, row: Ints, value: Ints) -> Ints:
        """Return the place of the first number above a value, or the end of the row."""
        return np.searchsorted(self._keys, self._key(row, value), side="right")

    def _key(self, row: Ints, value: Ints) -> Ints:
        clipped: Ints = np.clip(value, -1, self._most + 1)
        return clipped + 1 + row * self._stride


def padded(values: Ints) -> Ints:
    """Return an array with two zeros more, so that places behind its end can be looked up."""
    return np.append(values, (0, 0))


def best_of(values: Ints, begins: Ints, *, greatest: bool) -> Ints:
    """Return the least or the greatest number of each group; groups stand next to each other."""
    if not len(begins):
        return values[:0]
    return np.maximum.reduceat(values, begins) if greatest else np.minimum.reduceat(values, begins)
