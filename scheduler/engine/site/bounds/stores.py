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
        [[_use(way, store) for store in numbers] for way in network.ways], dtype=np.int64
    ).reshape(len(network.ways), len(site.stores))
    outside = [ways for task, ways in enumerate(site.ways) if task not in network.place]
    left = [
        amount - sum(min(_use(way, store) for way in ways) for ways in outside)
        for store, amount in enumerate(site.stores)
    ]

    return [
        partial(_tighten_one, column, amount) for column, amount in zip(uses.T, left, strict=True)
    ]


def _tighten_one(uses: Ints, amount: int, windows: Windows, points: int) -> bool:  # noqa: ARG001
    network = windows.network
    least = best_of(np.where(windows.alive, uses, NEVER), network.first_way, greatest=False)
    spare = amount - int(least.sum())
    if spare < 0:
        raise Impossible
    return windows.drop(uses - least[network.task] > spare)


def _use(way: SiteMode, store: int) -> int:
    return sum(amount for number, amount in way.uses if number == store)
