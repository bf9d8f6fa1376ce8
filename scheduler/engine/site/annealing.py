"""
Simulated annealing on a site, its temperature tied to the fraction of the search that has passed.

It cools like `scheduler.engine.searches.annealing`, in degrees of a mean duration.
"""

from collections.abc import Callable, Iterable

import numpy as np

from scheduler.engine.kernels.site_annealing import Field, Trail, anneal
from scheduler.engine.kernels.site_lists import sort_along
from scheduler.engine.kernels.site_passes import place_all
from scheduler.engine.packing import Network
from scheduler.engine.problem import Ints
from scheduler.engine.searches.annealing import ONE_CYCLE, THREE_CYCLES, Cycle
from scheduler.engine.searches.base import LARGE, Stretch, set_seed
from scheduler.engine.site.memory import (
    END,
    END_BY,
    KEY,
    NEVER,
    START_BY,
    Memory,
    make_memory,
    make_plan,
)
from scheduler.engine.site.mirror import mirror
from scheduler.engine.site.packing import (
    FACTS,
    FIRST_APART,
    FIRST_CLOSED,
    FIRST_LIMIT,
    FIRST_NEED,
    FIRST_OPENED,
    FIRST_WAY,
    HELD_FROM,
    HELD_TO,
    HORIZON,
    ON_SOURCE,
    TOPOLOGICAL,
    Ground,
    Packed,
    pack,
)
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.rows import begins

ROUNDS = 8
"""Passes after which limits that are still overrun are given up."""

HUGE = 1000
"""Tasks from which so few lists are tried that each has to be likely to be better."""

URGENT = 50
"""Of a hundred moves on such a site those that put an urgent task earlier."""

DEGREE = 0.18
"""
Ticks of delay that one degree of temperature stands for, as a part of the mean duration.

In the projects that the temperatures were measured on it is one time unit of a mean of 5.5.
"""

Elsewhere = Callable[[], Placement | None]


class SiteAnnealing:
    """Anneals a task list and the ways of its tasks, cycle after cycle."""

    def __init__(self, site: Site, seed: int, elsewhere: Elsewhere) -> None:
        self._site = site
        self._elsewhere = elsewhere
        self._field = make_field(site)
        self._memories = (make_memory(self._field.packed), make_memory(self._field.mirrored))
        self._state = np.zeros(1, dtype=np.int64)
        set_seed(seed, self._state)
        self._cycles = ONE_CYCLE if site.size >= LARGE else THREE_CYCLES
        self._cycle = self._cycles[0]
        self._effort = effort(site.size)
        self._degree = DEGREE * mean_duration(site)
        self._trail = make_trail(site)
        self._trail.trial.order[:] = latest_first(self._field, self._memories)
        self._begin()
        self._go_on_from(self._elsewhere())

    def run(self, stretch: Stretch) -> Placement | None:
        """Take as many steps as asked for and return the best placement so far, if there is one."""
        cycle = next(each for each in reversed(self._cycles) if stretch.begin >= each.begin)
        if cycle is not self._cycle:
            self._cycle = cycle
            self._go_on_from(self._elsewhere() or self._read())
        heat = (self._heat(cycle, stretch.begin), self._heat(cycle, stretch.end))
        if stretch.evaluations:
            self._anneal(stretch.evaluations, heat)
        return self._read()

    def _heat(self, cycle: Cycle, fraction: float) -> float:
        return cycle.temperature(fraction) * self._degree

    def _anneal(self, steps: int, heat: tuple[float, float]) -> None:
        anneal(self._field, self._memories, self._state, self._trail, steps, heat, self._effort)

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
        trial.genes[:] = placement.ways
        self._begin()

    def _read(self) -> Placement | None:
        best = self._trail.best
        if self._trail.costs[1] > self._site.horizon:
            return None
        starts, ways, order = (each.tolist() for each in (best.starts, best.ways, best.order))
        return Placement(tuple(starts), tuple(ways), tuple(order))


def effort(size: int) -> tuple[int, int, int]:
    """Return most passes for limits, how far a task moves in the list, and how often it hurries."""
    if size > HUGE:
        return ROUNDS, size // 20, URGENT
    return ROUNDS, max(1, size // 4), 0


def mean_duration(site: Site) -> float:
    """Return the mean of the shortest durations of tasks that take time."""
    lengths = [min(way.duration for way in ways) for ways in site.ways]
    worked = [length for length in lengths if length]
    return sum(worked) / max(1, len(worked))


def make_field(site: Site) -> Field:
    """Return a site as the kernels take it."""
    packed, other = pack(site), mirror(site)
    mirrored = packed._replace(orders=packed.orders[:, :0].copy())
    if other is not None:
        mirrored = pack(other, ON_SOURCE)
    several = [task for task, ways in enumerate(site.ways) if len(ways) > 1]
    return Field(packed, mirrored, make_network(site), np.array(several, dtype=np.int64))


def make_network(site: Site) -> Network:
    """Return the tasks before and after each task."""
    before = [sorted({link.source for link in links}) for links in site.links_into]
    after = [sorted({link.target for link in links}) for links in site.links_out]
    nothing = np.zeros(site.size, dtype=np.int64)
    return Network(
        durations=nothing,
        before_from=begins(map(len, before)),
        before=_joined(before),
        after_from=begins(map(len, after)),
        after=_joined(after),
        demands=nothing[None, :].copy(),
        capacities=nothing[:1].copy(),
        tails=nothing,
    )


def _joined(lists: Iterable[Iterable[int]]) -> Ints:
    return np.array([each for one in lists for each in one], dtype=np.int64)


def make_trail(site: Site) -> Trail:
    """Return a trail that has not begun; where there are stores, each task has its first way."""
    here, best, trial = (make_plan(site.size) for _ in range(3))
    if site.stores:
        trial.genes[:] = 0
    return Trail(
        here,
        best,
        trial,
        costs=np.full(2, NEVER, dtype=np.int64),
        places=np.zeros(site.size, dtype=np.int64),
        left=np.zeros(len(site.stores), dtype=np.int64),
    )


def latest_first(field: Field, memories: tuple[Memory, Memory]) -> Ints:
    """Return the tasks by the latest starts that links alone allow; as numbered if none is late."""
    (memory, back), packed, size = memories, field.packed, len(field.network.durations)
    order: Ints = packed.orders[TOPOLOGICAL].copy()
    genes = np.full(size, -1, dtype=np.int64)
    memory.dates[:, [START_BY, END_BY]] = 0
    back.dates[:, END_BY] = 0
    if field.mirrored.orders.size and place_all(relaxed(packed), memory, order, genes) == 0:
        horizon = packed.ground.things[FACTS, HORIZON]
        back.dates[:, START_BY] = horizon - memory.dates[:-1, END].max()
        late = field.mirrored.orders[TOPOLOGICAL].copy()
        if place_all(relaxed(field.mirrored), back, late, genes) == 0:
            memory.dates[:, KEY] = horizon - back.dates[:, END]
            sort_along(packed, memory.dates, order)
    return order


def relaxed(packed: Packed) -> Packed:
    """Return a packed site without resources, limits, holds and pairs that are kept apart."""
    things, spans = packed.ground
    things, size = things.copy(), packed.orders.shape[1]
    things[: size + 1, [FIRST_OPENED, FIRST_CLOSED, FIRST_LIMIT]] = 0
    ways = slice(things[0, FIRST_WAY], things[size, FIRST_WAY] + 1)
    things[ways, [FIRST_NEED, FIRST_APART]] = 0
    things[FACTS, HELD_FROM] = things[FACTS, HELD_TO]
    return packed._replace(ground=Ground(things, spans))
