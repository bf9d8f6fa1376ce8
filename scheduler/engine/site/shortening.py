"""
A site as far as it matters: what lies well behind a known placement is left out.

The horizon of a site has to suffice for any placement, and is often many times as far as that of a
good one. Until there, levels and legal starts cost time in every list that is tried.
"""

from dataclasses import replace

from scheduler.engine.site.problem import Placement, Site

MARGIN = 1.25
"""How far beyond the last end of the known placement a site goes on, so that lists may be worse."""


def shorten(site: Site, known: Placement | None) -> Site:
    """
    Return a site that ends not long after a known placement; the same where none is known.

    Its placements keep all rules of the whole site. What it has no place for may be possible there,
    but ends later than what is known.
    """
    if known is None:
        return site
    last = max(site.ends_of(known), default=0)
    horizon = min(site.horizon, 1 + int(MARGIN * last))
    return replace(
        site,
        tables=tuple(tuple(each for each in table if each.low <= horizon) for table in site.tables),
        workings=tuple(
            tuple((opens, min(closes, horizon)) for opens, closes in working if opens < horizon)
            for working in site.workings
        ),
        resources=tuple(
            replace(
                resource,
                levels=tuple(pair for pair in resource.levels if pair[0] < max(horizon, 1)),
            )
            for resource in site.resources
        ),
        horizon=horizon,
    )
