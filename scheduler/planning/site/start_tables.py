"""Legal starts and working time in ticks, equal ones kept once."""

from operator import attrgetter

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.starts.start_classes import StartClass
from scheduler.engine.site.problem import Starts
from scheduler.model.notation.base import Minutes

Stated = tuple[tuple[Minutes, Minutes, Intervals], ...]
CONTENT = attrgetter("low", "high", "breaks")


class StartTables:
    """
    Tables of legal starts, numbered in the order in which they are first asked for.

    Calendars hand the same table to many tasks: it is known by identity at once, by content after.
    """

    def __init__(self, tick: Minutes) -> None:
        self._tick = tick
        self._known: dict[int, tuple[tuple[StartClass, ...], int]] = {}
        self._places: dict[Stated, int] = {}

    def place(self, classes: tuple[StartClass, ...]) -> int:
        """Return the number of a table."""
        known = self._known.get(id(classes))
        if known is not None:
            return known[1]
        stated: Stated = tuple(map(CONTENT, classes))
        place = self._places.setdefault(stated, len(self._places))
        self._known[id(classes)] = (classes, place)  # kept, so that its identity stays its own
        return place

    def all(self) -> tuple[tuple[Starts, ...], ...]:
        """Return all tables asked for, in ticks."""
        return tuple(tuple(self._starts(*each) for each in stated) for stated in self._places)

    def _starts(self, low: Minutes, high: Minutes, breaks: Intervals) -> Starts:
        return Starts(low // self._tick, high // self._tick, _in_ticks(breaks, self._tick))


class Stretches:
    """Working time as stretches, numbered in the order in which they are first asked for."""

    def __init__(self, tick: Minutes) -> None:
        self._tick = tick
        self._places: dict[Intervals, int] = {}

    def place(self, working: Intervals) -> int:
        """Return the number of a working time."""
        return self._places.setdefault(working, len(self._places))

    def all(self) -> tuple[Intervals, ...]:
        """Return every working time asked for, in ticks."""
        return tuple(_in_ticks(working, self._tick) for working in self._places)


def _in_ticks(intervals: Intervals, tick: Minutes) -> Intervals:
    return tuple((start // tick, end // tick) for start, end in intervals)
