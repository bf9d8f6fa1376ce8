"""When each shift is worked and how many people are on it."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import Intervals, merge, subtract
from scheduler.calendars.shifts.own_days import site_works
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId, Minutes, ShiftName
from scheduler.model.resource import Closure, Facility
from scheduler.model.scenario import Scenario

Profile = tuple[tuple[Minutes, Minutes, int], ...]
"""Steps of a head-count: start, end and people; between steps nobody is on shift."""


People = tuple[Minutes, Minutes, int]
"""So many people from one minute to another."""


@dataclass(frozen=True, slots=True, order=True)
class ShiftRun:
    """One shift on one day, on the axis; it belongs to the day on which it begins."""

    start: Minutes
    end: Minutes
    shift: ShiftName
    day: date


def worked_shifts(
    campaign: Campaign, scenario: Scenario, axis: Axis, until: Minutes
) -> tuple[ShiftRun, ...]:
    """Return the shifts that a scenario works, in order of time."""
    runs = []
    for day in axis.days(until):
        if not site_works(campaign, scenario, day):
            continue
        for name in scenario.shifts:
            start, end = axis.span_on(day, campaign.shifts[name])
            if end > 0 and start < until:
                runs.append(ShiftRun(max(start, 0), min(end, until), name, day))
    return tuple(sorted(runs))


def stand_downs(campaign: Campaign, scenario: Scenario, axis: Axis) -> Intervals:
    """Return the intervals in which the whole site rests."""
    return closures(axis, (*campaign.stand_downs, *scenario.stand_downs))


def closures(axis: Axis, closed: Iterable[Closure]) -> Intervals:
    """Return absolute closures on the axis."""
    return merge((axis.minute(closure.start), axis.minute(closure.end)) for closure in closed)


def open_time(facility: Facility, axis: Axis, until: Minutes) -> Intervals:
    """Return the minutes at which a facility is open."""
    always: Intervals = ((0, until),)
    opened = (
        merge(piece for span in facility.open for piece in axis.daily(span, until))
        if facility.open
        else always
    )
    return subtract(opened, closures(axis, facility.closed))


def people_on(campaign: Campaign, scenario: Scenario, crew: CrewId) -> Mapping[ShiftName, int]:
    """Return the usual head-count of a crew on each shift of a scenario, surge included."""
    return {name: campaign.head_count(scenario, crew, name) for name in scenario.shifts}


def head_count(pieces: Iterable[People], off: Intervals) -> Profile:
    """Return the people there over time; overlapping pieces add up, stand-downs send home."""
    changes: dict[Minutes, int] = {}
    for start, end, people in pieces:
        for first, last in subtract(((start, end),), off) if off else ((start, end),):
            changes[first] = changes.get(first, 0) + people
            changes[last] = changes.get(last, 0) - people
    return _steps(changes)


def _steps(changes: Mapping[Minutes, int]) -> Profile:
    steps: list[tuple[Minutes, Minutes, int]] = []
    level, since = 0, 0
    for minute in sorted(changes):
        if level and minute > since:
            if steps and steps[-1][1] == since and steps[-1][2] == level:
                steps[-1] = (steps[-1][0], minute, level)
            else:
                steps.append((since, minute, level))
        level, since = level + changes[minute], minute
    return tuple(steps)


def at_least(profile: Profile, people: int) -> Intervals:
    """Return the minutes at which at least that many people are on shift."""
    return merge((start, end) for start, end, level in profile if level >= people)


def most_people(profile: Profile) -> int:
    """Return the most people that are ever there."""
    return max((people for _, _, people in profile), default=0)


def people_at(profile: Profile, minute: Minutes) -> int:
    """Return the people on shift at a minute."""
    place = bisect_right(profile, minute, key=itemgetter(0)) - 1
    if place < 0:
        return 0
    _, end, people = profile[place]
    return people if minute < end else 0
