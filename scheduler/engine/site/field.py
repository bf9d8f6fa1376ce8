"""A site as the kernels take it, and the list that a search on it begins with."""

from collections.abc import Iterable

import numpy as np

from scheduler.engine.kernels.site_annealing import SearchArrays
from scheduler.engine.kernels.site_lists import sort_along
from scheduler.engine.kernels.site_passes import place_all
from scheduler.engine.packing import PackedNetwork
from scheduler.engine.problem import Ints
from scheduler.engine.site.memory import END, END_BY, KEY, START_BY, WorkArrays
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
    Packed,
    PackedSite,
    pack,
)
from scheduler.engine.site.problem import Site
from scheduler.engine.site.rows import begins

ROUNDS = 8
"""Passes after which limits that are still overrun are given up."""

HUGE = 1000
"""Tasks from which so few lists are tried that each has to be likely to be better."""

URGENT = 50
"""Of a hundred moves on such a site those that put an urgent task earlier."""


def make_field(site: Site) -> SearchArrays:
    """Return a site as the kernels take it."""
    packed, other = pack(site), mirror(site)
    mirrored = packed._replace(orders=packed.orders[:, :0].copy())
    if other is not None:
        mirrored = pack(other, ON_SOURCE)
    several = [task for task, modes in enumerate(site.modes) if len(modes) > 1]
    return SearchArrays(
        packed, mirrored, make_network(site), np.array(several, dtype=np.int64), effort(site.size)
    )


def effort(size: int) -> tuple[int, int, int]:
    """Return most passes for limits, how far a task moves in the list, and how often it hurries."""
    if size > HUGE:
        return ROUNDS, size // 20, URGENT
    return ROUNDS, max(1, size // 4), 0


def make_network(site: Site) -> PackedNetwork:
    """Return the tasks before and after each task."""
    before = [sorted({link.source for link in links}) for links in site.links_into]
    after = [sorted({link.target for link in links}) for links in site.links_out]
    nothing = np.zeros(site.size, dtype=np.int64)
    return PackedNetwork(
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


def latest_first(field: SearchArrays, memories: tuple[WorkArrays, WorkArrays]) -> Ints:
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
    modes = slice(things[0, FIRST_WAY], things[size, FIRST_WAY] + 1)
    things[modes, [FIRST_NEED, FIRST_APART]] = 0
    things[FACTS, HELD_FROM] = things[FACTS, HELD_TO]
    return packed._replace(ground=PackedSite(things, spans))
