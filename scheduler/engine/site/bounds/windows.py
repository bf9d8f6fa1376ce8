"""When each mode of a task can start and end: the forward and backward pass on legal starts."""

from typing import Self

import numpy as np

from scheduler.engine.site.bounds.network import Arcs, Network, NetworkLevel
from scheduler.engine.site.bounds.ticks import NEVER, Flags, Ints, best_of

ROUNDS = 40
"""Passes at most, since limits may move windows on by small steps."""


class Impossible(Exception):
    """The goal cannot end so early."""


class Windows:
    """
    The first and last start and end of every mode, and of every task over its modes.

    They hold the legal starts that links and limits leave: the passes of the critical path method
    (Kelley and Walker 1959) with each task on its own working time. A mode without a start is given
    up, and a task without a mode makes the time tried for the goal impossible. Arrays are read by
    others and changed through the methods alone.
    """

    def __init__(self, network: Network) -> None:
        count = len(network.modes)
        self.network = network
        self.first = np.zeros(count, dtype=np.int64)
        self.last = np.full(count, network.site.horizon, dtype=np.int64)
        self.first_end = np.zeros(count, dtype=np.int64)
        self.last_end = np.full(count, network.site.horizon, dtype=np.int64)
        self.task_first = np.zeros(network.size, dtype=np.int64)
        self.task_last = np.full(network.size, network.site.horizon, dtype=np.int64)
        self.task_first_end = np.zeros(network.size, dtype=np.int64)
        self.task_last_end = np.full(network.size, network.site.horizon, dtype=np.int64)
        self._is_behind = True
        self._is_ahead = True
        self._seen: dict[int, tuple[int, bytes, bytes]] = {}

    def copy(self) -> Self:
        """Return windows that can be narrowed without touching these."""
        made = object.__new__(type(self))
        made.__dict__.update(
            {
                name: value.copy() if isinstance(value, np.ndarray) else value
                for name, value in self.__dict__.items()
            }
        )
        made._seen = {}
        return made

    @property
    def alive(self) -> Flags:
        """Which modes are left."""
        return self.first <= self.last

    @property
    def goal_end(self) -> int:
        """The first end of the goal."""
        return int(self.task_first_end[self.network.goal])

    def is_news(self, modes: Ints, who: int, points: int) -> bool:
        """Tell whether some windows are other than when the same asked last."""
        seen = (points, self.first[modes].tobytes(), self.last[modes].tobytes())
        if self._seen.get(who) == seen:
            return False
        self._seen[who] = seen
        return True

    def end_goal_by(self, tick: int) -> None:
        """Let the goal end no later than a tick."""
        ends = np.full(len(self.first), NEVER)
        ends[self.network.task == self.network.goal] = tick
        self.end_by(ends)

    def start_from(self, ticks: Ints) -> bool:
        """Let each mode start no earlier than a tick, and tell whether that changed anything."""
        late = (ticks > self.first) & self.alive
        if late.any():
            self.first[late] = self.network.tables.next_start(self.network.table[late], ticks[late])
            self._is_behind = True
        return bool(late.any())

    def end_from(self, ticks: Ints) -> bool:
        """Let each mode end no earlier than a tick, and tell whether that changed anything."""
        early = (ticks > self.first_end) & self.alive
        if early.any():
            network = self.network
            starts = network.tables.start_for_end(network.table, ticks - network.duration)
            return self.start_from(np.where(early, starts, -1))
        return False

    def start_by(self, ticks: Ints) -> bool:
        """Let each mode start no later than a tick, and tell whether that changed anything."""
        return self._finish(self.alive & (ticks < self.last), ticks, self.last_end)

    def end_by(self, ticks: Ints) -> bool:
        """Let each mode end no later than a tick, and tell whether that changed anything."""
        return self._finish(self.alive & (ticks < self.last_end), self.last, ticks)

    def drop(self, modes: Flags) -> bool:
        """Give ways up, and tell whether there were any left among them."""
        dropped = modes & self.alive
        self.first[dropped], self.last[dropped] = NEVER, -1
        self._is_behind = self._is_ahead = self._is_behind or bool(dropped.any())
        return bool(dropped.any())

    def settle(self) -> None:
        """
        Carry what is known along links and limits until nothing changes.

        Raises
        ------
        Impossible
            If no way of some task has a start left.
        """
        for _ in range(ROUNDS):
            if self._is_behind:
                self._go_forward()
            if self._is_ahead:
                self._go_backward()
            if not self._is_behind and not self._keep_limits():
                return

    def _finish(self, early: Flags, start_by: Ints, end_by: Ints) -> bool:
        if early.any():
            network = self.network
            self.last[early] = network.tables.latest_start(
                network.table[early], start_by[early], (end_by - network.duration)[early]
            )
            self._is_ahead = True
            self._refresh_last_ends(early, end_by)
        return bool(early.any())

    def _refresh_last_ends(self, modes: Flags | slice, end_by: Ints) -> None:
        network = self.network
        ends = network.tables.latest_end(network.table[modes], self.last[modes])
        self.last_end[modes] = np.minimum(ends + network.duration[modes], end_by[modes])

    def _go_forward(self) -> None:
        self._is_behind = False
        for level in self.network.levels:
            into = level.into
            if len(into.ends):
                bounds = self._starts_after(into)
                into_way = best_of(bounds, into.first_of_end, greatest=True)
                self.first[into.ends] = np.maximum(self.first[into.ends], into_way)
            self._open(level)

    def _starts_after(self, arcs: Arcs) -> Ints:
        """Return the start that each link leaves to a mode of its target."""
        network = self.network
        bounds = np.where(
            arcs.from_end, self.task_first_end[arcs.source], self.task_first[arcs.source]
        )
        if arcs.working.any():
            clock = network.working[arcs.mode]
            worked = network.workings.worked_before(clock, bounds) + arcs.lag
            counted = network.workings.first_with(clock, worked)
            bounds = np.where(arcs.working, counted, bounds + arcs.lag)
        else:
            bounds += arcs.lag
        if arcs.to_end.any():
            needed = bounds - network.duration[arcs.mode]
            starts = network.tables.start_for_end(network.table[arcs.mode], needed)
            bounds = np.where(arcs.to_end, starts, bounds)
        return bounds

    def _open(self, level: NetworkLevel) -> None:
        """Move the first starts of a level to legal ones, and find those of its tasks."""
        network, modes = self.network, level.modes
        table = network.table[modes]
        first = network.tables.next_start(table, self.first[modes])
        gone = first > self.last[modes]
        self.first[modes] = np.where(gone, NEVER, first)
        fresh = gone & (self.last[modes] >= 0)
        if fresh.any():
            self._is_ahead = True
            self.last[modes] = np.where(gone, -1, self.last[modes])
        ends = network.tables.earliest_end(table, first) + network.duration[modes]
        self.first_end[modes] = np.where(gone, NEVER, ends)
        self.task_first[level.tasks] = best_of(self.first[modes], level.first_mode, greatest=False)
        self.task_first_end[level.tasks] = best_of(
            self.first_end[modes], level.first_mode, greatest=False
        )
        if (self.task_first[level.tasks] >= NEVER).any():
            raise Impossible

    def _go_backward(self) -> None:
        self._is_ahead = False
        for level in reversed(self.network.levels):
            self._close(level)

    def _close(self, level: NetworkLevel) -> None:
        """Move the last starts of a level to legal ones, and find those of its tasks."""
        network, modes, out = self.network, level.modes, level.out
        start_by = self.last[modes]
        end_by = np.minimum(self.last_end[modes], network.site.horizon)
        if len(out.ends):
            by = np.full(2 * network.size, NEVER)
            per_link = best_of(self._events_before(out), out.first_of_link, greatest=True)
            by[out.ends] = best_of(per_link, out.first_of_end, greatest=False)
            tasks = network.task[modes]
            start_by = np.minimum(start_by, by[2 * tasks])
            end_by = np.minimum(end_by, by[2 * tasks + 1])
        self._shut(level, start_by, end_by)
        if (self.task_last[level.tasks] < 0).any():
            raise Impossible

    def _shut(self, level: NetworkLevel, start_by: Ints, end_by: Ints) -> None:
        network, modes = self.network, level.modes
        table = network.table[modes]
        last = network.tables.latest_start(table, start_by, end_by - network.duration[modes])
        gone = last < self.first[modes]
        fresh = gone & (self.first[modes] < NEVER)
        if fresh.any():
            self._is_behind = True
            self.first[modes] = np.where(gone, NEVER, self.first[modes])
            self.first_end[modes] = np.where(gone, NEVER, self.first_end[modes])
        self.last[modes] = np.where(gone, -1, last)
        ends = network.tables.latest_end(table, last) + network.duration[modes]
        self.last_end[modes] = np.where(gone, -1, np.minimum(ends, end_by))
        self.task_last[level.tasks] = best_of(self.last[modes], level.first_mode, greatest=True)
        self.task_last_end[level.tasks] = best_of(
            self.last_end[modes], level.first_mode, greatest=True
        )

    def _events_before(self, arcs: Arcs) -> Ints:
        """Return the last event of its source that each link leaves to a mode of its target."""
        network = self.network
        is_left = self.alive[arcs.mode]
        events = np.where(arcs.to_end, self.last_end[arcs.mode], self.last[arcs.mode])
        bounds = events - arcs.lag
        if arcs.working.any():
            clock = network.working[arcs.mode]
            worked = network.workings.worked_before(clock, events) - arcs.lag
            counted = network.workings.last_with(clock, worked)
            bounds = np.where(arcs.working, counted, bounds)
        return np.where(is_left, bounds, -NEVER)

    def _keep_limits(self) -> bool:
        """Narrow windows by the limits, and tell whether that changed anything."""
        limits, task = self.network.limits, self.network.task
        if not len(limits.target):
            return False
        events = np.where(
            limits.from_end, self.task_last_end[limits.source], self.task_last[limits.source]
        )
        latest = np.where(limits.is_tied, events, 0) + limits.longest
        starts, ends = self._per_event(limits.target, limits.to_end, latest, greatest=False)
        changed = self.start_by(starts[task]) | self.end_by(ends[task])
        events = np.where(
            limits.to_end, self.task_first_end[limits.target], self.task_first[limits.target]
        )
        earliest = np.where(limits.is_tied, events - limits.longest, -1)
        starts, ends = self._per_event(limits.source, limits.from_end, earliest, greatest=True)
        return changed | self.start_from(starts[task]) | self.end_from(ends[task])

    def _per_event(
        self, task: Ints, is_end: Flags, ticks: Ints, *, greatest: bool
    ) -> tuple[Ints, Ints]:
        """Return the greatest or least of the ticks for the start and for the end of each task."""
        found = np.full((2, self.network.size), -1 if greatest else NEVER, dtype=np.int64)
        keep = np.maximum if greatest else np.minimum
        keep.at(found, (is_end.astype(np.int64), task), ticks)
        return found[0], found[1]
