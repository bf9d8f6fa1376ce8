"""A tournament tree of herds on a site, as `scheduler.engine.searches.genetic_tree` has it."""

import numpy as np

from scheduler.engine.kernels.site_genetic import SitePopulation, breed_site, settle_site
from scheduler.engine.problem import Ints
from scheduler.engine.searches.base import SearchStretch, set_seed
from scheduler.engine.searches.genetic_tree import ELITE, FAN, HERD, PATIENCE, make_herd
from scheduler.engine.site.annealing import make_trail, read_best
from scheduler.engine.site.field import latest_first, make_field
from scheduler.engine.site.memory import KEY, make_memory
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.searches import Elsewhere


class SiteGeneticTree:
    """Breeds herds of task lists with modes and lets the best of them meet."""

    def __init__(self, site: Site, seed: int, elsewhere: Elsewhere) -> None:
        del elsewhere
        self._site = site
        self._field = make_field(site)
        self._memories = (make_memory(self._field.packed), make_memory(self._field.mirrored))
        self._state = np.zeros(1, dtype=np.int64)
        set_seed(seed, self._state)
        latest_first(self._field, self._memories)
        self._field.network.tails[:] = site.horizon - self._memories[0].dates[:-1, KEY]
        self._trail = make_trail(site)
        self._waiting: list[list[Ints]] = [[]]
        self._level = 0
        self._settle(None)

    def run(self, stretch: SearchStretch) -> Placement | None:
        """Breed as many children as asked for; new herds count with their members."""
        left = stretch.evaluations
        while left > 0:
            left -= self._breed(left)
            if self._tribe.herd.idle[0] >= PATIENCE * HERD:
                self._retire()
                self._next_herd()
                left -= HERD
        return read_best(self._site, self._trail)

    def _settle(self, members: Ints | None) -> None:
        """Make a herd of lists and genes, or a fresh one."""
        size = self._site.size
        genes = np.full((HERD, size), 0 if self._site.stores else -1, dtype=np.int64)
        self._tribe = SitePopulation(make_herd(size), genes)
        if members is not None:
            self._tribe.herd.lists[:], genes[:] = members[:, :size], members[:, size:]
        settle_site(self._field, self._memories, self._state, self._trail, self._tribe)

    def _breed(self, children: int) -> int:
        search = (self._field, self._memories, self._state, self._trail)
        limits = (children, PATIENCE * HERD)
        return int(breed_site(*search, self._tribe, limits))

    def _retire(self) -> None:
        """Keep the best members of the herd for the next level."""
        best = np.argsort(self._tribe.herd.costs, kind="stable")[:ELITE]
        if self._level + 1 == len(self._waiting):
            self._waiting.append([])
        members = np.concatenate((self._tribe.herd.lists[best], self._tribe.genes[best]), axis=1)
        self._waiting[self._level + 1].append(members)

    def _next_herd(self) -> None:
        """Take the highest level at which enough herds wait, or a fresh herd."""
        for level in range(len(self._waiting) - 1, 0, -1):
            if len(self._waiting[level]) == FAN:
                members = np.concatenate(self._waiting[level])
                self._waiting[level] = []
                self._level = level
                self._settle(members)
                return
        self._level = 0
        self._settle(None)
