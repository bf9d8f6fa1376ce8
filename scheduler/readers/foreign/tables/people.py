"""Sheets beside the list: crews with head-counts by shift, or the resources of MS Project."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scheduler.formats.foreign.calendar import Stretch
from scheduler.formats.foreign.steps import ForeignResource
from scheduler.formats.foreign.words import ResourceKind
from scheduler.readers.foreign.tables.cells.numbers import number
from scheduler.readers.foreign.tables.sheets.sheet import Cell, Sheet, SheetRow
from scheduler.readers.foreign.tables.words.crew_headings import KINDS, NAMING, TITLES, TYPES, UNITS
from scheduler.readers.foreign.tables.words.headings import plain

LOOKED_AT = 10
SPAN = re.compile(
    r"(?P<name>.*?)[\s(]*(?P<h1>\d{1,2})(?:[:.h](?P<m1>\d{2}))?\s*(?:-|to|bis)\s*"
    r"(?P<h2>\d{1,2})(?:[:.h](?P<m2>\d{2}))?\s*(?:h|uhr)?\)?\s*"
)
DAY, HUNDRED, MIDNIGHT = 1440, 100, 24


@dataclass
class People:
    """
    The crews that sheets state: by id or name in small letters, and the shifts of head-counts.

    ``sheets`` are the names of those read.
    """

    crews: dict[str, ForeignResource] = field(default_factory=dict)
    shifts: dict[str, Stretch] = field(default_factory=dict)
    sheets: list[str] = field(default_factory=list)

    def named(self, name: str) -> ForeignResource | None:
        """Return a crew by its code or its name."""
        return self.crews.get(name.casefold())

    @property
    def names(self) -> Iterable[str]:
        """All names and codes, in small letters."""
        return self.crews.keys()

    @property
    def resources(self) -> list[ForeignResource]:
        """Every crew once."""
        return list({each.uid: each for each in self.crews.values()}.values())


def find_people(sheets: Iterable[Sheet]) -> People:
    """Return the crews of all sheets that read as lists of crews."""
    people = People()
    for sheet in sheets:
        for at in range(min(LOOKED_AT, len(sheet.rows))):
            if _read(sheet, at, people):
                people.sheets.append(sheet.name)
                break
    return people


def _read(sheet: Sheet, at: int, people: People) -> bool:
    """Read the crews below a row if it heads such a list; tell whether it does."""
    headings = {place: plain(cell.text) for place, cell in enumerate(sheet.rows[at].cells)}
    shifts = {
        place: found for place, cell in enumerate(sheet.rows[at].cells) if (found := _span(cell))
    }
    code = next((place for place, name in headings.items() if name in NAMING), None)
    units = next((place for place, name in headings.items() if name in UNITS), None)
    if code is None or not (shifts or units is not None):
        return False
    names = TITLES | NAMING
    title = next((at for at, name in headings.items() if name in names and at != code), None)
    kind = next((at for at, name in headings.items() if name in TYPES), None)
    people.shifts |= dict(shifts.values())
    for row in sheet.rows[at + 1 :]:
        name = row.cell(code).text
        if name:
            columns = _Columns(code, title, kind, units)
            _add(people, _crew(row, columns, shifts, sheet.decimal))
    return True


@dataclass(frozen=True, slots=True)
class _Columns:
    code: int
    title: int | None
    kind: int | None
    units: int | None


def _crew(
    row: SheetRow, columns: _Columns, shifts: Mapping[int, tuple[str, Stretch]], decimal: str
) -> ForeignResource:
    number = row.cell(columns.code).text
    title = row.cell(columns.title).text if columns.title is not None else ""
    said = row.cell(columns.kind).text.casefold() if columns.kind is not None else ""
    counts = {name: _count(row.cell(place)) for place, (name, _) in shifts.items()}
    code = title if title and number.isdecimal() else number
    return ForeignResource(
        uid=code,
        code=code,
        name=title or code,
        kind=KINDS.get(said, ResourceKind.WORK),
        units=None if columns.units is None else _units(row.cell(columns.units), decimal),
        people={name: count for name, count in counts.items() if count},
        line=row.line,
    )


def _add(people: People, crew: ForeignResource) -> None:
    for name in (crew.code, crew.name):
        people.crews.setdefault(name.casefold(), crew)


def _span(cell: Cell) -> tuple[str, Stretch] | None:
    """Return the shift that a heading names, such as ``night 0-8``."""
    found = SPAN.fullmatch(plain(cell.text).replace("\u2013", "-"))
    if found is None:
        return None
    hours = int(found["h1"]), int(found["h2"])
    if max(hours) > MIDNIGHT:
        return None
    start = hours[0] * 60 + int(found["m1"] or 0)
    end = hours[1] * 60 + int(found["m2"] or 0)
    name = found["name"].strip(" :,(") or f"{hours[0]:02d}-{hours[1]:02d}"
    return name.replace(" ", "-"), (start % DAY, end if end else DAY)


def _count(cell: Cell) -> int:
    if isinstance(cell.value, Fraction):
        return max(0, -(-cell.value.numerator // cell.value.denominator))
    return int(cell.text) if cell.text.isdecimal() else 0


def _units(cell: Cell, decimal: str) -> Fraction | None:
    """Return people: ``800%`` are eight, and so is 8."""
    if isinstance(cell.value, Fraction):
        return cell.value
    text = cell.text
    value = number(text.rstrip("% "), decimal)
    if value is None:
        return None
    return value / HUNDRED if text.endswith("%") else value
