"""The bound of stores: a way that uses up more than the other tasks leave is given up."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from scheduler.engine.site.bounds.base import Tighten
from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.bounds.ticks import NEVER, Ints, best_of
from scheduler.engine.site.bounds.windows import Impossible, Windows
from scheduler.engine.site.problem import SiteMode


def prepare_stores(network: Network) -> Sequence[Tighten]:
    """Return the bound by the least that each task uses of each store."""
    site = network.site
    numbers = range(len(site.stores))
    uses = np.array(
        [[_use(mode, store) for store in numbers] for mode in network.modes], dtype=np.int64
    ).reshape(len(network.modes), len(site.stores))
    outside = [modes for task, modes in enumerate(site.modes) if task not in network.place]
    left = [
        amount - sum(min(_use(mode, store) for mode in modes) for modes in outside)
        for store, amount in enumerate(site.stores)
    ]

    return [
        partial(_tighten_one, column, amount) for column, amount in zip(uses.T, left, strict=True)
    ]


def _tighten_one(uses: Ints, amount: int, windows: Windows, points: int) -> bool:  # noqa: ARG001
    network = windows.network
    least = best_of(np.where(windows.alive, uses, NEVER), network.first_mode, greatest=False)
    spare = amount - int(least.sum())
    if spare < 0:
        raise Impossible
    return windows.drop(uses - least[network.task] > spare)


def _use(mode: SiteMode, store: int) -> int:
    return sum(amount for number, amount in mode.uses if number == store)
