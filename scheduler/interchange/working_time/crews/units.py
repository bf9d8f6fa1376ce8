"""How many people or pieces there are of a resource, and when."""

from collections.abc import Iterable
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil

from scheduler.calendars.clock.intervals import Interval, Intervals, intersect
from scheduler.calendars.shifts.shifts import Profile
from scheduler.formats.foreign.steps import Availability, ForeignResource
from scheduler.interchange.working_time.period import FIRST_DAY, LAST_DAY, minute_of
from scheduler.model.notation.numbers import MOST_PEOPLE

LAST_MINUTE = (23, 59)


def stated_units(resource: ForeignResource) -> tuple[Fraction, ...]:
    """Return all numbers of units that a resource has, at some time or on some shift."""
    dated = tuple(each.units for each in resource.availability)
    on_shift = tuple(Fraction(people) for people in resource.people.values())
    return dated or on_shift or (() if resource.units is None else (resource.units,))


def people_of(units: Fraction) -> int:
    """Return units as people, parts of one rounded up, no more than a task graph may state."""
    return min(max(ceil(units), 0), MOST_PEOPLE)


def units_over(resource: ForeignResource, wanted: int, within: Interval) -> Profile:
    """
    Return how many people there are from minute to minute, parts of one rounded up.

    Where a resource states dates, nobody is there outside of them, and of dates that overlap the
    later entry counts. Where it states nothing there are as many as a step ever needs.
    """
    if not resource.availability:
        units = max((people_of(each) for each in stated_units(resource)), default=wanted)
        return ((*within, units),) if units > 0 else ()
    dated = [(*_interval(each, within), people_of(each.units)) for each in resource.availability]
    marks = sorted(
        {*within, *(m for a, b, _ in dated for m in (a, b) if within[0] < m < within[1])}
    )
    found = ((a, b, _last_of(dated, a, b)) for a, b in pairwise(marks))
    return joined_profile(piece for piece in found if piece[2] > 0)


def _last_of(dated: Iterable[tuple[int, int, int]], start: int, end: int) -> int:
    there = [units for first, last, units in dated if first <= start and end <= last]
    return max(there[-1], 0) if there else 0


def _interval(availability: Availability, within: Interval) -> Interval:
    """Return from when to when; an end in the last minute of a day is the end of that day."""
    start, end = within
    if availability.start is not None:
        start = _within_years(minute_of(availability.start))
    if availability.end is not None:
        last = availability.end
        is_whole = (last.hour, last.minute) == LAST_MINUTE
        end = _within_years(minute_of(last)) + is_whole
    return start, max(end, start)


def _within_years(minute: int) -> int:
    first, last = (day.toordinal() * 1440 for day in (FIRST_DAY, LAST_DAY + timedelta(days=1)))
    return min(max(minute, first), last)


def joined_profile(pieces: Iterable[tuple[int, int, int]]) -> Profile:
    """Return pieces in order with those made one that touch and have the same number."""
    found: list[tuple[int, int, int]] = []
    for start, end, people in pieces:
        if start >= end:
            continue
        if found and found[-1][1] == start and found[-1][2] == people:
            found[-1] = (found[-1][0], end, people)
        else:
            found.append((start, end, people))
    return tuple(found)


def people_while(worked: Intervals, units: Profile) -> Profile:
    """Return the people at work over time: those who are there, while their calendar works."""
    pieces = (
        (first, last, people)
        for start, end, people in units
        for first, last in intersect(worked, ((start, end),))
    )
    return joined_profile(pieces)


def raised(units: Profile, wanted: int, within: Interval) -> Profile:
    """Return a number over time with as many as are wanted wherever anybody is there."""
    if not units:
        return ((*within, wanted),)
    return joined_profile((start, end, max(people, wanted)) for start, end, people in units)
