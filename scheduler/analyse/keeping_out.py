"""Jobs that never work in some minutes, however many those are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scheduler.calendars.avoidance import avoid
from scheduler.calendars.intervals import Interval, Intervals
from scheduler.calendars.placements import StartClass, find_class
from scheduler.calendars.situation import Job
from scheduler.model.base import Minutes


def keep_out(job: Job, minutes: Intervals) -> Job:
    """Return a job with only those starts from which no work falls into some minutes."""
    return replace(job, classes=tuple(_kept(job, job.classes, minutes)))


def may_move(job: Job, minutes: Intervals, start: Minutes) -> bool:
    """Whether a job kept out of some minutes has a legal start after one that it has."""
    later = job.classes[find_class(job.classes, start + 1) :]
    return any(each.high > start for each in _kept(job, later, minutes))


def _kept(job: Job, classes: Iterable[StartClass], minutes: Intervals) -> Iterator[StartClass]:
    opens, closes = [span[0] for span in minutes], [span[1] for span in minutes]
    for each in classes:
        first = bisect_right(closes, each.low)
        last = bisect_left(opens, each.high + job.duration + each.pause)
        if first >= last:
            yield each
        elif each.breaks:
            yield from avoid((each,), job.duration, minutes[first:last])
        else:
            yield from _running_through(each, job.duration, minutes[first:last])


def _running_through(
    each: StartClass, duration: Minutes, minutes: Iterable[Interval]
) -> Iterator[StartClass]:
    """Yield the starts of a class without breaks from which a task runs between some minutes."""
    low = each.low
    for opens, closes in minutes:
        if low <= opens - duration:
            yield StartClass(low, min(each.high, opens - duration))
        low = max(low, closes)
    if low <= each.high:
        yield StartClass(low, each.high)
