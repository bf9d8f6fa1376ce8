"""Lags along a link: elapsed, or counted on the working time of the successor."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.situation.situation import Job, TimedLink
from scheduler.model.notation.base import Minutes


def worked_before(working: Intervals, minute: Minutes) -> Minutes:
    """Return how many working minutes lie before a minute."""
    position = bisect_right(working, minute, key=lambda interval: interval[0])
    total = sum(end - start for start, end in working[: max(position - 1, 0)])
    if position:
        start, end = working[position - 1]
        total += min(minute, end) - start
    return total


def first_with_worked(working: Intervals, amount: Minutes) -> Minutes | None:
    """Return the first minute before which at least that much working time lies."""
    if amount <= 0:
        return 0
    totals = list(accumulate(end - start for start, end in working))
    position = bisect_left(totals, amount)
    if position == len(totals):
        return None
    return working[position][1] - (totals[position] - amount)


def last_with_worked(working: Intervals, amount: Minutes, until: Minutes) -> Minutes:
    """Return the last minute before which at most that much working time lies, or -1."""
    if amount < 0:
        return -1
    totals = list(accumulate(end - start for start, end in working))
    position = bisect_right(totals, amount)
    if position == len(totals):
        return until
    before = totals[position - 1] if position else 0
    return working[position][0] + amount - before


def earliest_event(link: TimedLink, target: Job, source: Minutes) -> Minutes | None:
    """Return the earliest minute that the link leaves to the target's event."""
    if not link.working:
        return source + link.lag
    return first_with_worked(target.working, worked_before(target.working, source) + link.lag)


def latest_source(link: TimedLink, target: Job, event: Minutes, until: Minutes) -> Minutes:
    """Return the latest minute of the source's event that still allows the target's event."""
    if not link.working:
        return event - link.lag
    return last_with_worked(target.working, worked_before(target.working, event) - link.lag, until)


def earliest_start(job: Job, link: TimedLink, source: Minutes) -> Minutes | None:
    """Return the earliest legal start of the target after the source's event."""
    event = earliest_event(link, job, source)
    if event is None:
        return None
    return job.start_for_end(event) if link.holds_end else job.next_start(event)
