"""The world's clocks as the time zone data lists them: places, countries, the best known first."""

import zoneinfo
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

Clock = tuple[timedelta, timedelta]
"""The offsets from UTC in January and in July."""

LARGE_PART = 2
"""The names besides its own that being the larger part of a region is worth."""
POLES = ("Antarctica/", "Arctic/")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone of the world's list, its clock, and the short names that its clock goes by."""

    name: str
    note: str
    clock: Clock
    abbreviations: frozenset[str]


def clock_of(name: str, year: int) -> tuple[Clock, frozenset[str]]:
    """Return the offsets of a zone's clock in a year, and the abbreviations it has for them."""
    zone = ZoneInfo(name)
    days = [datetime(year, month, 1, 12, tzinfo=UTC).astimezone(zone) for month in (1, 7)]
    first, second = (day.utcoffset() or timedelta() for day in days)
    return (first, second), frozenset(str(day.tzname()).upper() for day in days)


@cache
def world_zones(year: int) -> tuple[Zone, ...]:
    """
    Return the world's zones, those best known first.

    The time zone data counts no people. Well known are zones with many names besides their own,
    and those that are the larger part of a region, by their note; then those of several countries.
    Those of the poles come last.
    """
    rows = [line.split("\t") for line in _lines("zone1970.tab")]
    aliases = Counter(_aliases())
    ranked = []
    for place, row in enumerate(rows):
        name, note = row[2], "".join(row[3:4])
        renown = _renown(note, aliases[name])
        order = (name.startswith(POLES), -renown, -row[0].count(","), place)
        ranked.append((order, Zone(name, note, *clock_of(name, year))))
    return tuple(zone for _, zone in sorted(ranked, key=lambda each: each[0]))


def _renown(note: str, aliases: int) -> int:
    """Return how well a zone is known."""
    is_large = note.endswith("(most areas)") and " - " not in note
    return aliases + (LARGE_PART if is_large else 0)


@cache
def zones_of_countries() -> dict[str, tuple[str, ...]]:
    """Return the zones of each country, by its English name in small letters."""
    found: dict[str, list[str]] = {}
    for line in _lines("zone.tab"):
        code, _, name, *_ = line.split("\t")
        found.setdefault(code, []).append(name)
    names = (line.split("\t") for line in _lines("iso3166.tab"))
    return {name.casefold(): tuple(found.get(code, ())) for code, name, *_ in names}


def _aliases() -> Iterator[str]:
    """Yield a zone once for each other name that it has."""
    for line in _lines("tzdata.zi"):
        kind, *words = line.split()
        if kind == "L":
            yield words[0]


def _lines(table: str) -> Iterator[str]:
    """Yield the lines of a table that comes with the time zone data, none if it is not there."""
    package = find_spec("tzdata")
    inside = (package.submodule_search_locations if package else None) or ()
    for folder in (*map(Path, zoneinfo.TZPATH), *(Path(each, "zoneinfo") for each in inside)):
        file = folder / table
        if file.is_file():
            lines = file.read_text("utf-8").splitlines()
            yield from (line for line in lines if line and not line.startswith("#"))
            return
