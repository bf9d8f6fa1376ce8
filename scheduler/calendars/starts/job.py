"""A task still to be done in one of its modes: its working time, and when it may start."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from operator import attrgetter

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.starts.start_classes import StartClass, find_class, pieces
from scheduler.model.notation.base import FacilityId, Minutes, TaskId
from scheduler.model.task import Kind, Task

Way = tuple[TaskId, int]
"""A mode of doing a task: the task, and 0 or the number of the option."""


_low = attrgetter("low")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """
    A task still to be done, with its working time and the starts that lead to a legal run.

    ``option`` says which mode of doing it this is: 0 for the task as it stands, then its options by
    number; ``task`` has the hours, crews and place of that way. ``in_hold`` are the places in which
    it uses room that a hold has already. Planned starts are multiples of ``tick``; the one start of
    what is under way need not be, nor those of a rest that has to end in an instant.
    """

    task: Task
    option: int = 0
    duration: Minutes
    kind: Kind
    working: Intervals
    classes: tuple[StartClass, ...]
    in_hold: frozenset[FacilityId] = frozenset()
    tick: Minutes = 1

    @property
    def rooms(self) -> tuple[FacilityId, ...]:
        """The places of the task in which it takes room of its own."""
        return tuple(place for place in self.task.places if place not in self.in_hold)

    @property
    def id(self) -> TaskId:
        """The id of the task."""
        return self.task.id

    @property
    def mode(self) -> Way:
        """The task, and the number of its option."""
        return self.task.id, self.option

    def class_of(self, start: Minutes) -> StartClass | None:
        """Return the start class of a minute, or nothing when the task may not start there."""
        position = find_class(self.classes, start)
        if position == len(self.classes) or self.classes[position].low > start:
            return None
        return self.classes[position]

    def next_start(self, minute: Minutes) -> Minutes | None:
        """Return the first legal start at or after a minute."""
        position = find_class(self.classes, minute)
        if position == len(self.classes):
            return None
        return self._at(self.classes[position], -(-minute // self.tick))

    def previous_start(self, minute: Minutes) -> Minutes | None:
        """Return the last legal start at or before a minute."""
        position = find_class(self.classes, minute)
        if position < len(self.classes) and self.classes[position].low <= minute:
            return self._at(self.classes[position], minute // self.tick)
        return self.classes[position - 1].high if position else None

    def _at(self, found: StartClass, ticks: int) -> Minutes:
        """Return the start of a class on a tick, or the nearest one that it has."""
        return min(max(ticks * self.tick, found.low), found.high)

    def start_for_end(self, minute: Minutes) -> Minutes | None:
        """Return the first legal start whose end is at or after a minute."""
        position = bisect_left(self.classes, minute, key=self._last_end)
        if position == len(self.classes):
            return None
        found = self.classes[position]
        return self._at(found, -(-(minute - self.duration - found.pause) // self.tick))

    def latest_start(self, start_by: Minutes, end_by: Minutes) -> Minutes | None:
        """Return the last legal start at or before one minute that ends by another."""
        last = bisect_right(self.classes, start_by, key=_low)
        position = bisect_right(self.classes, end_by, hi=last, key=self._first_end) - 1
        if position < 0:
            return None
        found = self.classes[position]
        latest = min(start_by, end_by - self.duration - found.pause)
        return self._at(found, latest // self.tick)

    def is_planned(self, start: Minutes) -> bool:
        """Whether a start is legal and on the grid, as far as it is planned at all."""
        on_grid = start // self.tick * self.tick
        return self.class_of(start) is not None and start in {on_grid, self.on_axis(on_grid)}

    def on_axis(self, start: Minutes) -> Minutes:
        """Return the exact start behind one on the grid: that of what has begun may differ."""
        position = find_class(self.classes, start)
        first = self.classes[position].low if position < len(self.classes) else start
        return first if start == first // self.tick * self.tick else start

    @property
    def on_grid(self) -> "Job":
        """The job in whole ticks, which begins and ends no later and no earlier than it does."""
        tick, work = self.tick, self.duration
        if work % tick == 0 and all(x.low % tick == 0 for x in self.classes):
            return self
        classes = tuple(
            StartClass(x.low // tick * tick, x.high // tick * tick, x.breaks) for x in self.classes
        )
        lead = max((each.low % tick for each in self.classes), default=0)
        return replace(self, classes=classes, duration=-(-(work + lead) // tick) * tick)

    def _first_end(self, each: StartClass) -> Minutes:
        return each.low + self.duration + each.pause

    def _last_end(self, each: StartClass) -> Minutes:
        return each.high + self.duration + each.pause

    def end_after(self, start: Minutes) -> Minutes:
        """
        Return the end of a run from a legal start.

        Raises
        ------
        ValueError
            If the task may not start there.
        """
        found = self.class_of(start)
        if found is None:
            message = f"{self.id} may not start at minute {start}"
            raise ValueError(message)
        return start + self.duration + found.pause

    def pieces_from(self, start: Minutes) -> Intervals:
        """Return the worked pieces of a run from a legal start."""
        found = self.class_of(start)
        return pieces(start, self.duration, found.breaks if found else ())
