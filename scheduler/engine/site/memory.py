"""The memory that kernels work in on a site, one for each thread and direction of time."""

from typing import NamedTuple

import numpy as np

from scheduler.engine.problem import Ints
from scheduler.engine.site.packing import (
    FACTS,
    FIRST_BREAK,
    FIRST_NEED,
    FIRST_OPENED,
    FIRST_WAY,
    HELD_TO,
    STARTS_FROM,
    STARTS_TO,
    Packed,
)

NEVER = 1 << 60

TIMES = 0
START, END, WAY, AT, TRIED, START_BY, END_BY, KEY = range(8)
NEXT, NEXT_END, NEXT_AT, NEXT_STEP, NOT_BEFORE, NOT_END_BEFORE, STEP = range(8, 15)
DATES = 15
USED = 0
"""In the last row of the dates: how many steps are used."""


class WorkArrays(NamedTuple):
    """
    A timeline and the tasks placed on it.

    Parameters
    ----------
    steps
        Ticks, and from each on what is free, a row for each word. Behind those used stands a tick
        that never comes.
    dates
        For each task start, end, and the rows of its mode and of its starts, or a start of -1;
        before which ticks it may not start and not end; how it was sorted; and, while its place is
        looked for, the start, end, row and step looked at, the ticks not to start or end before,
        and the step of the best start so far.
    """

    steps: Ints
    dates: Ints


class ListState(NamedTuple):
    """
    A list of tasks with genes, and the schedule that they lead to.

    A gene is the place of a mode, or -1 for the one that ends first. The slacks say by how much
    each task can start later by the last justification.
    """

    order: Ints
    genes: Ints
    starts: Ints
    modes: Ints
    slacks: Ints


def make_plan(size: int) -> ListState:
    """Return an empty plan, all genes open."""
    order, starts, modes, slacks = (np.zeros(size, dtype=np.int64) for _ in range(4))
    return ListState(order, np.full(size, -1, dtype=np.int64), starts, modes, slacks)


def make_memory(packed: Packed) -> WorkArrays:
    """Return fresh memory for a packed site."""
    words, levels = packed.levels.shape
    steps = np.full((words, levels + _most_cuts(packed) + 2), NEVER, dtype=np.int64)
    return WorkArrays(steps, np.zeros((packed.orders.shape[1] + 1, DATES), dtype=np.int64))


def _most_cuts(packed: Packed) -> int:
    """Return how many ticks the tasks and holds can add to a timeline at most."""
    things, spans = packed.ground
    size = packed.orders.shape[1]
    most = int(2 * (things[FACTS, HELD_TO] - things[0, FIRST_OPENED]))
    for task in range(size):
        modes = range(things[task, FIRST_WAY], things[task + 1, FIRST_WAY])
        most += max(_cuts(things, spans, mode) for mode in modes)
    return most


def _cuts(things: Ints, spans: Ints, mode: int) -> int:
    if things[mode, FIRST_NEED] == things[mode + 1, FIRST_NEED]:
        return 0
    first, last = things[mode, STARTS_FROM], things[mode, STARTS_TO]
    breaks = np.diff(spans[first : last + 1, FIRST_BREAK])
    return 2 * (int(breaks.max(initial=0)) + 1)
