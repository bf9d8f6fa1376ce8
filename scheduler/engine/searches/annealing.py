"""
Simulated annealing, its temperature tied to the fraction of the search that has passed.

Large projects cool once. Smaller ones cool three times, each time longer, and later from the best
schedule that any search has found.
"""

from typing import NamedTuple

import numpy as np

from scheduler.engine.kernels.annealing import AnnealingState, anneal
from scheduler.engine.kernels.lists import sample_list
from scheduler.engine.kernels.schedules import evaluate
from scheduler.engine.packing import make_scratch, pack
from scheduler.engine.problem import PlainProject
from scheduler.engine.searches.base import LARGE, Elsewhere, ListSchedule, SearchStretch, set_seed

FIRST_HEAT = 0.5
LATER_HEAT = 0.4
FIRST_TRIES = 4
"""Ready tasks that are compared for each place of the first list."""


class Cycle(NamedTuple):
    """One cooling: the fractions of the search between which it runs, and its first temperature."""

    begin: float
    end: float
    heat: float

    def temperature(self, fraction: float) -> float:
        """Return the temperature at a fraction of the search."""
        passed = (fraction - self.begin) / (self.end - self.begin)
        return self.heat * min(max(1.0 - passed, 0.0), 1.0)


ONE_CYCLE = (Cycle(0.0, 1.0, FIRST_HEAT),)
THREE_CYCLES = (
    Cycle(0.0, 0.15, FIRST_HEAT),
    Cycle(0.15, 0.4, LATER_HEAT),
    Cycle(0.4, 1.0, LATER_HEAT),
)


class Annealing:
    """Anneals one task list, cycle after cycle."""

    def __init__(self, problem: PlainProject, seed: int, elsewhere: Elsewhere) -> None:
        self._problem = problem
        self._elsewhere = elsewhere
        self._network = pack(problem)
        self._scratch = make_scratch(problem)
        self._state = np.zeros(1, dtype=np.int64)
        set_seed(seed, self._state)
        self._cycles = ONE_CYCLE if problem.size >= LARGE else THREE_CYCLES
        self._cycle = self._cycles[0]
        self._trail = self._first_trail()
        self._found = self._read()

    def run(self, stretch: SearchStretch) -> ListSchedule:
        """Take as many steps as asked for, the temperature falling along the stretch."""
        cycle = next(each for each in reversed(self._cycles) if stretch.begin >= each.begin)
        if cycle is not self._cycle:
            self._cycle = cycle
            self._go_on_from(self._elsewhere() or self._found)
        heat = (cycle.temperature(stretch.begin), cycle.temperature(stretch.end))
        anneal(self._network, self._scratch, self._state, self._trail, stretch.evaluations, heat)
        if self._trail.spans[1] < self._found.makespan:
            self._found = self._read()
        return self._found

    def _first_trail(self) -> AnnealingState:
        size = self._problem.size
        order, places = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
        sample_list(self._network, self._state, FIRST_TRIES, order, places)
        makespan, _ = evaluate(self._network, self._scratch, order)
        return AnnealingState(
            order=order,
            best=order.copy(),
            spans=np.full(2, makespan, dtype=np.int64),
            trial=np.zeros(size, dtype=np.int64),
            places=places,
        )

    def _go_on_from(self, found: ListSchedule) -> None:
        self._trail.order[:] = found.order
        self._trail.spans[0] = found.makespan

    def _read(self) -> ListSchedule:
        order = self._trail.best.copy()
        makespan, _ = evaluate(self._network, self._scratch, order)
        starts = self._scratch.ends - self._problem.durations
        return ListSchedule(int(makespan), tuple(starts.tolist()), tuple(order.tolist()))
