"""Energetic reasoning on calendars: work that cannot be elsewhere, against what there is."""

from collections.abc import Iterator, Sequence
from functools import partial
from math import isqrt
from typing import NamedTuple

import numpy as np

from scheduler.engine.site.bounds.base import Tighten
from scheduler.engine.site.bounds.held import held_within
from scheduler.engine.site.bounds.loads import ResourceLoad
from scheduler.engine.site.bounds.ticks import NEVER, Flags, Ints
from scheduler.engine.site.bounds.windows import Impossible, Windows

CELLS = 1 << 18
"""Pairs of a mode and an interval that are looked at in one go, for the sake of memory."""

MOST_CELLS = 1 << 20
"""Pairs of a mode and an interval that are looked at in all."""


class Spread(NamedTuple):
    """Ways of a load on their clocks when started first and last, and the least they take."""

    modes: Ints
    demand: Ints
    clock: Ints
    first: Ints
    first_end: Ints
    last: Ints
    last_end: Ints
    least: Ints
    groups: Ints
    sizes: Ints
    whole: Flags


def spread(windows: Windows, load: ResourceLoad) -> Spread:
    """Return the ways that are left of a load."""
    network = windows.network
    left = windows.alive[load.modes]
    modes, clock = load.modes[left], load.clock[left]
    tasks, groups, users = np.unique(network.task[modes], return_index=True, return_counts=True)
    everything = np.bincount(network.task[windows.alive], minlength=network.size)
    first, last = windows.first[modes], windows.last[modes]
    ends = windows.first_end[modes], windows.last_end[modes]
    least = network.duration[modes]
    if load.kept:
        least = least + network.tables.least_pause(network.table[modes], first, last)
    read = load.clocks.worked_before
    return Spread(
        modes=modes,
        demand=load.demand[left],
        clock=clock,
        first=read(clock, first),
        first_end=read(clock, ends[0]),
        last=read(clock, last),
        last_end=read(clock, ends[1]),
        least=least,
        groups=groups,
        sizes=users,
        whole=users == everything[tasks],
    )


def tighteners(loads: Sequence[ResourceLoad]) -> list[Tighten]:
    """Return a bound for each load."""
    return [partial(tighten, load) for load in loads]


def tighten(load: ResourceLoad, windows: Windows, points: int) -> bool:
    r"""
    Compare the work that must lie in an interval with what the resource gives in it.

    On the clock of its working time a task runs without a stop, so in an interval :math:`[a, b)`
    it takes at least the lesser of what it takes there when started first and when started last,
    and no more than its work (or least span, where pauses do not free the resource). Where all
    this exceeds the amount there is, the goal is impossible; where one task started first would,
    its start is moved behind, and likewise in front.

    Parameters
    ----------
    points
        How many ends of intervals to try, of the first starts and last ends there are.

    References
    ----------
    Baptiste, P., Le Pape, C. and Nuijten, W. (1999). Satisfiability tests and time-bound
    adjustments for cumulative scheduling problems. Annals of Operations Research 92, 305-333.
    """
    found = spread(windows, load)
    if not len(found.modes) or not windows.is_news(load.modes, id(load), points):
        return False
    earliest = np.full(len(found.modes), -1, dtype=np.int64)
    latest = np.full(len(found.modes), NEVER, dtype=np.int64)
    for begin, end in _intervals(windows, found.modes, points):
        _look_at(windows, load, found, (begin, end), (earliest, latest))
    return _narrow(windows, load, found, earliest, latest)


def _intervals(windows: Windows, modes: Ints, points: int) -> Iterator[tuple[Ints, Ints]]:
    points = max(min(points, isqrt(2 * MOST_CELLS // len(modes))), 2)
    begins = _some(np.unique(windows.first[modes]), points)
    ends = _some(np.unique(windows.last_end[modes]), points)
    begin, end = (grid.ravel() for grid in np.meshgrid(begins, ends))
    begin, end = begin[begin < end], end[begin < end]
    step = max(CELLS // len(modes), 1)
    for place in range(0, len(begin), step):
        yield begin[place : place + step], end[place : place + step]


def _some(ticks: Ints, points: int) -> Ints:
    """Return ticks spread over all of them, with the first and the last."""
    if len(ticks) <= points:
        return ticks
    return ticks[np.linspace(0, len(ticks) - 1, points).astype(np.int64)]


def _look_at(
    windows: Windows,
    load: ResourceLoad,
    found: Spread,
    interval: tuple[Ints, Ints],
    narrowed: tuple[Ints, Ints],
) -> None:
    begin, end = (_on_clocks(load, found, ticks) for ticks in interval)
    left = _within(begin, end, found.first, found.first_end)
    right = _within(begin, end, found.last, found.last_end)
    least = np.minimum(np.minimum(left, right), found.least[:, None])
    work = np.maximum(least, 0) * found.demand[:, None]
    if len(found.groups) < len(found.modes):
        work = np.minimum.reduceat(work, found.groups, axis=0)
    work *= found.whole[:, None]
    before = load.amounts.before
    spare = before(interval[1]) - before(interval[0]) - work.sum(axis=0)
    spare -= held_within(windows, load.holds, interval)
    if (spare < 0).any():
        raise Impossible
    tight = spare < (found.least * found.demand).max()
    most = spare[tight] + np.repeat(work[:, tight], found.sizes, axis=0)
    most //= found.demand[:, None]
    fits = most >= found.least[:, None]
    after = np.where(fits | (left[:, tight] <= most), -1, end[:, tight] - most)
    until = np.where(fits | (right[:, tight] <= most), NEVER, begin[:, tight] + most)
    np.maximum(narrowed[0], after.max(axis=1, initial=-1), out=narrowed[0])
    np.minimum(narrowed[1], until.min(axis=1, initial=NEVER), out=narrowed[1])


def _within(begin: Ints, end: Ints, since: Ints, till: Ints) -> Ints:
    """Return how much of a stretch of each mode lies in each interval; below zero for none."""
    found: Ints = np.minimum(end, till[:, None])
    found -= np.maximum(begin, since[:, None])
    return found


def _on_clocks(load: ResourceLoad, found: Spread, ticks: Ints) -> Ints:
    """Return ticks as each mode's clock shows them: a row for each mode."""
    clocks, row = np.unique(found.clock, return_inverse=True)
    each, place = np.unique(ticks, return_inverse=True)
    shown = load.clocks.worked_before(
        np.repeat(clocks, len(each)), np.tile(each, len(clocks))
    ).reshape(len(clocks), len(each))
    return np.asarray(shown[:, place][row])


def _narrow(
    windows: Windows, load: ResourceLoad, found: Spread, earliest: Ints, latest: Ints
) -> bool:
    """Move starts and ends to where the clocks say."""
    start_from = np.full(len(windows.first), -1, dtype=np.int64)
    start_from[found.modes] = load.clocks.first_with(found.clock, earliest)
    end_by = np.full(len(windows.first), NEVER, dtype=np.int64)
    end_by[found.modes] = np.where(
        latest < NEVER, load.clocks.last_with(found.clock, latest), NEVER
    )
    return windows.start_from(start_from) | windows.end_by(end_by)
