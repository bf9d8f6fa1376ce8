"""
A site with time running backwards: what is late there is early here.

Tick ``t`` becomes ``horizon - t``, so that starts become ends and sources become targets. A limit
or a hold that begins with nobody becomes one that ends with nobody, at the horizon.
"""

from dataclasses import replace
from itertools import pairwise

from scheduler.engine.site.problem import (
    Breaks,
    Resource,
    Site,
    SiteHold,
    SiteLimit,
    SiteLink,
    SiteMode,
    Starts,
)


def mirror(site: Site) -> Site | None:
    """
    Return the mirrored site, or nothing where a later start may lead to an earlier end.

    Working lags are still counted on the way of the task that was the target.
    """
    kinds = sorted({(mode.starts, mode.duration) for modes in site.modes for mode in modes})
    places = {kind: place for place, kind in enumerate(kinds)}
    tables = tuple(_table(site, starts, duration) for starts, duration in kinds)
    if not all(one.high < other.low for table in tables for one, other in pairwise(table)):
        return None
    return replace(
        site,
        modes=tuple(tuple(_mode(mode, places) for mode in modes) for modes in site.modes),
        tables=tables,
        workings=tuple(
            tuple((site.horizon - end, site.horizon - start) for start, end in reversed(working))
            for working in site.workings
        ),
        resources=tuple(_resource(site, resource) for resource in site.resources),
        links=tuple(
            SiteLink(each.target, each.source, not each.to_end, not each.from_end, *each[4:])
            for each in site.links
        ),
        limits=tuple(
            SiteLimit(each.target, not each.to_end, each.source, not each.from_end, each.longest)
            for each in site.limits
        ),
        holds=tuple(
            SiteHold(each.resource, each.target, each.source, each.room) for each in site.holds
        ),
    )


def _mode(mode: SiteMode, places: dict[tuple[int, int], int]) -> SiteMode:
    return replace(mode, starts=places[mode.starts, mode.duration])


def _table(site: Site, starts: int, duration: int) -> tuple[Starts, ...]:
    """Return the ends within the horizon as starts."""
    mirrored = []
    for each in reversed(site.tables[starts]):
        length = duration + each.pause
        high = min(each.high, site.horizon - length)
        if high >= each.low:
            low, top = site.horizon - high - length, site.horizon - each.low - length
            mirrored.append(Starts(low, top, _breaks(site, each.breaks)))
    return tuple(mirrored)


def _breaks(site: Site, breaks: Breaks) -> Breaks:
    return tuple((site.horizon - resume, site.horizon - stop) for stop, resume in reversed(breaks))


def _resource(site: Site, resource: Resource) -> Resource:
    """Return the levels from the horizon back; what is beyond it is left out."""
    known = [pair for pair in resource.levels if pair[0] < site.horizon]
    ends = [start for start, _ in known[1:]] + [site.horizon]
    levels = [(site.horizon - end, amount) for (_, amount), end in zip(known, ends, strict=True)]
    return replace(resource, levels=tuple(reversed(levels)))
