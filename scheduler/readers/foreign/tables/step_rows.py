"""From a row of the list to a step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignConstraint, ForeignLength, ForeignTask
from scheduler.formats.foreign.words import ConstraintKind, ForeignKind
from scheduler.readers.foreign.tables.cells.dates import DateOrder, cell_date, order_of
from scheduler.readers.foreign.tables.cells.lengths import Measures, cell_length
from scheduler.readers.foreign.tables.cells.numbers import number
from scheduler.readers.foreign.tables.finding import FoundList
from scheduler.readers.foreign.tables.from_dates import with_guesses
from scheduler.readers.foreign.tables.outline import ListRow
from scheduler.readers.foreign.tables.sheets.sheet import Cell
from scheduler.readers.foreign.tables.told import Told
from scheduler.readers.foreign.tables.words.constraints import (
    AS_SOON_AS_POSSIBLE,
    constraint_named,
)
from scheduler.readers.foreign.tables.words.flags import is_no, is_nothing, is_yes
from scheduler.readers.foreign.tables.words.headings import Column

MANUAL = ("manual", "manuell", "manuelle", "вручную", "手动", "hand")
RESULTS = (Column.START, Column.FINISH)
DATES = (
    *RESULTS,
    Column.NOT_BEFORE,
    Column.LATEST_END,
    Column.DEADLINE,
    Column.CONSTRAINT_DATE,
    Column.ACTUAL_START,
    Column.ACTUAL_FINISH,
)
ENDS = {Column.FINISH, Column.LATEST_END, Column.DEADLINE, Column.ACTUAL_FINISH}
"""Dates that mean the end of their day, where no time is stated."""
WHOLE = 100


@dataclass
class StepRows:
    """Turns the rows of one list into steps."""

    found: FoundList
    measures: Measures
    told: Told

    def __post_init__(self) -> None:
        cells = [self._cell(row.cells, each) for row in self.found.rows for each in DATES]
        self.order: DateOrder = order_of(cells)
        if not self.order.is_certain:
            self.told.decided(
                "import-date-order",
                "Dates such as 6/08/26 are read with the month first; nothing says which it is.",
                way_out="Write dates as 2026-06-08.",
            )
        self.shares = self._are_shares()

    def _cell(self, cells: Sequence[Cell], column: Column) -> Cell:
        place = self.found.columns.get(column)
        return cells[place] if place is not None and place < len(cells) else Cell()

    def cell(self, row: ListRow, column: Column) -> Cell:
        """Return what a row says in a column."""
        return self._cell(row.row.cells, column)

    def _are_shares(self) -> bool:
        """Whether numbers of per cent are parts of one: 0.5 for a half."""
        cells = [self._cell(row.cells, Column.PERCENT) for row in self.found.rows]
        values = [x.value for x in cells if isinstance(x.value, Fraction) and not x.is_percent]
        return bool(values) and max(values) <= 1 and any(x.denominator > 1 for x in values)

    def tasks(self, rows: Sequence[ListRow]) -> list[ForeignTask]:
        """Return the steps, and what stands above them, in the order of the list."""
        return with_guesses([self._task(row) for row in rows], self.told)

    def _task(self, row: ListRow) -> ForeignTask:
        dates = {each: self._date(row, each) for each in DATES}
        duration = None if row.is_summary else self._duration(row)
        percent, is_finished, finish = self._progress(row)
        number_text = self.cell(row, Column.ID).text
        return ForeignTask(
            uid=row.uid,
            row=int(number_text) if number_text.isdecimal() else None,
            code=row.code,
            name=row.name,
            level=row.level,
            parent=row.parent,
            kind=self._kind(row, duration),
            duration=duration,
            remaining=self._length(row, Column.REMAINING),
            constraints=tuple(self._constraints(row, dates)),
            deadline=dates[Column.DEADLINE],
            start=dates[Column.START],
            finish=dates[Column.FINISH],
            actual_start=dates[Column.ACTUAL_START],
            actual_finish=dates[Column.ACTUAL_FINISH] or finish,
            percent=percent,
            is_finished=is_finished or dates[Column.ACTUAL_FINISH] is not None,
            is_inactive=is_no(self.cell(row, Column.ACTIVE).text),
            is_manual=any(word in self.cell(row, Column.MODE).text.casefold() for word in MANUAL),
            notes=self.cell(row, Column.NOTES).text,
            fields=self._fields(row),
            line=row.row.line,
        )

    def _kind(self, row: ListRow, duration: ForeignLength | None) -> ForeignKind:
        if row.is_summary:
            return ForeignKind.SUMMARY
        marked = is_yes(self.cell(row, Column.MILESTONE).text)
        is_short = duration is not None and not duration.minutes
        return (
            ForeignKind.MILESTONE if is_short or (marked and duration is None) else ForeignKind.TASK
        )

    def _duration(self, row: ListRow) -> ForeignLength | None:
        return self._length(row, Column.DURATION)

    def _length(self, row: ListRow, column: Column) -> ForeignLength | None:
        cell = self.cell(row, column)
        if cell.formula:
            self._refuse(
                row,
                "foreign-formula",
                f"the {column} of {row.title} is {cell.formula[:40]}, whose value is not saved",
                "Open the workbook in a spreadsheet program and save it, or write the value.",
            )
            return None
        if is_nothing(cell.text):
            return None
        length = cell_length(cell, self.measures)
        if length is None:
            self._refuse(
                row,
                "foreign-duration",
                f"the {column} {cell.text[:40]!r} of {row.title} cannot be read",
                "Write a number with its unit: 6 h, 90 min, 2 days, 24 h (elapsed).",
            )
        return length

    def _date(self, row: ListRow, column: Column) -> datetime | None:
        cell = self.cell(row, column)
        if cell.is_empty or is_nothing(cell.text):
            return None
        date = cell_date(cell, self.order, end_of_day=column in ENDS - set(RESULTS))
        if date is None and column in RESULTS:
            if not row.is_summary:
                self.told.lost(
                    "import-date-unread",
                    "Starts and ends that cannot be read are left out.",
                    row.title,
                )
        elif date is None:
            self._refuse(
                row,
                "foreign-date",
                f"the {column} {cell.text[:40]!r} of {row.title} cannot be read",
                "Write dates as 2026-10-05 08:00.",
            )
        return date

    def _refuse(self, row: ListRow, code: str, message: str, hint: str) -> None:
        if not is_no(self.cell(row, Column.ACTIVE).text):
            self.told.refuse(row.row.line, code, message, hint)

    def _constraints(
        self, row: ListRow, dates: Mapping[Column, datetime | None]
    ) -> list[ForeignConstraint]:
        made = []
        kind = self._constraint_kind(row)
        if kind is ConstraintKind.AS_LATE_AS_POSSIBLE:
            made.append(ForeignConstraint(kind=kind))
        elif kind is not None and dates[Column.CONSTRAINT_DATE] is not None:
            made.append(ForeignConstraint(kind=kind, date=dates[Column.CONSTRAINT_DATE]))
        elif kind is not None:
            self.told.lost(
                "import-constraint-no-date", "Constraints without a date are left out.", row.title
            )
        for column, meant in (
            (Column.NOT_BEFORE, ConstraintKind.START_NO_EARLIER),
            (Column.LATEST_END, ConstraintKind.FINISH_NO_LATER),
        ):
            if dates[column] is not None:
                made.append(ForeignConstraint(kind=meant, date=dates[column]))
        return made

    def _constraint_kind(self, row: ListRow) -> ConstraintKind | None:
        text = " ".join(self.cell(row, Column.CONSTRAINT).text.casefold().split())
        kind = constraint_named(text)
        if kind is None and text not in AS_SOON_AS_POSSIBLE and not is_nothing(text):
            self.told.lost(
                "import-constraint-unknown",
                "Constraints of unknown kinds are left out.",
                f"{row.title}: {text}",
            )
        return kind

    def _progress(self, row: ListRow) -> tuple[Fraction | None, bool, datetime | None]:
        """Return per cent, whether it is marked as done, and the date that stands for it."""
        percent = self._percent(self.cell(row, Column.PERCENT), shares=self.shares)
        done = self.cell(row, Column.DONE)
        if done.is_empty or is_no(done.text):
            return percent, False, None
        if is_yes(done.text):
            return Fraction(WHOLE), True, None
        date = cell_date(done, self.order, end_of_day=True) if not done.is_percent else None
        if date is not None:
            return Fraction(WHOLE), True, date
        share = self._percent(done, shares=False)
        if share is None:
            self.told.lost(
                "import-done-unread",
                "Marks under Done that cannot be read are left out.",
                f"{row.title}: {done.text}",
            )
        return share if share is not None else percent, False, None

    def _percent(self, cell: Cell, *, shares: bool) -> Fraction | None:
        if isinstance(cell.value, Fraction):
            return cell.value * WHOLE if cell.is_percent or shares else cell.value
        return number(cell.text.rstrip("% "), self.measures.decimal)

    def _fields(self, row: ListRow) -> Mapping[str, str]:
        found = {name: row.row.cell(place).text for name, place in self.found.others.items()}
        calendar = self.cell(row, Column.CALENDAR).text
        wbs = self.cell(row, Column.WBS).text
        known = {**found, "WBS": "" if wbs == row.code else wbs, "Calendar": calendar}
        return {name: text for name, text in known.items() if text}
