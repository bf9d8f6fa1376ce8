"""What links and limits leave to the start of a task once others have their dates."""

from collections.abc import Mapping

from scheduler.calendars.situation.lags import earliest_event
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId

Spans = Mapping[TaskId, tuple[Minutes, Minutes]]


def earliest_by_links(situation: Situation, job: Job, spans: Spans) -> Minutes | None:
    """Return the earliest legal start after the predecessors that have dates."""
    bounds = bounds_by_links(situation, job, spans)
    return None if bounds is None else first_start(job, *bounds)


def bounds_by_links(situation: Situation, job: Job, spans: Spans) -> tuple[Minutes, Minutes] | None:
    """
    Return before which minutes predecessors that have dates let no start, and no end, be.

    Nothing is returned if a working lag never ends.
    """
    starts_from, ends_from = 0, 0
    for link in situation.links_into[job.id]:
        if link.source in spans:
            event = earliest_event(link, job, link.from_minute(*spans[link.source]))
            if event is None:
                return None
            if link.holds_end:
                ends_from = max(ends_from, event)
            else:
                starts_from = max(starts_from, event)
    return starts_from, ends_from


def first_start(job: Job, starts_from: Minutes, ends_from: Minutes) -> Minutes | None:
    """Return the first legal start from one minute on that ends at or after another."""
    by_end = job.start_for_end(ends_from) if ends_from > 0 else 0
    return None if by_end is None else job.next_start(max(by_end, starts_from))


def earliest_by_limits(situation: Situation, job: Job, spans: Spans) -> Minutes | None:
    """Return the earliest legal start that no limit to a later event forbids."""
    starts_from, ends_from = 0, 0
    for limit in situation.limits_from[job.id]:
        if limit.target in spans:
            event = spans[limit.target][limit.target_point is Point.END] - limit.longest
            if limit.source_point is Point.END:
                ends_from = max(ends_from, event)
            else:
                starts_from = max(starts_from, event)
    return first_start(job, starts_from, ends_from)


def broken_limits(situation: Situation, spans: Spans) -> list[TaskId]:
    """Return the first tasks of the limits that are overrun."""
    broken = []
    for limit in situation.limits:
        is_end = limit.source_point is Point.END
        source = spans[limit.source][is_end] if limit.source else limit.since
        if spans[limit.target][limit.target_point is Point.END] - source > limit.longest:
            broken.append(limit.source or limit.target)
    return broken
