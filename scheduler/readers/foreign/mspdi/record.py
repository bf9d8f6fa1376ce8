"""An element of MS Project with the name that people know it by, and values that are told."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from fractions import Fraction
from typing import TypeVar

from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.readers.foreign.mspdi.values import has_zone, minutes, moment, number, switch
from scheduler.readers.foreign.xml.element import XmlElement

SHOWN = 40
Value = TypeVar("Value")


class MspdiNotices:
    """What the reader lost, decided or noted, in the order of the file."""

    def __init__(self) -> None:
        self.all: list[Notice] = []

    def lost(self, code: str, text: str, names: Iterable[str] = (), way_out: str = "") -> None:
        """Keep that something is gone."""
        self._keep(NoticeKind.LOST, code, text, names, way_out)

    def decided(self, code: str, text: str, names: Iterable[str] = (), way_out: str = "") -> None:
        """Keep that something was read in one of several ways."""
        self._keep(NoticeKind.DECIDED, code, text, names, way_out)

    def noted(self, code: str, text: str, names: Iterable[str] = (), way_out: str = "") -> None:
        """Keep what is only to be known."""
        self._keep(NoticeKind.NOTED, code, text, names, way_out)

    def _keep(
        self, kind: NoticeKind, code: str, text: str, names: Iterable[str], way_out: str
    ) -> None:
        self.all.append(
            Notice(code=code, kind=kind, text=text, names=tuple(names), way_out=way_out)
        )


class MspdiRecord:
    """
    An element whose values are read, and told where they cannot be.

    ``title`` is what people call it, such as ``12 Leak test``.
    """

    def __init__(self, element: XmlElement, title: str, notices: MspdiNotices) -> None:
        self.element = element
        self.title = title
        self.notices = notices

    @property
    def line(self) -> int:
        """The line that it stands in."""
        return self.element.line

    def within(self, element: XmlElement) -> "MspdiRecord":
        """Return an element inside this one, under the same title."""
        return MspdiRecord(element, self.title, self.notices)

    def text(self, name: str) -> str:
        """Return a value as written; empty if it is missing."""
        return self.element.value(name)

    def number(self, name: str) -> Fraction | None:
        """Return a number; None if it is missing or cannot be read."""
        return self._read(name, number)

    def whole(self, name: str) -> int | None:
        """Return a whole number; None if it is missing or cannot be read."""
        value = self._read(name, _whole)
        return None if value is None else int(value)

    def is_on(self, name: str, *, default: bool = False) -> bool:
        """Return a switch, as it is where nothing is said."""
        value = self._read(name, switch)
        return default if value is None else value

    def minutes(self, name: str) -> Fraction | None:
        """Return a length in minutes; None if it is missing or cannot be read."""
        return self._read(name, minutes)

    def moment(self, name: str) -> datetime | None:
        """Return a local date; None if it is missing or cannot be read."""
        value = self._read(name, moment)
        if value is not None and has_zone(self.text(name)):
            what = "Dates with a time zone are read as local time, as MS Project reads them."
            self.notices.decided("import-date-zone", what, [f"{self.title}: {name}"])
        return value

    def day(self, name: str) -> date | None:
        """Return the day of a date, whatever the time; None if it is missing or cannot be read."""
        return None if self.moment(name) is None else date.fromisoformat(self.text(name)[:10])

    def unreadable(self, name: str, text: str) -> None:
        """Tell that a value is left out."""
        what = "Values that cannot be read were left out."
        where = f"{self.title}: {name} {text[:SHOWN]!r}"
        self.notices.lost("import-unreadable-value", what, [where])

    def _read(self, name: str, parsed: Callable[[str], Value | None]) -> Value | None:
        text = self.text(name)
        value = parsed(text) if text else None
        if text and value is None:
            self.unreadable(name, text)
        return value


def _whole(text: str) -> Fraction | None:
    value = number(text)
    return value if value is not None and value.denominator == 1 else None
