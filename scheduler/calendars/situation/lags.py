"""Lags along a link: elapsed, or counted on the working time of the successor."""

from scheduler.calendars.clock.counting import (
    first_with_worked,
    last_with_worked,
    worked_before,
)
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes


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
