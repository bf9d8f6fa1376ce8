"""
When each task of a site can start and end at all.

Links and limits are arcs between events; windows are tightened along them, and along the legal
starts of each task, until nothing changes: the longest paths of a project with lags of both signs
(Bartusch, Möhring and Radermacher 1988), with calendars. An arc whose lag is counted on working
time takes the working time of the way that leaves the most room.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from scheduler.engine.site.problem import NOBODY, Site, Starts
from scheduler.engine.site.worktime import Worktime


class TimeWindow(NamedTuple):
    """The least and greatest start and end of a task."""

    start_low: int
    start_high: int
    end_low: int
    end_high: int

    def event(self, *, is_end: bool) -> tuple[int, int]:
        """Return the least and the greatest instant of its end or its start."""
        return self[2:] if is_end else self[:2]

    def tightened(self, low: int, high: int, *, is_end: bool) -> "TimeWindow":
        """Return the window with its end or its start between two instants."""
        least, greatest = self.event(is_end=is_end)
        kept = (max(least, low), min(greatest, high))
        return TimeWindow(*self[:2], *kept) if is_end else TimeWindow(*kept, *self[2:])


class TimeArc(NamedTuple):
    """The event of the target is no earlier than that of the source and a lag."""

    source: int
    from_end: bool
    target: int
    to_end: bool
    lag: int
    working: bool


def find_windows(site: Site, end_by: int) -> list[TimeWindow] | None:
    """Return the window of each task if the goal ends by an instant; nothing if one is empty."""
    return _Tightening(site, end_by).run()


def classes_within(site: Site, task: int, mode: int, window: TimeWindow) -> Iterator[Starts]:
    """Yield the legal starts of a way that a window leaves, in ascending order."""
    duration = site.modes[task][mode].duration
    table = site.starts_of(task, mode)
    for place in range(bisect_left(table, window.start_low, key=_high), len(table)):
        low, high, breaks = table[place]
        if low > window.start_high:
            return
        length = duration + table[place].pause
        low = max(low, window.start_low, window.end_low - length)
        high = min(high, window.start_high, window.end_high - length)
        if low <= high:
            yield Starts(low, high, breaks)


class _Tightening:
    def __init__(self, site: Site, end_by: int) -> None:
        self._site = site
        self._worktimes = [Worktime(stretches) for stretches in site.workings]
        whole = TimeWindow(0, site.horizon, 0, site.horizon)
        self._windows = [whole] * site.size
        self._windows[site.goal] = whole.tightened(0, end_by, is_end=True)
        self._arcs: list[list[TimeArc]] = [[] for _ in site.modes]
        for arc in _arcs(site):
            self._arcs[arc.source].append(arc)
            if arc.target != arc.source:
                self._arcs[arc.target].append(arc)
        for limit in site.limits:
            if limit.source == NOBODY:
                window = self._windows[limit.target]
                tight = window.tightened(0, limit.longest, is_end=limit.to_end)
                self._windows[limit.target] = tight

    def run(self) -> list[TimeWindow] | None:
        waiting = deque(range(self._site.size))
        queued = set(waiting)
        if not all(self._settle(task) for task in range(self._site.size)):
            return None
        while waiting:
            task = waiting.popleft()
            queued.discard(task)
            for arc in self._arcs[task]:
                changed = self._follow(arc)
                if changed is None:
                    return None
                fresh = [each for each in changed if each not in queued]
                waiting.extend(fresh)
                queued.update(fresh)
        return self._windows

    def _follow(self, arc: TimeArc) -> list[int] | None:
        """Tighten both ends of an arc; return the tasks that changed, nothing if one cannot be."""
        least, _ = self._windows[arc.source].event(is_end=arc.from_end)
        _, greatest = self._windows[arc.target].event(is_end=arc.to_end)
        low, high = self._reach(arc, least, greatest)
        changed = []
        for task, bounds, is_end in (
            (arc.target, (low, self._site.horizon), arc.to_end),
            (arc.source, (0, high), arc.from_end),
        ):
            before = self._windows[task]
            self._windows[task] = before.tightened(*bounds, is_end=is_end)
            if self._windows[task] != before:
                changed.append(task)
                if not self._settle(task):
                    return None
        return changed

    def _reach(self, arc: TimeArc, least: int, greatest: int) -> tuple[int, int]:
        """Return the least instant of the target and the greatest of the source."""
        if not arc.working:
            return least + arc.lag, greatest - arc.lag
        beyond = self._site.horizon + 1
        low, high = beyond, -1
        for place in {mode.working for mode in self._site.modes[arc.target]}:
            worktime = self._worktimes[place]
            first = worktime.first(worktime.before(least) + arc.lag)
            last = worktime.last(worktime.before(greatest) - arc.lag, self._site.horizon)
            low = min(low, beyond if first is None else first)
            high = max(high, -1 if last is None else last)
        return low, high

    def _settle(self, task: int) -> bool:
        """Tighten a window to the legal starts; tell whether any is left."""
        window = self._windows[task]
        least_start = least_end = self._site.horizon + 1
        last_start = last_end = -1
        for mode, made in enumerate(self._site.modes[task]):
            for each in classes_within(self._site, task, mode, window):
                length = made.duration + each.pause
                least_start, last_start = min(least_start, each.low), max(last_start, each.high)
                least_end = min(least_end, each.low + length)
                last_end = max(last_end, each.high + length)
        self._windows[task] = TimeWindow(least_start, last_start, least_end, last_end)
        return last_start >= 0


def _arcs(site: Site) -> Iterator[TimeArc]:
    for source, target, from_end, to_end, lag, working in site.links:
        yield TimeArc(source, from_end, target, to_end, lag, working)
    for limit in site.limits:
        if limit.source != NOBODY:
            source, from_end, target, to_end, longest = limit
            yield TimeArc(target, to_end, source, from_end, -longest, working=False)


def _high(starts: Starts) -> int:
    return starts.high
