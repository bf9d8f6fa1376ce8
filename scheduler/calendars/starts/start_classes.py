"""
Where a task may start and when it then ends: its start classes.

Within a class, every start is followed by the same pauses, so the end is the start plus the
working time plus a constant. The classes cover exactly the starts that working time, windows and
the kind of the task allow.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from scheduler.calendars.clock.intervals import Interval, Intervals, intersect
from scheduler.model.notation.base import Minutes


@dataclass(frozen=True, slots=True, order=True)
class StartClass:
    """
    Starts from ``low`` to ``high``, both allowed, that cross the same ``breaks``.

    A break is a pair of minutes: work stops at the first and resumes at the second.
    """

    low: Minutes
    high: Minutes
    breaks: Intervals = ()

    @property
    def pause(self) -> Minutes:
        """Minutes between start and end that are not worked."""
        return sum([end - start for start, end in self.breaks]) if self.breaks else 0


def straight_classes(stretches: Iterable[Interval], duration: Minutes) -> tuple[StartClass, ...]:
    """Return the starts from which a task runs through within one stretch."""
    return tuple(
        StartClass(start, end - duration) for start, end in stretches if end - start >= duration
    )


def pausing_classes(working: Sequence[Interval], duration: Minutes) -> tuple[StartClass, ...]:
    """Return the starts of a task that stops and resumes with its working time."""
    classes: list[StartClass] = []
    for first, (opens, closes) in enumerate(working):
        if closes - opens >= duration:
            classes.append(StartClass(opens, closes - duration))
        classes.extend(_crossing(working, first, duration))
    return tuple(sorted(classes))


def _crossing(working: Sequence[Interval], first: int, duration: Minutes) -> Iterable[StartClass]:
    """Yield the classes that begin in stretch ``first`` and end in each later one."""
    opens, closes = working[first]
    between = 0
    breaks: list[Interval] = []
    for last in range(first + 1, len(working)):
        breaks.append((working[last - 1][1], working[last][0]))
        length = working[last][1] - working[last][0]
        low = max(opens, closes - duration + between + 1)
        high = min(closes - 1, closes - duration + between + length)
        if low <= high:
            yield StartClass(low, high, tuple(breaks))
        between += length
        if between >= duration:
            return


def within_shifts(working: Sequence[Interval], shifts: Iterable[Interval]) -> list[Interval]:
    """Return the stretches of a working time that lie in one shift each, once each, in order."""
    found: set[Interval] = set()
    for shift in shifts:
        first = bisect_right(working, shift[0], key=itemgetter(1))
        last = bisect_left(working, shift[1], key=itemgetter(0))
        found.update(intersect(working[first:last], (shift,)))
    return sorted(found)


def within(
    classes: Iterable[StartClass],
    duration: Minutes,
    starts: Sequence[Interval] | None,
    ends: Sequence[Interval] | None,
) -> tuple[StartClass, ...]:
    """Keep the starts that lie in ``starts`` and lead to ends in ``ends`` (closed intervals)."""
    kept = list(classes)
    if starts is not None:
        kept = [piece for each in kept for piece in _cut(each, starts, 0)]
    if ends is not None:
        kept = [piece for each in kept for piece in _cut(each, ends, duration + each.pause)]
    return tuple(sorted(kept))


def _cut(each: StartClass, allowed: Sequence[Interval], shift: Minutes) -> Iterable[StartClass]:
    for start, end in allowed:
        low, high = max(each.low, start - shift), min(each.high, end - shift)
        if low <= high:
            yield StartClass(low, high, each.breaks)


def on_ticks(classes: Iterable[StartClass], tick: Minutes) -> tuple[StartClass, ...]:
    """Keep the starts on whole ticks, so that no task starts a minute early only to pause."""
    rounded = (
        StartClass(-(-each.low // tick) * tick, each.high // tick * tick, each.breaks)
        for each in classes
    )
    return tuple(each for each in rounded if each.low <= each.high)


def pieces(start: Minutes, duration: Minutes, breaks: Intervals) -> Intervals:
    """Return the worked pieces of a task that starts there and crosses those breaks."""
    worked: list[Interval] = []
    here, left = start, duration
    for stop, resume in breaks:
        worked.append((here, stop))
        left -= stop - here
        here = resume
    worked.append((here, here + left))
    return tuple(worked)


_high = attrgetter("high")


def find_class(classes: Sequence[StartClass], start: Minutes) -> int:
    """Return the position of the first class whose ``high`` is not before ``start``."""
    return bisect_left(classes, start, key=_high)
