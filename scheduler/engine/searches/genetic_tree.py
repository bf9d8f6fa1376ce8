"""
A tournament tree of herds.

Herds of fresh lists are bred until they have lost patience. The best members of each wait for those
of others: four herds of one level make up a herd of the next, which is bred in turn.
"""

import numpy as np

from scheduler.engine.kernels.genetic import Population, breed, readmit, settle
from scheduler.engine.kernels.schedules import evaluate
from scheduler.engine.packing import make_scratch, pack
from scheduler.engine.problem import Ints, PlainProject
from scheduler.engine.searches.base import Elsewhere, ListSchedule, SearchStretch, set_seed

HERD = 200
FAN = 4
ELITE = HERD // FAN
PATIENCE = 20
"""Children without a better makespan, for each member of the herd, that end its breeding."""


def make_herd(size: int) -> Population:
    """Return memory for a herd of lists of so many tasks."""
    return Population(
        lists=np.zeros((HERD, size), dtype=np.int64),
        costs=np.zeros(HERD, dtype=np.int64),
        marks=np.zeros(HERD, dtype=np.int64),
        idle=np.zeros(1, dtype=np.int64),
        child=np.zeros(size, dtype=np.int64),
        places=np.zeros(size, dtype=np.int64),
        chosen=np.zeros(size, dtype=np.int64),
    )


class GeneticTree:
    """Breeds herds of task lists and lets the best of them meet."""

    def __init__(self, problem: PlainProject, seed: int, elsewhere: Elsewhere) -> None:
        del elsewhere
        self._problem = problem
        self._network = pack(problem)
        self._scratch = make_scratch(problem)
        self._state = np.zeros(1, dtype=np.int64)
        set_seed(seed, self._state)
        self._waiting: list[list[Ints]] = [[]]
        self._level = 0
        self._herd = self._fresh_herd()
        self._found = self._read()

    def run(self, stretch: SearchStretch) -> ListSchedule:
        """Breed as many children as asked for; new herds count with their members."""
        left = stretch.evaluations
        while left > 0:
            left -= self._breed(left)
            self._keep_best()
            if self._herd.idle[0] >= PATIENCE * HERD:
                self._retire()
                self._next_herd()
                left -= HERD
                self._keep_best()
        return self._found

    def _breed(self, children: int) -> int:
        patience = PATIENCE * HERD
        return int(breed(self._network, self._scratch, self._state, self._herd, children, patience))

    def _retire(self) -> None:
        """Keep the best lists of the herd for the next level."""
        best = np.argsort(self._herd.costs, kind="stable")[:ELITE]
        if self._level + 1 == len(self._waiting):
            self._waiting.append([])
        self._waiting[self._level + 1].append(self._herd.lists[best])

    def _next_herd(self) -> None:
        """Take the highest level at which enough herds wait, or a fresh herd."""
        for level in range(len(self._waiting) - 1, 0, -1):
            if len(self._waiting[level]) == FAN:
                self._herd = self._merged_herd(self._waiting[level])
                self._waiting[level] = []
                self._level = level
                return
        self._level = 0
        self._herd = self._fresh_herd()

    def _fresh_herd(self) -> Population:
        herd = make_herd(self._problem.size)
        settle(self._network, self._scratch, self._state, herd)
        return herd

    def _merged_herd(self, groups: list[Ints]) -> Population:
        herd = make_herd(self._problem.size)
        herd.lists[:] = np.concatenate(groups)
        readmit(self._network, self._scratch, herd)
        return herd

    def _keep_best(self) -> None:
        scale = self._problem.size + 1
        if int(self._herd.costs.min()) // scale < self._found.makespan:
            self._found = self._read()

    def _read(self) -> ListSchedule:
        order = self._herd.lists[int(self._herd.costs.argmin())].copy()
        makespan, _ = evaluate(self._network, self._scratch, order)
        starts = self._scratch.ends - self._problem.durations
        return ListSchedule(int(makespan), tuple(starts.tolist()), tuple(order.tolist()))
