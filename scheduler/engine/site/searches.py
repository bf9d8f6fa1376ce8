"""What a search of a site over lists is, and the one that needs nothing compiled."""

from collections.abc import Callable
from typing import Protocol

from numpy.random import default_rng

from scheduler.engine.searches.base import SearchStretch
from scheduler.engine.site.orders import random_order, topological
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.reference import place_in_order

Elsewhere = Callable[[], Placement | None]
"""Returns the best placement of all searches, if a search may go on from it."""


class SiteSearch(Protocol):
    """A search that is driven stretch by stretch; the same stretches repeat it exactly."""

    def run(self, stretch: SearchStretch) -> Placement | None:
        """Search for one stretch and return the best placement so far, if there is one."""


MakeSiteSearch = Callable[[Site, int, Elsewhere], SiteSearch]
"""Makes a search from a site, a seed and what is found elsewhere."""


class PlainSearch:
    """Random lists in plain Python: what there is until, or unless, the kernels are loaded."""

    def __init__(self, site: Site, seed: int) -> None:
        self._site = site
        self._random = default_rng(seed)
        self._order = topological(site)
        self._best: Placement | None = None

    def run(self, stretch: SearchStretch) -> Placement | None:
        """Try so many lists and return the best placement so far, if there is one."""
        for _ in range(stretch.evaluations):
            placement = place_in_order(self._site, self._order)
            if placement is not None and (
                self._best is None or self._end(placement) < self._end(self._best)
            ):
                self._best = placement
            self._order = random_order(self._site, self._random)
        return self._best

    def _end(self, placement: Placement) -> int:
        return self._site.goal_end(placement.starts, placement.modes)
