"""Stretches joined over midnight, and cut where others begin or end, so that none overlap."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from scheduler.calendars.clock.intervals import Intervals, subtract
from scheduler.formats.foreign.calendar import DAY_MINUTES, Stretch
from scheduler.interchange.working_time.calendars.working_calendars import WEEKDAYS, Stretches

LONGEST_NIGHT = 12 * 60

Span = tuple[int, int]
"""Minutes of a day, from and to; past 1440 lies the next day."""


def weekly_spans(week: Mapping[int, Stretches]) -> Mapping[Span, tuple[int, ...]]:
    """
    Return the spans of a week, and the weekdays on which each begins.

    What ends at midnight and goes on at once is one span, unless it is longer than twelve hours:
    then it is two shifts that meet at midnight, as in a week of three shifts a day.
    """
    found: dict[Span, list[int]] = {}
    for weekday in WEEKDAYS:
        for span in _begun_on(week[weekday], week[(weekday - 1) % 7], week[(weekday + 1) % 7]):
            found.setdefault(span, []).append(weekday)
    return {span: tuple(days) for span, days in found.items()}


def _begun_on(day: Stretches, before: Stretches, after: Stretches) -> Iterator[Span]:
    """Yield the spans that begin on a day, from the stretches of it and its neighbours."""
    for stretch in day:
        if before and stretch == day[0] and joined(before[-1], stretch) is not None:
            continue
        longer = joined(stretch, after[0]) if after and stretch == day[-1] else None
        yield stretch if longer is None else longer


def joined(evening: Stretch, morning: Stretch) -> Span | None:
    """Return two stretches on both sides of midnight as one span, or nothing."""
    meets = evening[1] == DAY_MINUTES and morning[0] == 0
    end = DAY_MINUTES + morning[1]
    return (evening[0], end) if meets and end - evening[0] <= LONGEST_NIGHT else None


def cut(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return disjoint spans of the day that together make up the given ones, in order of start."""
    whole = tuple(spans)
    marks = sorted({mark % DAY_MINUTES for span in whole for mark in span})
    if not marks:
        return ()
    arcs = pairwise((*marks, marks[0] + DAY_MINUTES))
    return tuple(arc for arc in arcs if any(_holds(span, arc) for span in whole))


def _holds(span: Span, arc: Span) -> bool:
    """Whether a span, on whatever day it begins, holds an arc that no mark divides."""
    return (arc[0] - span[0]) % DAY_MINUTES + arc[1] - arc[0] <= span[1] - span[0]


def spans_outside(worked: Intervals, arcs: Iterable[Span], days: range) -> Iterator[Span]:
    """Yield the spans of the day in which work lies that no arc holds on any day."""
    daily = [
        (day * DAY_MINUTES + start, day * DAY_MINUTES + end)
        for day in range(days.start - 1, days.stop)
        for start, end in arcs
    ]
    for start, end in subtract(worked, daily):
        yield from (span for _, span in dated_spans(start, end))


def dated_spans(start: int, end: int) -> Iterator[tuple[int, Span]]:
    """
    Yield an interval as spans of the day, each with the ordinal number of its day.

    It stays one span if it is short enough for a night, else it is cut at every midnight.
    """
    while start < end:
        day, clock = divmod(start, DAY_MINUTES)
        midnight = (day + 1) * DAY_MINUTES
        last = end if end - start <= LONGEST_NIGHT else min(end, midnight)
        yield day, (clock, clock + last - start)
        start = last
