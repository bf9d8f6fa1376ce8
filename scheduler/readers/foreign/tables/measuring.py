"""Which unit the numbers of a list have that come without one."""

import re
from dataclasses import replace

from scheduler.readers.foreign.tables.cells.lengths import Measures
from scheduler.readers.foreign.tables.finding import FoundList
from scheduler.readers.foreign.tables.told import Told
from scheduler.readers.foreign.tables.words.headings import Column
from scheduler.readers.foreign.tables.words.units import Unit, unit_named

UNITS = {"hours": Unit.HOUR, "days": Unit.DAY}
BARE = re.compile(r"\d+(?:[.,]\d+)?")


def measures_of(found: FoundList, numbers: str, told: Told) -> Measures:
    """Return how lengths of a list are measured; said, if nothing in it says so."""
    measures = Measures(decimal=found.sheet.decimal)
    if numbers:
        return replace(measures, bare=UNITS[numbers])
    named = unit_named(found.units.get(Column.DURATION, ""))
    if named is not None:
        return replace(measures, bare=named[0])
    place = found.columns.get(Column.DURATION)
    bare = [
        row
        for row in found.rows
        if place is not None
        and BARE.fullmatch(row.cell(place).text)
        and row.cell(place).text != "0"
    ]
    if bare:
        told.decided(
            "import-bare-numbers",
            "Durations without a unit are taken as hours.",
            *(f"row {row.line}" for row in bare),
            way_out="--numbers days, or head the column Duration (days).",
        )
    return measures
