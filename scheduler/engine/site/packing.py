"""
A site in the form that the kernels take: few tables of whole numbers, a row for each thing.

The names of the columns are constants. Things refer to each other by row. Where the things of a
task or a mode follow each other, its row says where they begin, and the next row where they end.
Kernels are handed few arrays, since each one costs time at every call.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scheduler.engine.problem import Ints
from scheduler.engine.site.lanes import BitLanes
from scheduler.engine.site.orders import topological
from scheduler.engine.site.problem import Site, SiteMode, Starts
from scheduler.engine.site.rows import Stack, begins

FIRST_WAY, FIRST_LINK, FIRST_OPENED, FIRST_CLOSED, FIRST_LIMIT = range(5)
DURATION, STARTS_FROM, STARTS_TO, LONGEST_PAUSE, FIRST_NEED = range(5)
KEEPS, WORKING_FROM, WORKING_TO, FIRST_APART, SHIFT = range(5, 10)
LOW, HIGH, PAUSE, FIRST_BREAK, FIRST_AT = range(5)
STOP, RESUME = range(2)
OPENS, CLOSES, BEFORE = range(3)
WORD, AMOUNT, MASK, KEPT_AMOUNT, KEPT_MASK = range(5)
OTHER, OTHER_WAY = range(2)
SOURCE, FROM_END, TO_END, LAG, COUNTED = range(5)
HOLD_SOURCE, HOLD_TARGET, HOLD_WORD, HOLD_AMOUNT, HOLD_MASK = range(5)
LIMIT_SOURCE, LIMIT_FROM_END, LIMIT_TARGET, LIMIT_TO_END, LONGEST = range(5)
HORIZON, GOAL, LIMITS_FROM, LIMITS_TO, HELD_FROM, HELD_TO = range(6)
FACTS = -1
"""The last row of all things: facts about the whole site."""

RANKS, TOPOLOGICAL = range(2)

ELAPSED, ON_TARGET, ON_SOURCE = range(3)
"""How a lag is counted: on all ticks, or on the working time of the target or the source."""

RELEASED_ONLY, KEPT_TOO, KEPT_ONLY = range(3)
"""Whether what a mode takes stays taken in its pauses: nothing, some of it, or all of it."""

THING, SPAN = 10, 5


class PackedSite(NamedTuple):
    """
    What kernels look at all the time.

    Parameters
    ----------
    things
        Tasks by number, then modes, the words that these need, the modes that they keep apart from,
        links by target, holds by source with those from tick 0 at the end, holds by target, limits
        by source with those of nobody at the end, and a row of facts.
    spans
        Starts, the breaks that these cross, and stretches of working time with the work before.
        Time is cut into as many equal parts as a mode has starts, a power of two each: the nth
        start tells which is the first one that is not over when the nth part begins.
    """

    things: Ints
    spans: Ints


class Packed(NamedTuple):
    """
    A packed site.

    Parameters
    ----------
    ground
        Its tables.
    levels
        The ticks from which on resources have other levels, and a row for each word of levels.
    orders
        The place of each task in one order along the links, and that order.
    stores, uses
        What there is to be used up, and what each mode uses of it, by its row among the things.
    """

    ground: PackedSite
    levels: Ints
    orders: Ints
    stores: Ints
    uses: Ints


def pack(site: Site, lags: int = ON_TARGET) -> Packed:
    """
    Return a site for the kernels.

    Parameters
    ----------
    site
        The site.
    lags
        On whose working time working lags are counted; a mirrored site has them on the source's.

    Raises
    ------
    InputError
        If amounts do not fit into words.
    """
    return _Packer(site).pack(lags)


class _Packer:
    """Stacks the rows of a site; each thing is stacked before what refers to it is written."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lanes = BitLanes(site)
        self._things = Stack(THING)
        self._spans = Stack(SPAN)
        self._modes = [mode for modes in site.modes for mode in modes]
        self._mode_rows = (begins(map(len, site.modes)) + site.size + 1).tolist()

    def pack(self, lags: int) -> Packed:
        site, things = self._site, self._things
        things.reserve(site.size + 1)
        things.reserve(len(self._modes) + 1)
        self._stack_modes()
        links = [
            (each.target, (each.source, each.from_end, each.to_end, each.lag, lags * each.working))
            for each in site.links
        ]
        links_from = things.stack_by_key(site.size, links)
        opened_from = things.stack_by_key(site.size, self._holds())
        held = opened_from[-1], len(things)
        closing = [
            (int(things.rows[row][HOLD_TARGET]), (row,)) for row in range(opened_from[0], held[1])
        ]
        closed_from = things.stack_by_key(site.size, closing)
        limits_from = things.stack_by_key(site.size, [(each.source, each) for each in site.limits])
        limits = limits_from[0], len(things)
        firsts = self._mode_rows, links_from, opened_from, closed_from, limits_from
        things.write(0, zip(*firsts, strict=True))
        things.stack([(site.horizon, site.goal, *limits, *held)])
        return Packed(
            ground=PackedSite(things.table(), self._spans.table()),
            levels=_levels(site, self._lanes),
            orders=_orders(site),
            stores=np.array(site.stores, dtype=np.int64),
            uses=self._uses(),
        )

    def _stack_modes(self) -> None:
        """Write the rows of modes, and stack what they refer to."""
        windows = self._stack_starts()
        workings = self._stack_workings()
        needs = [_needs(self._site, self._lanes, mode) for mode in self._modes]
        needs_from = self._things.stack_groups(needs)
        apart_from = self._things.stack_by_key(len(self._modes), self._apart())
        rows = []
        for place, mode in enumerate(self._modes):
            longest = max((each.pause for each in self._site.tables[mode.starts]), default=0)
            worked = workings[mode.working : mode.working + 2] if self._site.workings else (0, 0)
            window = windows[mode.starts : mode.starts + 2]
            keeps = _keeps(needs[place])
            row = (mode.duration, *window, longest, needs_from[place], keeps, *worked)
            rows.append((*row, apart_from[place], _shift(self._site.tables[mode.starts])))
        rows.append((0, 0, 0, 0, needs_from[-1], 0, 0, 0, apart_from[-1]))
        self._things.write(self._mode_rows[0], rows)

    def _stack_starts(self) -> list[int]:
        """Stack all starts and their breaks; return where those of each table begin."""
        tables = self._site.tables
        every = [each for starts in tables for each in starts]
        self._spans.reserve(len(every) + 1)
        breaks_from = self._spans.stack_groups([each.breaks for each in every])
        windows: list[int] = begins(map(len, tables)).tolist()
        found = [
            first + row
            for starts, first in zip(tables, windows, strict=False)
            for row in _rows_by_time(starts)
        ]
        rows = [
            (each.low, each.high, each.pause, first, row)
            for each, first, row in zip(every, breaks_from, found, strict=False)
        ]
        self._spans.write(0, [*rows, (0, 0, 0, breaks_from[-1])])
        return windows

    def _stack_workings(self) -> list[int]:
        groups = []
        for working in self._site.workings:
            before = begins(end - start for start, end in working).tolist()
            groups.append([(*pair, done) for pair, done in zip(working, before, strict=False)])
        return self._spans.stack_groups(groups)

    def _apart(self) -> list[tuple[int, tuple[int, int]]]:
        """Return pairs of modes in both directions, but none without duration."""
        pairs = set()
        for task, mode, other, other_mode in self._site.apart:
            here, there = self._mode_rows[task] + mode, self._mode_rows[other] + other_mode
            first = self._mode_rows[0]
            if self._modes[here - first].duration and self._modes[there - first].duration:
                pairs |= {(here - first, (other, there)), (there - first, (task, here))}
        return sorted(pairs)

    def _holds(self) -> list[tuple[int, tuple[int, ...]]]:
        lanes = self._lanes
        return [
            (
                source,
                (
                    source,
                    target,
                    lanes.word(place) + 1,
                    lanes.packed(place, room),
                    lanes.mask(place),
                ),
            )
            for place, source, target, room in self._site.holds
        ]

    def _uses(self) -> Ints:
        uses = np.zeros((self._mode_rows[-1], len(self._site.stores)), dtype=np.int64)
        for row, mode in enumerate(self._modes, self._mode_rows[0]):
            for store, amount in mode.uses:
                uses[row, store] += amount
        return uses


def _shift(starts: Sequence[Starts]) -> int:
    """Return the binary logarithm of the ticks in one part of the time of some starts."""
    shift = 0
    while starts and starts[-1].high >> shift >= len(starts):
        shift += 1
    return shift


def _rows_by_time(starts: Sequence[Starts]) -> list[int]:
    """Return for each part of the time the first of some starts that is not over."""
    times = np.arange(len(starts), dtype=np.int64) << _shift(starts)
    rows: list[int] = np.searchsorted([each.high for each in starts], times).tolist()
    return rows


def _needs(site: Site, lanes: BitLanes, mode: SiteMode) -> list[list[int]]:
    """Return what a mode takes word by word; a mode without duration takes nothing."""
    found: dict[int, list[int]] = {}
    for resource, amount in mode.demands if mode.duration else ():
        if not amount:
            continue
        word = lanes.word(resource) + 1
        need = found.setdefault(word, [word, 0, 0, 0, 0])
        need[AMOUNT] += lanes.packed(resource, amount)
        need[MASK] |= lanes.mask(resource)
        if site.resources[resource].kept:
            need[KEPT_AMOUNT] += lanes.packed(resource, amount)
            need[KEPT_MASK] |= lanes.mask(resource)
    return [found[word] for word in sorted(found)]


def _keeps(needs: Sequence[Sequence[int]]) -> int:
    if all(need[AMOUNT] == need[KEPT_AMOUNT] for need in needs):
        return KEPT_ONLY
    return KEPT_TOO if any(need[KEPT_AMOUNT] for need in needs) else RELEASED_ONLY


def _levels(site: Site, lanes: BitLanes) -> Ints:
    times = sorted({0} | {time for one in site.resources for time, _ in one.levels})
    levels = np.full((lanes.words + 1, len(times)), lanes.guards, dtype=np.int64)
    levels[0] = times
    for place, resource in enumerate(site.resources):
        since = [time for time, _ in resource.levels]
        found = np.searchsorted(since, times, side="right") - 1
        amounts = [lanes.packed(place, amount) for _, amount in resource.levels]
        levels[lanes.word(place) + 1] += np.array(amounts, dtype=np.int64)[found]
    return levels


def _orders(site: Site) -> Ints:
    order = np.array(topological(site), dtype=np.int64)
    return np.stack((np.argsort(order), order)).astype(np.int64)
