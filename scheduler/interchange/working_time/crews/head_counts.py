"""The usual people of a crew on each shift, and what is left to be said by date."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from scheduler.calendars.clock.intervals import Interval, Intervals, subtract
from scheduler.calendars.shifts.shifts import Profile, people_at
from scheduler.formats.foreign.calendar import DAY_MINUTES
from scheduler.interchange.working_time.calendars.spans import Span
from scheduler.interchange.working_time.crews.source import CrewSource
from scheduler.interchange.working_time.crews.working_days import CrewDays, on_day
from scheduler.interchange.working_time.looking_up import touches
from scheduler.interchange.working_time.period import Period


@dataclass(frozen=True, slots=True)
class Deviation:
    """
    People on a shift from ``start`` to ``end`` that are not the usual ones.

    It may be said of all the time from ``earliest`` to ``latest`` without changing anything, since
    the crew works that shift at no other time in between.
    """

    shift: str
    start: int
    end: int
    people: int
    earliest: int
    latest: int


def runs_of(span: Span, days: CrewDays, period: Period) -> tuple[Interval, ...]:
    """Return when a crew works a shift, within the period."""
    start, end = period.minutes
    spans = (
        on_day(day, span)
        for day in range(period.days.start - 1, period.days.stop)
        if days.works(day)
    )
    return tuple((max(a, start), min(b, end)) for a, b in spans if b > start and a < end)


def usual_people(crew: CrewSource, runs: Iterable[Interval]) -> int:
    """
    Return the people that a crew has on most runs of a shift.

    Runs that its calendars do not work count as nobody, those on which nobody is available not at
    all.
    """
    counted: Counter[int] = Counter()
    for start, end in runs:
        if not touches(crew.worked, (start, end)):
            counted[0] += 1
            continue
        there = max(
            people_at(crew.people, minute) for minute in (start, (start + end) // 2, end - 1)
        )
        if there:
            counted[there] += 1
    return max(counted, key=lambda people: (counted[people], people), default=0)


def deviations(
    crew: CrewSource, shift: str, runs: tuple[Interval, ...], usual: int, off: Intervals
) -> tuple[Deviation, ...]:
    """Return when the people on a shift are not the usual ones, stand-downs of the site apart."""
    pieces = tuple(_pieces(crew.people, runs, usual, off))
    whole = tuple(_joined(pieces, runs))
    return tuple(_with_room(shift, whole, runs))


Piece = tuple[int, int, int]


def _pieces(
    people: Profile, runs: Iterable[Interval], usual: int, off: Intervals
) -> Iterator[Piece]:
    """Yield from when to when there are other people than usual."""
    place = 0
    for run in runs:
        while place and people[place - 1][1] > run[0]:
            place -= 1
        while place < len(people) and people[place][1] <= run[0]:
            place += 1
        last = place
        while last < len(people) and people[last][0] < run[1]:
            last += 1
        for start, end, there in _over(run, people[place:last]):
            if there != usual:
                yield from ((a, b, there) for a, b in subtract(((start, end),), off))


def _over(run: Interval, people: Profile) -> Iterator[Piece]:
    """Yield the people from minute to minute of a run, nobody where there are none."""
    marks = {*run}
    for start, end, _ in people:
        marks |= {min(max(start, run[0]), run[1]), min(max(end, run[0]), run[1])}
    for start, end in pairwise(sorted(marks)):
        yield start, end, people_at(people, start)


def _joined(pieces: Iterable[Piece], runs: Iterable[Interval]) -> Iterator[Piece]:
    """Yield pieces with those of runs that follow each other made one."""
    following = dict(_ends_and_starts(runs))
    here: Piece | None = None
    for piece in pieces:
        start, end, people = piece
        if here is not None and here[2] == people and start in {here[1], following.get(here[1])}:
            here = here[0], end, people
            continue
        if here is not None:
            yield here
        here = piece
    if here is not None:
        yield here


def _ends_and_starts(runs: Iterable[Interval]) -> Iterator[tuple[int, int]]:
    for (_, end), (start, _) in pairwise(runs):
        yield end, start


def _with_room(
    shift: str, pieces: Iterable[Piece], runs: tuple[Interval, ...]
) -> Iterator[Deviation]:
    """Yield pieces with the time around them in which the crew does not work the shift."""
    after = dict(_ends_and_starts(runs))
    before = {start: end for end, start in after.items()}
    first, last = (runs[0][0], runs[-1][1]) if runs else (0, 0)
    here: Deviation | None = None
    for start, end, people in pieces:
        earliest = before.get(start, _day_of(start) if start == first else start)
        latest = after.get(end, _day_after(end) if end == last else end)
        found = Deviation(shift, start, end, people, earliest, latest)
        if here is not None:
            border = min(max(_day_after(here.end), here.end), start)
            if here.latest > found.earliest:
                here = replace(here, latest=border)
                found = replace(found, earliest=max(found.earliest, border))
            yield here
        here = found
    if here is not None:
        yield here


def _day_of(minute: int) -> int:
    return minute - minute % DAY_MINUTES


def _day_after(minute: int) -> int:
    return -(-minute // DAY_MINUTES) * DAY_MINUTES


def people_by_shift(
    crew: CrewSource, runs: Mapping[str, tuple[Interval, ...]]
) -> Mapping[str, int]:
    """Return the usual people of a crew on every shift."""
    return {shift: usual_people(crew, found) for shift, found in runs.items()}
