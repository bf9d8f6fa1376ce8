"""How the night and weekend work of a task depends on its start: linear, piece by piece."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.start_classes import StartClass, pieces
from scheduler.model.notation.base import Minutes
from scheduler.planning.people.labour import nights, weekends


@dataclass(frozen=True, slots=True)
class LinearPiece:
    """Starts from ``first`` to ``last`` in ticks: ``value`` at the first, ``slope`` a tick."""

    first: int
    last: int
    value: int
    slope: int

    def at(self, tick: int) -> int:
        """Return the value at a start."""
        return self.value + self.slope * (tick - self.first)


@dataclass(frozen=True, slots=True)
class UnsocialHours:
    """Minutes of night and of weekend before an instant, counted together, edge by edge."""

    edges: tuple[Minutes, ...]
    before: tuple[Minutes, ...]
    rates: tuple[int, ...]

    def until(self, minute: Minutes) -> Minutes:
        """Return the minutes of night and of weekend before a minute."""
        at = bisect_right(self.edges, minute) - 1
        return self.before[at] + self.rates[at] * (minute - self.edges[at])

    def edges_within(self, low: Minutes, high: Minutes) -> tuple[Minutes, ...]:
        """Return the edges between two minutes, both included."""
        return self.edges[bisect_left(self.edges, low) : bisect_right(self.edges, high)]

    def of(self, job: Job, start: Minutes, each: StartClass) -> Minutes:
        """Return the person-minutes of a task that starts there, in a class."""
        worked = pieces(start, job.duration, each.breaks)
        alone = sum(self.until(end) - self.until(begin) for begin, end in worked)
        return alone * sum(job.task.crew.values())


@lru_cache(maxsize=64)
def burden(axis: Axis, until: Minutes) -> UnsocialHours:
    """Return the burden of every hour up to a minute."""
    changes: dict[Minutes, int] = {0: 0}
    for start, end in (*nights(axis, until), *weekends(axis, until)):
        changes[start] = changes.get(start, 0) + 1
        changes[end] = changes.get(end, 0) - 1
    edges = sorted(changes)
    before, rates = [0], [changes[0]]
    for since, here in pairwise(edges):
        before.append(before[-1] + rates[-1] * (here - since))
        rates.append(rates[-1] + changes[here])
    return UnsocialHours(tuple(edges), tuple(before), tuple(rates))


def linear_pieces(
    heavy: UnsocialHours, job: Job, classes: Iterable[StartClass], tick: Minutes
) -> Iterator[LinearPiece]:
    """
    Yield the pieces on which the night and weekend work of a task is linear in its start.

    Parameters
    ----------
    heavy
        The burden of every hour.
    job
        The task.
    classes
        Its start classes, with bounds on whole ticks.
    tick
        The minutes of a tick.

    Notes
    -----
    Within a class only the start and the end of the task move: the value bends where one of them
    meets an edge. Pieces begin at the first whole tick from there on.
    """
    for each in classes:
        length = job.duration + each.pause
        bends = {each.low, each.high + tick, *heavy.edges_within(each.low, each.high)}
        moved = heavy.edges_within(each.low + length, each.high + length)
        bends |= {edge - length for edge in moved}
        firsts = sorted({-(-minute // tick) for minute in bends})
        for first, after in pairwise(firsts):
            value = heavy.of(job, first * tick, each)
            last = after - 1
            rise = heavy.of(job, last * tick, each) - value
            yield LinearPiece(first, last, value, rise // max(last - first, 1))
