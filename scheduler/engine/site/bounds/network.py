"""A site as arrays: modes of tasks, links between them, and in which order to go through them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

import numpy as np

from scheduler.engine.site.bounds.clocks import Clocks
from scheduler.engine.site.bounds.scope import levels, tasks_in_scope
from scheduler.engine.site.bounds.start_tables import PackedStarts
from scheduler.engine.site.bounds.ticks import Flags, Ints
from scheduler.engine.site.problem import NOBODY, Site, SiteLimit, SiteLink, SiteMode


@dataclass(frozen=True, slots=True, kw_only=True)
class Arcs:
    """
    Links to each mode of their targets; ``first_of_link`` and ``first_of_end`` are for reductions.

    ``ends`` are the modes (going forward) or the tasks (going backward) that the reduction yields.
    """

    source: Ints
    mode: Ints
    from_end: Flags
    to_end: Flags
    lag: Ints
    working: Flags
    first_of_link: Ints
    first_of_end: Ints
    ends: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits as columns; one that is not tied has no source and counts from tick 0."""

    source: Ints
    is_tied: Flags
    from_end: Flags
    target: Ints
    to_end: Flags
    longest: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkLevel:
    """Tasks no two of which wait for each other: their places, their modes, the links that meet."""

    tasks: slice
    modes: slice
    first_mode: Ints
    into: Arcs
    out: Arcs


class Network:
    """
    The tasks that the goal depends on, numbered by level, and their modes one after the other.

    Attributes
    ----------
    tasks
        The number in the site of each task here.
    modes, task
        The modes in order, and which task here each belongs to.
    first_way
        Where the modes of each task begin.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.tasks = tasks_in_scope(site)
        self.place = {task: place for place, task in enumerate(self.tasks)}
        self.goal = self.place[site.goal]
        self.modes = [mode for task in self.tasks for mode in site.modes[task]]
        counts = np.array([len(site.modes[task]) for task in self.tasks], dtype=np.int64)
        self.task = np.repeat(np.arange(len(self.tasks)), counts)
        self.first_mode = np.concatenate(([0], np.cumsum(counts)[:-1]))
        self.duration = _column(self.modes, "duration")
        self.table, self.tables = _used_tables(site, self.modes)
        self.working = _column(self.modes, "working")
        self.workings = Clocks(site.workings, site.horizon)
        self.limits = self._limits([each for each in site.limits if each.target in self.place])
        self.levels = self._levels()

    @property
    def size(self) -> int:
        """The number of tasks."""
        return len(self.tasks)

    def modes_of(self, task: int) -> range:
        """Return the places of the modes of a task, given by its number in the site."""
        first = int(self.first_mode[self.place[task]])
        return range(first, first + len(self.site.modes[task]))

    def _limits(self, limits: Sequence[SiteLimit]) -> Limits:
        kept = [each for each in limits if each.source == NOBODY or each.source in self.place]
        return Limits(
            source=np.array([self.place.get(each.source, 0) for each in kept], dtype=np.int64),
            is_tied=np.array([each.source != NOBODY for each in kept], dtype=np.bool_),
            from_end=np.array([each.from_end for each in kept], dtype=np.bool_),
            target=np.array([self.place[each.target] for each in kept], dtype=np.int64),
            to_end=np.array([each.to_end for each in kept], dtype=np.bool_),
            longest=np.array([each.longest for each in kept], dtype=np.int64),
        )

    def _levels(self) -> list[NetworkLevel]:
        number = levels(self.site)
        found = []
        for _, group in groupby(enumerate(self.tasks), key=lambda pair: number[pair[1]]):
            places = [place for place, _ in group]
            found.append(self._level(places[0], places[-1] + 1))
        return found

    def _level(self, first: int, end: int) -> NetworkLevel:
        begin = int(self.first_mode[first])
        stop = int(self.first_mode[end]) if end < self.size else len(self.modes)
        members = self.tasks[first:end]
        into = [link for task in members for link in self.site.links_into[task]]
        out = [
            link
            for task in members
            for link in sorted(self.site.links_out[task], key=attrgetter("from_end"))
            if link.target in self.place
        ]
        return NetworkLevel(
            tasks=slice(first, end),
            modes=slice(begin, stop),
            first_mode=self.first_mode[first:end] - begin,
            into=self._arcs(into, forward=True),
            out=self._arcs(out, forward=False),
        )

    def _arcs(self, links: Sequence[SiteLink], *, forward: bool) -> Arcs:
        pairs = [(link, mode) for link in links for mode in self.modes_of(link.target)]
        if forward:
            pairs.sort(key=itemgetter(1))
        link_firsts = np.cumsum([0, *(len(self.site.modes[each.target]) for each in links)])[:-1]
        if forward:
            keys = [mode for _, mode in pairs]
        else:
            keys = [2 * self.place[link.source] + link.from_end for link in links]
        ends, firsts = np.unique(np.array(keys, dtype=np.int64), return_index=True)
        return Arcs(
            source=np.array([self.place[link.source] for link, _ in pairs], dtype=np.int64),
            mode=np.array([mode for _, mode in pairs], dtype=np.int64),
            from_end=np.array([link.from_end for link, _ in pairs], dtype=np.bool_),
            to_end=np.array([link.to_end for link, _ in pairs], dtype=np.bool_),
            lag=np.array([link.lag for link, _ in pairs], dtype=np.int64),
            working=np.array([link.working for link, _ in pairs], dtype=np.bool_),
            first_of_link=link_firsts,
            first_of_end=firsts,
            ends=ends,
        )


def _column(modes: Sequence[SiteMode], name: str) -> Ints:
    return np.array([getattr(mode, name) for mode in modes], dtype=np.int64)


def _used_tables(site: Site, modes: Sequence[SiteMode]) -> tuple[Ints, PackedStarts]:
    """Return the table of each mode, counted among those in use, and these."""
    used, number = np.unique(_column(modes, "starts"), return_inverse=True)
    return number, PackedStarts([site.tables[table] for table in used], site.horizon)
