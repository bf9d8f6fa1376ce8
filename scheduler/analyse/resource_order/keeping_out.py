"""Jobs that never work in some minutes, however many those are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scheduler.calendars.clock.intervals import Interval, Intervals
from scheduler.calendars.starts.avoidance import avoid
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.start_classes import StartClass, find_class
from scheduler.model.notation.base import Minutes


def keep_out(job: Job, minutes: Intervals) -> Job:
    """Return a job with only those starts from which no work falls into some minutes."""
    return replace(job, classes=tuple(clear_of(job, job.classes, minutes)))


def may_move(job: Job, minutes: Intervals, start: Minutes) -> bool:
    """Whether a job kept out of some minutes has a legal start after one that it has."""
    later = job.classes[find_class(job.classes, start + 1) :]
    return any(each.high > start for each in clear_of(job, later, minutes))


def clear_of(job: Job, classes: Iterable[StartClass], minutes: Intervals) -> Iterator[StartClass]:
    """Yield the starts of some classes from which no work of a job falls into some minutes."""
    opens, closes = [span[0] for span in minutes], [span[1] for span in minutes]
    for each in classes:
        first = bisect_right(closes, each.low)
        last = bisect_left(opens, each.high + job.duration + each.pause)
        if first >= last:
            yield each
        elif each.breaks:
            yield from avoid((each,), job.duration, minutes[first:last])
        else:
            yield from running_clear_of(each, job.duration, minutes[first:last])


def running_clear_of(
    each: StartClass, duration: Minutes, minutes: Iterable[Interval]
) -> Iterator[StartClass]:
    """Yield the starts of a class without breaks from which a task runs between some minutes."""
    low = each.low
    for opens, closes in minutes:
        last = min(each.high, opens - duration)
        if low <= last:
            yield StartClass(low, last)
        low = max(low, closes)
    if low <= each.high:
        yield StartClass(low, each.high)
