"""
A site as far as it matters: what lies well behind a known placement is left out.

The horizon of a site has to suffice for any placement, and is often many times as far as that of a
good one. Until there, levels and legal starts cost time in every list that is tried.
"""

from bisect import bisect_left
from dataclasses import replace

from scheduler.engine.site.orders import before_goal, topological
from scheduler.engine.site.problem import Placement, Resource, Site, SiteMode, Starts
from scheduler.engine.site.worktime import Worktime

MARGIN = 1.25
"""How far beyond the last end of the known placement a site goes on, so that lists may be worse."""


def shorten(site: Site, known: Placement | None) -> Site:
    """
    Return a site that ends not long after a known placement; the same where none is known.

    Its placements keep all rules of the whole site. Tasks that may end later than the goal find
    time one after the other behind all that is known, so that whatever ends the goal earlier need
    not wait for them.
    """
    if known is None:
        return site
    last = max(site.ends_of(known), default=0)
    behind = _end_of_the_rest(site, last)
    horizon = min(site.horizon, 1 + max(int(MARGIN * last), behind))
    return replace(
        site,
        tables=tuple(tuple(each for each in table if each.low <= horizon) for table in site.tables),
        workings=tuple(
            tuple((opens, min(closes, horizon)) for opens, closes in working if opens < horizon)
            for working in site.workings
        ),
        resources=tuple(
            replace(resource, levels=_levels(resource, horizon)) for resource in site.resources
        ),
        horizon=horizon,
    )


def _levels(resource: Resource, horizon: int) -> tuple[tuple[int, int], ...]:
    first, *later = resource.levels
    return (first, *(pair for pair in later if pair[0] < horizon))


def _end_of_the_rest(site: Site, tick: int) -> int:
    """Return when all tasks that may end later than the goal have ended, one by one from a tick."""
    rest = set(range(site.size)) - before_goal(site)
    worktimes = [Worktime(working) for working in site.workings]
    for task in topological(site):
        if task in rest:
            starts = _after_lags(site, worktimes, task, tick)
            ends = [_first_end(site, mode, start) for mode, start in starts]
            tick = max(tick, *ends)
    return tick


def _after_lags(
    site: Site, worktimes: list[Worktime], task: int, tick: int
) -> list[tuple[SiteMode, int]]:
    """Return each mode with the tick at which all lags have passed that count from a tick."""
    found = []
    for mode in site.modes[task]:
        start = tick
        for link in site.links_into[task]:
            if link.working:
                worked = worktimes[mode.working]
                later = worked.first(worked.before(tick) + link.lag)
                start = max(start, site.horizon if later is None else later)
            else:
                start = max(start, tick + link.lag)
        found.append((mode, start))
    return found


def _first_end(site: Site, mode: SiteMode, tick: int) -> int:
    """Return the first end of a mode from a tick on, or the tick if all its starts are earlier."""
    table = site.tables[mode.starts]
    place = bisect_left(table, tick, key=_high)
    if place == len(table):
        return tick
    return max(tick, table[place].low) + mode.duration + table[place].pause


def _high(starts: Starts) -> int:
    return starts.high
