"""
A problem in the form that the kernels take: chained links, and resources packed into words.

A word holds the amounts of four resources in lanes of 15 bits. The highest bit of each lane is a
guard that stays set as long as the lane is not overdrawn, so one subtraction and one comparison
judge four resources at once.
"""

from typing import NamedTuple

import numpy as np

from scheduler.engine.bounds import tails
from scheduler.engine.problem import Ints, PlainProject, refusal

LANES = 4
LANE_BITS = 15
MOST_CAPACITY = (1 << (LANE_BITS - 1)) - 1
GUARD = sum(1 << (LANE_BITS * lane + LANE_BITS - 1) for lane in range(LANES))


class PackedNetwork(NamedTuple):
    """
    Durations, links of both directions, packed demands and capacities, and tails.

    The tasks before task ``i`` are ``before[before_from[i] : before_from[i + 1]]``; likewise those
    after it. ``demands`` has a row for each word.
    """

    durations: Ints
    before_from: Ints
    before: Ints
    after_from: Ints
    after: Ints
    demands: Ints
    capacities: Ints
    tails: Ints


class Scratch(NamedTuple):
    """
    Memory that an evaluation works in, one for each thread.

    ``free`` is what the resources have left at each time, word by word; ``extent`` how much of it
    is used. After an evaluation ``ends`` are the ends of the tasks.
    """

    free: Ints
    extent: Ints
    ends: Ints
    mirrored: Ints
    keys: Ints
    counts: Ints


def pack(problem: PlainProject) -> PackedNetwork:
    """
    Return the problem for the kernels.

    Raises
    ------
    InputError
        If a capacity does not fit into its lane.
    """
    if problem.capacities.max(initial=0) > MOST_CAPACITY:
        message = f"a resource has more than {MOST_CAPACITY} units"
        raise refusal("project-capacity", message, problem.name)
    before_from, before = _chained(problem.size, problem.links[:, 1], problem.links[:, 0])
    after_from, after = _chained(problem.size, problem.links[:, 0], problem.links[:, 1])
    return PackedNetwork(
        durations=problem.durations,
        before_from=before_from,
        before=before,
        after_from=after_from,
        after=after,
        demands=np.ascontiguousarray(_packed(problem.demands).T),
        capacities=_packed(problem.capacities[None, :])[0] | GUARD,
        tails=np.array(tails(problem), dtype=np.int64),
    )


def make_scratch(problem: PlainProject) -> Scratch:
    """Return fresh memory for evaluations of a problem."""
    horizon = int(problem.durations.sum()) + 2
    words = _words(problem)
    return Scratch(
        free=np.zeros((words, horizon), dtype=np.int64),
        extent=np.full(1, horizon, dtype=np.int64),
        ends=np.zeros(problem.size, dtype=np.int64),
        mirrored=np.zeros(problem.size, dtype=np.int64),
        keys=np.zeros(problem.size, dtype=np.int64),
        counts=np.zeros(horizon, dtype=np.int64),
    )


def _words(problem: PlainProject) -> int:
    return max(1, -(-len(problem.capacities) // LANES))


def _packed(amounts: Ints) -> Ints:
    """Return the rows of amounts as rows of words."""
    rows, resources = amounts.shape
    words = np.zeros((rows, max(1, -(-resources // LANES))), dtype=np.int64)
    for resource in range(resources):
        word, lane = divmod(resource, LANES)
        words[:, word] += amounts[:, resource] << (LANE_BITS * lane)
    return words


def _chained(size: int, keys: Ints, values: Ints) -> tuple[Ints, Ints]:
    """Return where the values of each key begin, and the values by key."""
    begins = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(np.bincount(keys, minlength=size), out=begins[1:])
    return begins, np.ascontiguousarray(values[np.argsort(keys, kind="stable")])
