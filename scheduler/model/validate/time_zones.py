"""Time zones that are none, and which one was meant: read from the time zone data itself."""

import re
import zoneinfo
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler.errors import Finding, near_names
from scheduler.model.campaign import Campaign

Clock = tuple[timedelta, timedelta]
"""The offsets from UTC in January and in July."""

OFFSET = re.compile(r"(?:UTC|GMT|Z)?\s*([+-])(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
SHORT = 4
"""Letters of a name that may be an abbreviation, to which nothing else is near."""
SHOWN = 6
EXAMPLE = "Write the IANA name of a city with the site's clock, such as 'Asia/Shanghai'."


def find_unknown_time_zone(campaign: Campaign) -> Iterator[Finding]:
    """Yield a finding if the campaign's time zone is none."""
    try:
        ZoneInfo(campaign.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield Finding(
            code="unknown-time-zone",
            message=f"{campaign.time_zone!r} is no time zone",
            path=("time_zone",),
            hint=_way_out(campaign.time_zone, campaign.start.year),
        )


def site_zone(campaign: Campaign) -> tzinfo:
    """Return the campaign's time zone, or UTC if there is none of that name."""
    try:
        return campaign.zone
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _way_out(name: str, year: int) -> str:
    offset = OFFSET.fullmatch(name.strip())
    if offset is not None:
        return _of_offset(offset, year)
    cities = _cities(name)
    if cities:
        return f"Did you mean {' or '.join(map(repr, cities[:SHOWN]))}?"
    users = _shown(zone for zone in _zones(year) if name.strip().upper() in zone.abbreviations)
    if users:
        return f"{name} is short for the clock of many places. Whose does the site keep? {users}."
    known = sorted(zoneinfo.available_timezones())
    near = near_names(name, [each for each in known if "/" in each]) if len(name) > SHORT else []
    return f"Did you mean {near[0]!r}?" if near else EXAMPLE


def _cities(name: str) -> list[str]:
    """Return the zones whose name, or whose city, this is but for case and blanks."""
    wanted = re.sub(r"[\s-]+", "_", name.strip().casefold())
    known = sorted(zoneinfo.available_timezones())
    whole = [each for each in known if each.casefold() == wanted]
    return whole or [
        each for each in known if "/" in each and each.casefold().rsplit("/", 1)[-1] == wanted
    ]


def _of_offset(match: re.Match[str], year: int) -> str:
    sign = -1 if match[1] == "-" else 1
    offset = sign * timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    users = _shown(zone for zone in _zones(year) if zone.clock == (offset, offset))
    ways = [f"Name a city with that clock: {users}."] if users else []
    if not match[3] or match[3] == "00":
        etc = f"Etc/GMT{'-' if sign > 0 else '+'}{int(match[2])}"
        if etc in zoneinfo.available_timezones():
            ways.append(f"{etc!r} is the same all year round; its sign is turned about.")
    return " ".join(ways) or EXAMPLE


class _Zone:
    """A zone of the list of the world's clocks; ``rank`` puts the best known ones first."""

    def __init__(self, name: str, rank: tuple[int, int, int], year: int) -> None:
        self.name, self.rank = name, rank
        zone = ZoneInfo(name)
        days = [datetime(year, month, 1, 12, tzinfo=UTC).astimezone(zone) for month in (1, 7)]
        self.abbreviations = {str(day.tzname()).upper() for day in days}
        first, second = (day.utcoffset() or timedelta() for day in days)
        self.clock: Clock = (first, second)


@cache
def _zones(year: int) -> tuple[_Zone, ...]:
    """Return the world's clocks, those of the larger part of a large country first."""
    rows = [line.split("\t") for line in _table()]
    countries = [row[0].split(",")[0] for row in rows]
    zones = []
    for place, row in enumerate(rows):
        is_first = countries.index(countries[place]) == place
        rank = _rank(
            row[3] if row[3:] else "", countries.count(countries[place]), is_first=is_first
        )
        zones.append(_Zone(row[2], (rank, -row[0].count(","), place), year))
    return tuple(sorted(zones, key=lambda zone: zone.rank))


def _rank(note: str, zones: int, *, is_first: bool) -> int:
    if zones > 1 and (is_first or (note.endswith("(most areas)") and " - " not in note)):
        return 0
    return 1 if zones == 1 else 2


def _table() -> Iterator[str]:
    """Yield the lines of the table of zones that comes with the time zone data."""
    package = find_spec("tzdata")
    inside = (package.submodule_search_locations if package else None) or ()
    for folder in (*map(Path, zoneinfo.TZPATH), *(Path(each, "zoneinfo") for each in inside)):
        file = folder / "zone1970.tab"
        if file.is_file():
            lines = file.read_text("utf-8").splitlines()
            yield from (line for line in lines if line and not line.startswith("#"))
            return


def _shown(zones: Iterable[_Zone]) -> str:
    """Return a few zones with their offsets, one of each clock first."""
    found = list(zones)
    clocks: dict[Clock, _Zone] = {}
    for zone in found:
        clocks.setdefault(zone.clock, zone)
    first = list(clocks.values())
    chosen = (first + [zone for zone in found if zone not in first])[:SHOWN]
    return ", ".join(f"{zone.name} ({_offsets(zone.clock)})" for zone in chosen)


def _offsets(clock: Clock) -> str:
    ends = dict.fromkeys(_offset(offset) for offset in clock)
    return "/".join(ends)


def _offset(offset: timedelta) -> str:
    minutes = offset // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02d}' if rest else ''}"
