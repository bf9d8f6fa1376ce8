"""Time zones that are none, and which one was meant: read from the time zone data itself."""

import re
import zoneinfo
from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler.errors import Finding, near_names
from scheduler.model.campaign import Campaign
from scheduler.model.validate.world_clocks import (
    Clock,
    Zone,
    clock_of,
    world_zones,
    zones_of_countries,
)

OFFSET = re.compile(r"(?:UTC|GMT|Z)?\s*([+-])(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
SHORT = 4
"""Letters of a name that may be an abbreviation, to which nothing else is near."""
SHOWN = 6
EXAMPLE = (
    "Write the IANA name of the nearest big city in the same time zone, "
    "such as 'Asia/Shanghai' or 'America/New_York'."
)
PLACELESS = frozenset(
    [
        "EST",
        "MST",
        "HST",
        "EST5EDT",
        "CST6CDT",
        "MST7MDT",
        "PST8PDT",
        "GMT",
        "WET",
        "CET",
        "MET",
        "EET",
        "Factory",
        "localtime",
        "posixrules",
    ]
)
"""Names that the time zone data keeps for old programs, although they name no place."""


def find_unknown_time_zone(campaign: Campaign) -> Iterator[Finding]:
    """Yield a finding if the campaign's time zone is none, or one that names no place."""
    name = campaign.time_zone
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield _finding(f"{name!r} is not a time zone", _way_out(name, campaign.start.year))
    else:
        if name in PLACELESS:
            way_out = _of_abbreviation(name, campaign.start.year) or EXAMPLE
            yield _finding(f"{name!r} names no place", way_out)


def _finding(message: str, hint: str) -> Finding:
    return Finding(code="unknown-time-zone", message=message, path=("time_zone",), hint=hint)


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
    cities = _cities(name, year)
    if cities:
        return f"Did you mean {' or '.join(map(repr, cities[:SHOWN]))}?"
    users = _of_abbreviation(name, year)
    if users:
        return users
    known = sorted(zoneinfo.available_timezones())
    near = near_names(name, [each for each in known if "/" in each]) if len(name) > SHORT else []
    return f"Did you mean {near[0]!r}?" if near else EXAMPLE


def _of_abbreviation(name: str, year: int) -> str:
    """Return a question for the place meant by an abbreviation, such as EST or EST5EDT."""
    short = name.strip().upper()
    if not re.fullmatch(r"[A-Z]+(\d[A-Z]+)?", short):
        return ""
    words = set(re.split(r"\d", short))
    found = [zone for zone in world_zones(year) if words <= zone.abbreviations]
    if not found and name in PLACELESS and name.isupper():
        found = [zone for zone in world_zones(year) if zone.clock == clock_of(name, year)[0]]
    fixed = ", or UTC all year round" if name == "GMT" else ""
    question = "names a clock, not a place. Which place keeps the same clock as the site?"
    return f"{name} {question} {_shown(found)}{fixed}." if found else ""


def _cities(name: str, year: int) -> list[str]:
    """Return the zones whose name, city, country or note this is but for case and blanks."""
    wanted = re.sub(r"[\s-]+", "_", name.strip().casefold())
    known = sorted(zoneinfo.available_timezones())
    whole = [each for each in known if each.casefold() == wanted]
    placed = [each for each in known if "/" in each]
    cities = [each for each in placed if each.casefold().rsplit("/", 1)[-1] == wanted]
    return whole or cities or _regions(name.strip().casefold(), year)


def _regions(name: str, year: int) -> list[str]:
    """Return the zones of a country, or of a part of one that the list of zones speaks of."""
    country = zones_of_countries().get(name, ())
    if country or len(name) <= SHORT:
        return list(country)
    word = re.compile(rf"\b{re.escape(name)}\b")
    return [zone.name for zone in world_zones(year) if word.search(zone.note.casefold())]


def _of_offset(match: re.Match[str], year: int) -> str:
    sign = -1 if match[1] == "-" else 1
    offset = sign * timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    users = _shown(zone for zone in world_zones(year) if zone.clock == (offset, offset))
    ways = [f"Name a city with that clock: {users}."] if users else []
    if not match[3] or match[3] == "00":
        etc = f"Etc/GMT{'-' if sign > 0 else '+'}{int(match[2])}"
        if etc in zoneinfo.available_timezones():
            ways.append(f"{etc!r} is the same all year round; its sign is reversed.")
    return " ".join(ways) or EXAMPLE


def _shown(zones: Iterable[Zone]) -> str:
    """Return a few zones with their offsets, one of each clock first."""
    found = list(zones)
    clocks: dict[Clock, Zone] = {}
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
