"""
A project on a site: working time, several modes to a task, links of all kinds, limits, holds.

It is to the engine what a situation is to the planner: numbers instead of names. Times are whole
ticks from 0 to the horizon; a task, a resource or a calendar is its place in its tuple.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

NOBODY = -1
"""In place of a task: an event that was over when the project began."""

Breaks = tuple[tuple[int, int], ...]


class Starts(NamedTuple):
    """
    Starts from ``low`` to ``high``, both allowed, that cross the same ``breaks``.

    A break is a pair of ticks: work stops at the first and resumes at the second.
    """

    low: int
    high: int
    breaks: Breaks = ()

    @property
    def pause(self) -> int:
        """Ticks between start and end that are not worked."""
        return sum(end - start for start, end in self.breaks)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMode:
    """
    One mode of doing a task.

    Parameters
    ----------
    duration
        Ticks of work.
    starts
        Which table of legal starts holds for it, of those of the site.
    demands
        Resource and amount; nothing while paused, unless the resource is kept.
    uses
        Store and amount, used up.
    working
        Which stretches of working time lags are counted on, of those of the site.
    option
        The number by which others know this way.
    """

    duration: int
    starts: int
    demands: tuple[tuple[int, int], ...] = ()
    uses: tuple[tuple[int, int], ...] = ()
    working: int = 0
    option: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """
    Something that tasks share: how much of it there is from which tick on.

    ``levels`` are pairs of a tick and the amount from there to the next pair's tick, the first at
    tick 0; beyond the last pair its amount stays. What is ``kept`` stays taken during pauses.
    """

    levels: tuple[tuple[int, int], ...]
    kept: bool = False


class SiteLink(NamedTuple):
    """
    The event of the target is no earlier than that of the source and a lag.

    An event is the end or the start of a task. A lag that is ``working`` is counted on the working
    time of the target's mode.
    """

    source: int
    target: int
    from_end: bool = True
    to_end: bool = False
    lag: int = 0
    working: bool = False


class SiteLimit(NamedTuple):
    """
    The event of the target is at most so much later than that of the source.

    Where the source is nobody, the time is counted from tick 0. ``longest`` may be below zero: then
    the target's event comes first.
    """

    source: int
    from_end: bool
    target: int
    to_end: bool
    longest: int


class SiteHold(NamedTuple):
    """Room of a kept resource from the start of the source, or tick 0, to the end of the target."""

    resource: int
    source: int
    target: int
    room: int


class Apart(NamedTuple):
    """Two tasks that may not overlap when each is done in this way, given by place."""

    task: int
    mode: int
    other: int
    other_mode: int


class Placement(NamedTuple):
    """A start and a mode for each task, and how it was reached: the tasks in order."""

    starts: tuple[int, ...]
    modes: tuple[int, ...]
    order: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Site:
    """
    A project on a site.

    Parameters
    ----------
    name
        What errors call it.
    labels
        What each task is called.
    modes
        The modes of each task, at least one.
    tables
        Tables of legal starts, each in ascending order and without overlap.
    workings
        Working time as ascending stretches that do not touch; ticks outside are not worked.
    resources
        What tasks share.
    stores
        Amounts of what tasks use up.
    links
        They run in no circle.
    limits, holds, apart
        Further rules.
    goal
        The task whose end is to be early.
    horizon
        Nothing ends later.
    """

    name: str
    labels: tuple[str, ...]
    modes: tuple[tuple[SiteMode, ...], ...]
    tables: tuple[tuple[Starts, ...], ...]
    workings: tuple[tuple[tuple[int, int], ...], ...]
    resources: tuple[Resource, ...]
    stores: tuple[int, ...] = ()
    links: tuple[SiteLink, ...] = ()
    limits: tuple[SiteLimit, ...] = ()
    holds: tuple[SiteHold, ...] = ()
    apart: tuple[Apart, ...] = ()
    goal: int
    horizon: int

    @property
    def size(self) -> int:
        """The number of tasks."""
        return len(self.modes)

    @property
    def has_choices(self) -> bool:
        """Whether some task can be done in several modes."""
        return any(len(modes) > 1 for modes in self.modes)

    @property
    def is_tight(self) -> bool:
        """Whether greatest lags, or what is used up, make lists fail more often than not."""
        return bool(self.limits or self.stores)

    @cached_property
    def links_into(self) -> tuple[tuple[SiteLink, ...], ...]:
        """The links of which each task is the target."""
        found: list[list[SiteLink]] = [[] for _ in self.modes]
        for link in self.links:
            found[link.target].append(link)
        return tuple(map(tuple, found))

    @cached_property
    def links_out(self) -> tuple[tuple[SiteLink, ...], ...]:
        """The links of which each task is the source."""
        found: list[list[SiteLink]] = [[] for _ in self.modes]
        for link in self.links:
            found[link.source].append(link)
        return tuple(map(tuple, found))

    def starts_of(self, task: int, mode: int) -> tuple[Starts, ...]:
        """Return the legal starts of a mode."""
        return self.tables[self.modes[task][mode].starts]

    def class_of(self, task: int, mode: int, start: int) -> Starts | None:
        """Return the starts that one belongs to, or nothing where it is not legal."""
        table = self.starts_of(task, mode)
        place = bisect_left(table, start, key=_high)
        return table[place] if place < len(table) and table[place].low <= start else None

    def end_after(self, task: int, mode: int, start: int) -> int:
        """
        Return the end of a task from a legal start.

        Raises
        ------
        ValueError
            If the start is not legal.
        """
        found = self.class_of(task, mode, start)
        if found is None:
            message = f"{self.labels[task]} may not start at {start}"
            raise ValueError(message)
        return start + self.modes[task][mode].duration + found.pause

    def ends_of(self, placement: Placement) -> list[int]:
        """Return the end of each task."""
        pairs = enumerate(zip(placement.modes, placement.starts, strict=True))
        return [self.end_after(task, mode, start) for task, (mode, start) in pairs]

    def goal_end(self, starts: Sequence[int], modes: Sequence[int]) -> int:
        """Return the end of the goal."""
        return self.end_after(self.goal, modes[self.goal], starts[self.goal])


def worked_pieces(start: int, duration: int, breaks: Breaks) -> list[tuple[int, int]]:
    """Return the stretches in which a task is worked on that crosses these breaks."""
    pieces = []
    here, left = start, duration
    for stop, resume in breaks:
        pieces.append((here, stop))
        left -= stop - here
        here = resume
    pieces.append((here, here + left))
    return pieces


def _high(starts: Starts) -> int:
    return starts.high
