"""Near-critical chains: sequences of steps that push one another, the tightest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.analyse.driving.driver import Driver
from scheduler.analyse.floats.floats import Float
from scheduler.analyse.floats.retiming import Relations
from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.resource_order.partial_order import PartialOrder
from scheduler.model.notation.base import Minutes, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class NearChain:
    """
    Steps in order, each driven or pushed by the one before; no step is in two chains.

    ``float`` is the least total float among them, that of ``tightest``: how long the chain can slip
    as a whole. A step that has more can slip further before a wait behind it is used up.
    """

    float: Minutes
    tightest: TaskId
    steps: tuple[TaskId, ...]


class Weaver:
    """Takes the tightest step left and follows what drives it and what it pushes."""

    def __init__(
        self,
        order: PartialOrder,
        ties: Relations,
        floats: Mapping[TaskId, Float],
        drivers: Mapping[TaskId, Driver],
    ) -> None:
        self.order = order
        self.ties = ties
        self.drivers = drivers
        self.tightness = {
            task_id: own.total for task_id, own in floats.items() if own.total is not None
        }
        self.left = dict.fromkeys(sorted(self.tightness, key=self._rank))

    def _rank(self, task_id: TaskId) -> tuple[Minutes, Minutes, TaskId]:
        return self.tightness[task_id], -self.order.schedule[task_id].end, task_id

    def weave(self) -> tuple[NearChain, ...]:
        """Return all chains, ranked by float."""
        chains = []
        if self.order.situation.launch in self.left:
            chains.append(self._chain(self.order.situation.launch))
        while self.left:
            chains.append(self._chain(next(iter(self.left))))
        return tuple(sorted(chains, key=lambda chain: chain.float))

    def _chain(self, seed: TaskId) -> NearChain:
        steps = [seed]
        del self.left[seed]
        before = self._driven_by(seed)
        while before in self.left:
            steps.insert(0, before)
            del self.left[before]
            before = self._driven_by(before)
        after = self._pushed(seed)
        while after is not None:
            steps.append(after)
            del self.left[after]
            after = self._pushed(after)
        tightest = min(reversed(steps), key=self.tightness.__getitem__)
        return NearChain(float=self.tightness[tightest], tightest=tightest, steps=tuple(steps))

    def _driven_by(self, task_id: TaskId) -> TaskId | None:
        """Return the step before that drives one; a limit leads to a later one and ends a chain."""
        driver = self.drivers[task_id]
        return None if driver.cause is Cause.LIMIT else driver.task

    def _pushed(self, task_id: TaskId) -> TaskId | None:
        """Return the tightest step left that a later end of this one pushes."""
        end = self.order.schedule[task_id].end
        targets = {
            tie.target
            for tie in self.ties.out[task_id]
            if tie.target in self.left and self.order.schedule[tie.target].end >= end
        }
        return min(targets, key=self._rank, default=None)


def near_critical_chains(
    order: PartialOrder,
    ties: Relations,
    floats: Mapping[TaskId, Float],
    drivers: Mapping[TaskId, Driver],
) -> tuple[NearChain, ...]:
    """Return the chains of all steps that launch waits for, the tightest first."""
    return Weaver(order, ties, floats, drivers).weave()
