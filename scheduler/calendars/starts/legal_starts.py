"""The legal starts of tasks in one scenario, found once for all tasks on the same terms."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from scheduler.calendars.clock.intervals import Interval, Intervals
from scheduler.calendars.shifts.shifts import ShiftRun
from scheduler.calendars.starts.start_classes import (
    StartClass,
    on_ticks,
    pausing_classes,
    straight_classes,
    within,
    within_shifts,
)
from scheduler.model.notation.base import Minutes
from scheduler.model.task import Kind

Spans = tuple[Interval, ...]
"""Closed intervals of minutes, single instants included."""


class Terms(NamedTuple):
    """
    What the legal starts of a task follow from.

    ``runs``, ``starts`` and ``ends`` are the windows of the three purposes, nothing where there are
    none; run windows are in the working time already, except those of a milestone. ``longest`` is
    the most elapsed time from start to end, if that is limited.
    """

    kind: Kind
    duration: Minutes
    working: Intervals
    runs: Spans | None
    starts: Spans | None
    ends: Spans | None
    longest: Minutes | None
    tick: Minutes


class LegalStarts:
    """
    The start classes of tasks, the same object for the same terms.

    Parameters
    ----------
    runs
        The shifts that are worked.
    until
        The end of the planning horizon.
    """

    def __init__(self, runs: Iterable[ShiftRun], until: Minutes) -> None:
        self.shifts = sorted((run.start, run.end) for run in runs)
        self.until = until
        self.find = cache(self._find)

    def _find(self, terms: Terms) -> tuple[StartClass, ...]:
        classes = within(self._classes(terms), terms.duration, terms.starts, terms.ends)
        return on_ticks(_no_longer_than(classes, terms), terms.tick)

    def _classes(self, terms: Terms) -> tuple[StartClass, ...]:
        if not terms.duration:
            return within((StartClass(0, self.until),), 0, terms.runs, None)
        if terms.kind is Kind.PAUSABLE:
            return pausing_classes(terms.working, terms.duration)
        if terms.kind is Kind.SAME_SHIFT:
            per_shift = within_shifts(terms.working, self.shifts)
            starts = straight_classes(per_shift, terms.duration)
            return tuple(StartClass(a, b) for a, b in join_closed((x.low, x.high) for x in starts))
        return straight_classes(terms.working, terms.duration)


def _no_longer_than(classes: tuple[StartClass, ...], terms: Terms) -> tuple[StartClass, ...]:
    """Leave out the starts whose pauses stretch a task beyond a limit."""
    if terms.longest is None:
        return classes
    return tuple(each for each in classes if terms.duration + each.pause <= terms.longest)


def join_closed(spans: Iterable[Interval]) -> Spans:
    """Unite closed intervals; a shared end point joins them, instants survive."""
    joined: list[list[Minutes]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return tuple((start, end) for start, end in joined)
