"""
Simulated annealing on a site, its temperature tied to the fraction of the search that has passed.

It cools like `scheduler.engine.searches.annealing`, in degrees of a mean duration.
"""

import numpy as np

from scheduler.engine.kernels.site_annealing import SiteAnnealingState, anneal
from scheduler.engine.kernels.site_lists import sort_along
from scheduler.engine.searches.annealing import ONE_CYCLE, THREE_CYCLES, Cycle
from scheduler.engine.searches.base import LARGE, SearchStretch, set_seed
from scheduler.engine.site.field import latest_first, make_field
from scheduler.engine.site.memory import KEY, NEVER, make_memory, make_plan
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.searches import Elsewhere

DEGREE = 0.18
"""
Ticks of delay that one degree of temperature stands for, as a part of the mean duration.

In the projects that the temperatures were measured on it is one time unit of a mean of 5.5.
"""


class SiteAnnealing:
    """Anneals a task list and the modes of its tasks, cycle after cycle."""

    def __init__(self, site: Site, seed: int, elsewhere: Elsewhere) -> None:
        self._site = site
        self._elsewhere = elsewhere
        self._field = make_field(site)
        self._memories = (make_memory(self._field.packed), make_memory(self._field.mirrored))
        self._state = np.zeros(1, dtype=np.int64)
        set_seed(seed, self._state)
        self._cycles = ONE_CYCLE if site.size >= LARGE else THREE_CYCLES
        self._cycle = self._cycles[0]
        self._degree = DEGREE * mean_duration(site)
        self._trail = make_trail(site)
        self._trail.trial.order[:] = latest_first(self._field, self._memories)
        self._begin()
        self._go_on_from(self._elsewhere())

    def run(self, stretch: SearchStretch) -> Placement | None:
        """Take as many steps as asked for and return the best placement so far, if there is one."""
        cycle = next(each for each in reversed(self._cycles) if stretch.begin >= each.begin)
        if cycle is not self._cycle:
            self._cycle = cycle
            self._go_on_from(self._elsewhere() or read_best(self._site, self._trail))
        heat = (self._heat(cycle, stretch.begin), self._heat(cycle, stretch.end))
        if stretch.evaluations:
            self._anneal(stretch.evaluations, heat)
        return read_best(self._site, self._trail)

    def _heat(self, cycle: Cycle, fraction: float) -> float:
        return cycle.temperature(fraction) * self._degree

    def _anneal(self, steps: int, heat: tuple[float, float]) -> None:
        anneal(self._field, self._memories, self._state, self._trail, steps, heat)

    def _begin(self) -> None:
        """Judge the plan on trial and go on from it."""
        self._anneal(0, (0.0, 0.0))

    def _go_on_from(self, placement: Placement | None) -> None:
        if placement is None:
            return
        packed, dates, trial = self._field.packed, self._memories[0].dates, self._trail.trial
        trial.order[:] = placement.order
        dates[:-1, KEY] = placement.starts
        sort_along(packed, dates, trial.order)
        trial.genes[:] = placement.modes
        self._begin()
        self._note(placement)

    def _note(self, placement: Placement) -> None:
        """Take a placement for the best so far if it is better."""
        end, best = self._site.goal_end(placement.starts, placement.modes), self._trail.best
        if end < self._trail.costs[1]:
            self._trail.costs[1] = end
            best.starts[:], best.modes[:] = placement.starts, placement.modes
            best.order[:] = placement.order


def read_best(site: Site, trail: SiteAnnealingState) -> Placement | None:
    """Return the best placement that a search has come upon, if there is one."""
    if trail.costs[1] > site.horizon:
        return None
    starts, modes, order = (
        each.tolist() for each in (trail.best.starts, trail.best.modes, trail.best.order)
    )
    return Placement(tuple(starts), tuple(modes), tuple(order))


def mean_duration(site: Site) -> float:
    """Return the mean of the shortest durations of tasks that take time."""
    lengths = [min(mode.duration for mode in modes) for modes in site.modes]
    worked = [length for length in lengths if length]
    return sum(worked) / max(1, len(worked))


def make_trail(site: Site) -> SiteAnnealingState:
    """Return a trail that has not begun; where there are stores, each task has its first mode."""
    here, best, trial = (make_plan(site.size) for _ in range(3))
    if site.stores:
        trial.genes[:] = 0
    return SiteAnnealingState(
        here,
        best,
        trial,
        costs=np.full(2, NEVER, dtype=np.int64),
        places=np.zeros(site.size, dtype=np.int64),
        left=np.zeros(len(site.stores), dtype=np.int64),
    )
