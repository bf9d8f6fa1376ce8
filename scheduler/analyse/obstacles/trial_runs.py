"""Runs of a task from starts at which it may not begin, as if nothing forbade them."""

from bisect import bisect_right
from dataclasses import dataclass

from scheduler.calendars.clock.intervals import Interval, Intervals
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes
from scheduler.model.task import Kind


@dataclass(frozen=True, slots=True)
class TrialRun:
    """A run of a task from a start, be it legal or not."""

    span: Interval
    pieces: Intervals


def run_from(job: Job, start: Minutes) -> TrialRun:
    """Return the run from a start; one that may not begin there runs through, or `pausing_from`."""
    if job.class_of(start) is not None:
        return TrialRun((start, job.end_after(start)), job.pieces_from(start))
    pieces: Intervals = ((start, start + job.duration),)
    if job.kind is Kind.PAUSABLE:
        pieces = pausing_from(job, start)
    return TrialRun((start, pieces[-1][1]), pieces)


def pausing_from(job: Job, start: Minutes) -> Intervals:
    """
    Return the pieces of a pausable task from a start at which it rests or may not begin.

    It works through that rest, which would have to be gone, and pauses in the next.
    """
    found: list[Interval] = []
    left = job.duration
    for begin, end in job.working[bisect_right(job.working, start, key=_end) :]:
        begun = begin if found else start
        found.append((begun, min(end, begun + left)))
        left -= found[-1][1] - begun
        if not left:
            return tuple(found)
    last = found[-1][1] if found else start
    return (*found, (last, last + left))


def _end(span: Interval) -> Minutes:
    return span[1]
