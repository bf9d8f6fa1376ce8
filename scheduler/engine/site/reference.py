"""
Placements from task lists in plain Python: the yardstick of the kernels.

The serial scheme takes the tasks in the order of a list and places each at the first legal start
at which links are kept and resources, holds and the tasks it is kept apart from leave room. A task
that finds no room waits until a hold ends. Limits that are overrun are met by placing everything
again, with a later release of their first tasks.

References
----------
Kelley (1963), The critical-path method: resources planning and scheduling.
Kolisch (1996), Serial and parallel resource-constrained project scheduling methods revisited.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from scheduler.engine.site.problem import (
    NOBODY,
    Placement,
    Site,
    SiteHold,
    SiteLimit,
    SiteLink,
    SiteMode,
    Starts,
    worked_pieces,
)
from scheduler.engine.site.supplies import NEVER, Span, Supply
from scheduler.engine.site.worktime import Worktime

ROUNDS = 40
"""Passes after which limits that are still overrun are given up."""

OPEN = -1
"""The gene of a task that is done in the way that ends first."""

Bounds = dict[int, tuple[int, int]]
"""Before which ticks a task may not start and not end."""


def place_in_order(
    site: Site, order: Sequence[int], genes: Sequence[int] | None = None
) -> Placement | None:
    """
    Return the placement that an order along the links leads to, or nothing if rules stay broken.

    Parameters
    ----------
    site
        The site.
    order
        All tasks, none before what it waits for.
    genes
        For each task the place of its mode, or -1 for the one that ends first; by default all -1.
    """
    releases: Bounds = {}
    chosen = [OPEN] * site.size if genes is None else genes
    for _ in range(ROUNDS):
        pass_ = Pass(site, chosen, releases)
        if not pass_.place_all(order):
            return None
        if not pass_.release_later(releases):
            return pass_.placement()
    return None


class Pass:
    """One pass of the serial scheme: what is placed so far and what is left."""

    def __init__(self, site: Site, genes: Sequence[int], releases: Bounds) -> None:
        self._site = site
        self._genes = genes
        self._releases = releases
        self._modes: dict[int, int] = {}
        self._spans: dict[int, Span] = {}
        self._supplies = [Supply(resource.levels) for resource in site.resources]
        self._worktimes = [Worktime(stretches) for stretches in site.workings]
        for hold in site.holds:
            if hold.source == NOBODY:
                self._supplies[hold.resource].take(hold.room, 0)

    def place_all(self, order: Sequence[int]) -> bool:
        """Place all tasks, each as soon as it finds room; tell whether all do."""
        waiting = list(order)
        while waiting:
            task = next((each for each in waiting if self._place(each)), None)
            if task is None:
                return False
            waiting.remove(task)
        return True

    def _place(self, task: int) -> bool:
        if any(link.source not in self._spans for link in self._site.links_into[task]):
            return False
        gene = self._genes[task]
        modes = range(len(self._site.modes[task])) if gene == OPEN else (gene,)
        found = [
            span for span in (self._first_fit(task, mode) for mode in modes) if span is not None
        ]
        if not found:
            return False
        end, mode, start = min(found)
        self._enter(task, mode, (start, end))
        return True

    def _first_fit(self, task: int, mode: int) -> tuple[int, int, int] | None:
        """Return end, mode and start of the first place that a task finds in a mode."""
        start_by, end_by = self._bounds(task, mode)
        made = self._site.modes[task][mode]
        for each in self._starts(task, mode, start_by):
            length = made.duration + each.pause
            start = max(each.low, start_by, end_by - length)
            while start <= each.high and start + length <= self._site.horizon:
                blocked = self._blocked_until(task, mode, each, start)
                if blocked is None:
                    return start + length, mode, start
                start = start_by = blocked
        return None

    def _starts(self, task: int, mode: int, start_by: int) -> Iterator[Starts]:
        table = self._site.starts_of(task, mode)
        yield from table[bisect_left(table, start_by, key=lambda each: each.high) :]

    def _bounds(self, task: int, mode: int) -> tuple[int, int]:
        """Return before which ticks releases, links and limits let a task not start and not end."""
        start_by, end_by = self._releases.get(task, (0, 0))
        for link in self._site.links_into[task]:
            event = self._earliest(link, mode)
            start_by, end_by = _tightened(start_by, end_by, event, is_end=link.to_end)
        for limit in self._site.limits:
            if limit.source == task and limit.target in self._spans:
                event = self._event(limit.target, is_end=limit.to_end) - limit.longest
                start_by, end_by = _tightened(start_by, end_by, event, is_end=limit.from_end)
        return start_by, end_by

    def _earliest(self, link: SiteLink, mode: int) -> int:
        """Return the earliest tick that a link leaves to the event of its target."""
        event = self._event(link.source, is_end=link.from_end)
        if not link.working:
            return event + link.lag
        worktime = self._worktimes[self._site.modes[link.target][mode].working]
        first = worktime.first(worktime.before(event) + link.lag)
        return NEVER if first is None else first

    def _event(self, task: int, *, is_end: bool) -> int:
        return self._spans[task][is_end]

    def _blocked_until(self, task: int, mode: int, each: Starts, start: int) -> int | None:
        """Return a tick before which no later start can do either, or nothing if it fits."""
        made = self._site.modes[task][mode]
        span = (start, start + made.duration + each.pause)
        if made.duration:
            for other in self._kept_apart(task, mode):
                there = self._spans[other]
                if there[0] < span[1] and start < there[1]:
                    return there[1]
            for resource, amount, stretch in self._demands(made, each, start):
                blocked = self._supplies[resource].short_until(amount, *stretch)
                if blocked is not None:
                    return blocked
        return self._crowded_until(task, made, span)

    def _kept_apart(self, task: int, mode: int) -> Iterator[int]:
        """Yield the tasks in place that a task in a mode may not overlap with."""
        for one, here, other, there in self._site.apart:
            if (one, here) == (task, mode) and self._modes.get(other) == there:
                yield from self._lasting(other)
            if (other, there) == (task, mode) and self._modes.get(one) == here:
                yield from self._lasting(one)

    def _lasting(self, task: int) -> Iterator[int]:
        if self._site.modes[task][self._modes[task]].duration:
            yield task

    def _demands(self, mode: SiteMode, each: Starts, start: int) -> Iterator[tuple[int, int, Span]]:
        """Yield what a mode takes of which resource in which stretch."""
        for resource, amount in mode.demands:
            if self._site.resources[resource].kept:
                yield resource, amount, (start, start + mode.duration + each.pause)
            else:
                for piece in worked_pieces(start, mode.duration, each.breaks):
                    yield resource, amount, piece

    def _crowded_until(self, task: int, mode: SiteMode, span: Span) -> int | None:
        """Return up to when the holds that a task opens find no room first, or nothing."""
        start, end = span
        opened = [hold for hold in self._site.holds if hold.source == task]
        for resource in sorted({hold.resource for hold in opened}):
            needs = [
                (self._held_until(hold, end), hold.room)
                for hold in opened
                if hold.resource == resource
            ]
            asked = sum(amount for place, amount in mode.demands if place == resource)
            if mode.duration and asked:
                needs.append((end, asked))
            here = start
            for until in sorted({until for until, _ in needs if until > start}):
                room = sum(amount for upto, amount in needs if upto >= until)
                blocked = self._supplies[resource].short_until(room, here, until)
                if blocked is not None:
                    return min([blocked, *(end for end in self._known_ends(opened) if end > here)])
                here = until
        return None

    def _held_until(self, hold: SiteHold, end: int) -> int:
        """Return the end of a hold that a task opens which ends at a tick."""
        if hold.target == hold.source:
            return end
        return self._spans[hold.target][1] if hold.target in self._spans else NEVER

    def _known_ends(self, opened: Sequence[SiteHold]) -> Iterator[int]:
        """Yield the ends of holds that other tasks, in place already, close."""
        for hold in opened:
            if hold.target != hold.source and hold.target in self._spans:
                yield self._spans[hold.target][1]

    def _enter(self, task: int, mode: int, span: Span) -> None:
        made, start = self._site.modes[task][mode], span[0]
        each = self._site.class_of(task, mode, start)
        if made.duration and each is not None:
            for resource, amount, stretch in self._demands(made, each, start):
                self._supplies[resource].take(amount, *stretch)
        self._modes[task], self._spans[task] = mode, span
        for hold in self._site.holds:
            if hold.source == task:
                end = self._held_until(hold, span[1])
                self._supplies[hold.resource].take(hold.room, start, max(start, end))
            elif hold.target == task and (hold.source == NOBODY or hold.source in self._spans):
                since = 0 if hold.source == NOBODY else self._spans[hold.source][0]
                self._supplies[hold.resource].take(-hold.room, max(since, span[1]))

    def release_later(self, releases: Bounds) -> bool:
        """Release the first tasks of overrun limits as late as the second events ask, if any."""
        moved = False
        for limit in self._site.limits:
            by = self._event(limit.target, is_end=limit.to_end) - limit.longest
            if limit.source != NOBODY and by > self._event(limit.source, is_end=limit.from_end):
                bounds = releases.get(limit.source, (0, 0))
                releases[limit.source] = _tightened(*bounds, by, is_end=limit.from_end)
                moved = True
        return moved

    def placement(self) -> Placement | None:
        """Return what is placed, or nothing where a limit from tick 0 or a store is overdrawn."""
        site, spans = self._site, self._spans
        late = any(self._is_late(limit) for limit in site.limits if limit.source == NOBODY)
        used = [0] * len(site.stores)
        for task, mode in self._modes.items():
            for store, amount in site.modes[task][mode].uses:
                used[store] += amount
        if late or any(supply.is_overdrawn for supply in self._supplies):
            return None
        if any(much > there for much, there in zip(used, site.stores, strict=True)):
            return None
        tasks = range(site.size)
        starts = tuple(spans[task][0] for task in tasks)
        return Placement(starts, tuple(self._modes[task] for task in tasks), tuple(spans))

    def _is_late(self, limit: SiteLimit) -> bool:
        return self._event(limit.target, is_end=limit.to_end) > limit.longest


def _tightened(start_by: int, end_by: int, event: int, *, is_end: bool) -> tuple[int, int]:
    return (start_by, max(end_by, event)) if is_end else (max(start_by, event), end_by)
