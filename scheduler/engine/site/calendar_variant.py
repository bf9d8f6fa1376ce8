"""
The calendar variant of textbook projects: one unit of time is an hour, and resources keep shifts.

No published set of projects has shifts. In this one, time begins on a Monday at 00:00 and the first
four resources work at all hours, from 06 to 22, from 08 to 16, and on all days but each seventh;
further resources repeat the pattern. A task is worked on when all resources it uses work, and stops
and resumes with them; what it has taken it keeps while it pauses.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby
from typing import NamedTuple

from scheduler.engine.problem import PlainProject
from scheduler.engine.site.pausing import Stretches, pausing_starts
from scheduler.engine.site.problem import Resource, Site, SiteLink, SiteMode, Starts

DAY = 24
WEEK = 7


class Shift(NamedTuple):
    """Work from one hour of the day to another on the first days of each week."""

    opens: int
    closes: int
    days: int

    def works(self, hour: int) -> bool:
        """Whether there is work in the hour that begins so many hours after the start."""
        return self.opens <= hour % DAY < self.closes and hour // DAY % WEEK < self.days


SHIFTS = (Shift(0, DAY, WEEK), Shift(6, 22, WEEK), Shift(8, 16, WEEK), Shift(0, DAY, WEEK - 1))
NO_SHIFTS: frozenset[Shift] = frozenset()


def shift_of(resource: int) -> Shift:
    """Return the shift of a resource, given by its place."""
    return SHIFTS[resource % len(SHIFTS)]


def breaks_of(resource: int, until: int) -> Stretches:
    """Return the hours up to the last one in which a resource does not work, as stretches."""
    works = shift_of(resource).works
    return _stretches(hour for hour in range(until) if not works(hour))


def with_shifts(problem: PlainProject, at_least: int = 0) -> Site:
    """
    Return the calendar variant of a textbook project; the goal is the end of all tasks.

    The horizon is the end of the tasks done one after the other along the links, each as soon as
    its resources work. That is a schedule, so the shortest one ends no later.

    Parameters
    ----------
    problem
        The project.
    at_least
        A horizon in hours to have instead if it is later: for schedules that are no better.
    """
    return _Variant(problem, at_least).site()


class _Variant:
    """The parts of the calendar variant of one project."""

    def __init__(self, problem: PlainProject, at_least: int) -> None:
        self.problem = problem
        self.durations = [int(duration) for duration in problem.durations]
        self.demands = [
            tuple((place, int(much)) for place, much in enumerate(row) if much and duration)
            for row, duration in zip(problem.demands, self.durations, strict=True)
        ]
        self.shifts: list[frozenset[Shift]] = [
            frozenset(shift_of(place) for place, _ in row) for row in self.demands
        ]
        self.horizon = max(self._one_after_the_other(), at_least)
        calendars = {NO_SHIFTS, *self.shifts}
        self.working = {
            shifts: _stretches(hour for hour in range(self.horizon) if _works(shifts, hour))
            for shifts in calendars
        }
        self.workings: dict[Stretches, int] = {}
        self.tables: dict[tuple[Starts, ...], int] = {}

    def _one_after_the_other(self) -> int:
        hours = count()
        for duration, shifts in zip(self.durations, self.shifts, strict=True):
            left = duration
            while left:
                left -= _works(shifts, next(hours))
        return next(hours)

    def site(self) -> Site:
        """Return the site, with a last task of no length where several tasks end the project."""
        size = self.problem.size
        links = [SiteLink(int(before), int(after)) for before, after in self.problem.links]
        ends = sorted(set(range(size)) - {link.source for link in links})
        labels = [str(name) for name in self.problem.names]
        kinds = list(zip(self.durations, self.shifts, self.demands, strict=True))
        goal = ends[-1]
        if len(ends) > 1:
            goal = size
            links += [SiteLink(task, goal) for task in ends]
            labels.append("end")
            kinds.append((0, NO_SHIFTS, ()))
        modes = [(self._mode(*kind),) for kind in kinds]
        return Site(
            name=self.problem.name,
            labels=tuple(labels),
            modes=tuple(modes),
            tables=tuple(self.tables),
            workings=tuple(self.workings),
            resources=tuple(
                Resource(levels=((0, int(capacity)),), kept=True)
                for capacity in self.problem.capacities
            ),
            links=tuple(links),
            goal=goal,
            horizon=self.horizon,
        )

    def _mode(
        self, duration: int, shifts: frozenset[Shift], demands: tuple[tuple[int, int], ...]
    ) -> SiteMode:
        working = self.working[shifts]
        table: tuple[Starts, ...] = (Starts(0, self.horizon),)
        if duration:
            table = pausing_starts(working, duration)
        return SiteMode(
            duration=duration,
            starts=self.tables.setdefault(table, len(self.tables)),
            demands=demands,
            working=self.workings.setdefault(working, len(self.workings)),
        )


def _works(shifts: Iterable[Shift], hour: int) -> bool:
    return all(shift.works(hour) for shift in shifts)


def _stretches(hours: Iterable[int]) -> Stretches:
    """Return ascending hours as stretches."""
    return tuple(_joined(hours))


def _joined(hours: Iterable[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(hours), key=lambda each: each[1] - each[0]):
        members: Sequence[tuple[int, int]] = list(run)
        yield members[0][1], members[-1][1] + 1
