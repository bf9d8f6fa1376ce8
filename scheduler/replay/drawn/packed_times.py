"""Working times and legal starts in tables, each list once however many steps share it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.starts.start_classes import StartClass
from scheduler.engine.kernels.order_tables import (
    CLASS_COLUMNS,
    CLOSES,
    DAY_LENGTH,
    HIGH,
    SPAN_COLUMNS,
    Ints,
)
from scheduler.model.notation.base import Minutes

Row = tuple[int, ...]
Rows = tuple[int, int, int]
"""The first row of a list, the one behind its last, and where its days stand."""


def table(rows: Iterable[Row], columns: int) -> Ints:
    """Return rows as a table, which has its columns even without any row."""
    found = list(rows)
    return np.array(found, dtype=np.int64).reshape(len(found), columns)


@dataclass
class PackedTimes:
    """
    Tables of spans and of classes of starts as they grow.

    ``until`` is the minute up to which days are counted, so that rows are found soon.
    """

    until: Minutes
    spans: list[Row] = field(default_factory=list)
    classes: list[Ints] = field(default_factory=list)
    day_rows: list[int] = field(default_factory=list)
    _spans_known: dict[Intervals, Rows] = field(default_factory=dict)
    _classes_known: dict[int, Rows] = field(default_factory=dict)
    _count: int = 0

    def rows_of_spans(self, spans: Intervals) -> Rows:
        """Return where some spans stand, each with the work up to its end."""
        if spans not in self._spans_known:
            first, worked = len(self.spans), 0
            for opens, closes in spans:
                worked += closes - opens
                self.spans.append((opens, closes, worked))
            own = table(self.spans[first:], SPAN_COLUMNS)
            days = self._days(own[:, CLOSES] - 1, first)
            self._spans_known[spans] = first, len(self.spans), days
        return self._spans_known[spans]

    def rows_of_classes(self, classes: Sequence[StartClass]) -> Rows:
        """Return where the legal starts of a job stand; jobs of the same kind share them."""
        if id(classes) not in self._classes_known:
            own = table(((each.low, each.high, each.pause) for each in classes), CLASS_COLUMNS)
            first, self._count = self._count, self._count + len(own)
            self.classes.append(own)
            self._classes_known[id(classes)] = first, self._count, self._days(own[:, HIGH], first)
        return self._classes_known[id(classes)]

    def table_of_classes(self) -> Ints:
        """Return all classes."""
        return np.concatenate([table((), CLASS_COLUMNS), *self.classes])

    def _days(self, lasts: Ints, first: int) -> int:
        """Note for each day the first row that is not over before it, and return where."""
        place, begins = len(self.day_rows), np.arange(0, self.until + 1, DAY_LENGTH)
        self.day_rows.append(len(begins))
        self.day_rows.extend((first + np.searchsorted(lasts, begins)).tolist())
        return place
