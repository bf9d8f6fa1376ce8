"""What a reader of P6 files says of what it read: notices, and mistakes with their lines."""

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from scheduler.errors import InputError, Problem, Where
from scheduler.formats.foreign.notices import Notice, NoticeKind, joined
from scheduler.formats.foreign.steps import ForeignLength
from scheduler.readers.foreign.primavera.base.rows import Row
from scheduler.readers.foreign.primavera.base.values import Values
from scheduler.readers.foreign.refusing import THEREFORE

LONGEST = Fraction(60 * 1_000_000)
"""A million hours, in minutes: more than a century, so a slip."""


class Account:
    """
    Reads the values of rows, and keeps what was lost, decided or wrong.

    A length that cannot be read is a mistake, since a plan without it would be false; any other
    value that cannot be read is left out and told.
    """

    def __init__(self, file: str, values: Values) -> None:
        self.file = file
        self.values = values
        self.notices: list[Notice] = []
        self.problems: list[Problem] = []

    def lost(self, code: str, text: str, names: Iterable[str] = (), way_out: str = "") -> None:
        """Keep that something is gone."""
        self._tell(Notice(code=code, kind=NoticeKind.LOST, text=text, names=tuple(names)), way_out)

    def decided(self, code: str, text: str, names: Iterable[str] = (), way_out: str = "") -> None:
        """Keep that something was read in one of several ways."""
        notice = Notice(code=code, kind=NoticeKind.DECIDED, text=text, names=tuple(names))
        self._tell(notice, way_out)

    def noted(self, code: str, text: str, names: Iterable[str] = (), way_out: str = "") -> None:
        """Keep what is only to be known."""
        self._tell(Notice(code=code, kind=NoticeKind.NOTED, text=text, names=tuple(names)), way_out)

    def wrong(self, code: str, message: str, line: int, hint: str) -> None:
        """Keep a mistake for which the file is refused."""
        where = Where(self.file, line)
        self.problems.append(Problem(code=code, message=message, where=where, hint=hint))

    def length(self, row: Row, name: str) -> ForeignLength | None:
        """Return a field that holds hours as a length; None if it is empty or wrong."""
        text = row.text(name)
        if not text:
            return None
        minutes = self.values.minutes(text)
        if minutes is None or abs(minutes) > LONGEST:
            what = f"{name} of {row.title} is {text[:40]!r}, which is no number of hours"
            hint = "Export the schedule again, or write the hours as a number."
            self.wrong("foreign-bad-length", what, row.line, hint)
            return None
        return ForeignLength(minutes=minutes, text=f"{text}h")

    def number(self, row: Row, name: str) -> Fraction | None:
        """Return a field that holds a number; None if it is empty or cannot be read."""
        text = row.text(name)
        value = self.values.number(text) if text else None
        if text and value is None:
            self._unreadable(row, name, text)
        return value

    def hours(self, row: Row, name: str) -> Fraction | None:
        """Return a field that holds hours of work in minutes; None if it cannot be read."""
        text = row.text(name)
        value = self.values.minutes(text) if text else None
        if text and value is None:
            self._unreadable(row, name, text)
        return value

    def moment(self, row: Row, name: str) -> datetime | None:
        """Return a field that holds a date; None if it is empty or cannot be read."""
        text = row.text(name)
        value = self.values.moment(text) if text else None
        if text and value is None:
            self._unreadable(row, name, text)
        if value is not None and "/" in text:
            order = "day" if self.values.day_first else "month"
            what = f"Dates with slashes were read with the {order} first."
            self.decided("import-date-order", what, [f"{row.title}: {text}"])
        return value

    def settled(self) -> tuple[Notice, ...]:
        """
        Return all notices, those of one kind made one.

        Raises
        ------
        InputError
            If anything is wrong for which the file is refused.
        """
        if self.problems:
            raise InputError(self.problems, THEREFORE)
        return joined(self.notices)

    def _unreadable(self, row: Row, name: str, text: str) -> None:
        what = "Values that cannot be read were left out."
        self.lost("import-unreadable-value", what, [f"{row.title}: {name} {text[:40]!r}"])

    def _tell(self, notice: Notice, way_out: str) -> None:
        self.notices.append(
            Notice(
                code=notice.code,
                kind=notice.kind,
                text=notice.text,
                names=notice.names,
                way_out=way_out,
            )
        )
