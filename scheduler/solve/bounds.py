"""What links and limits leave to the start of a task once others have their dates."""

from collections.abc import Mapping

from scheduler.calendars.lags import earliest_start
from scheduler.calendars.situation import Job, Situation
from scheduler.model.base import Minutes, TaskId
from scheduler.model.link import Point

Spans = Mapping[TaskId, tuple[Minutes, Minutes]]


def earliest_by_links(situation: Situation, job: Job, spans: Spans) -> Minutes | None:
    """Return the earliest legal start after the predecessors that have dates."""
    start = job.next_start(0)
    for link in situation.links_into[job.id]:
        if start is None:
            return None
        if link.source in spans:
            bound = earliest_start(job, link, link.from_minute(*spans[link.source]))
            start = None if bound is None else max(start, bound)
    return None if start is None else job.next_start(start)


def earliest_by_limits(situation: Situation, job: Job, spans: Spans) -> Minutes | None:
    """Return the earliest legal start that no limit to a later event forbids."""
    start = job.next_start(0)
    for limit in situation.limits:
        if limit.source != job.id or limit.target not in spans or start is None:
            continue
        event = spans[limit.target][limit.target_point is Point.END] - limit.longest
        bound = (
            job.next_start(event) if limit.source_point is Point.START else job.start_for_end(event)
        )
        start = None if bound is None else max(start, bound)
    return None if start is None else job.next_start(start)


def broken_limits(situation: Situation, spans: Spans) -> list[TaskId]:
    """Return the first tasks of the limits that are overrun."""
    broken = []
    for limit in situation.limits:
        source = spans[limit.source][limit.source_point is Point.END] if limit.source else 0
        if spans[limit.target][limit.target_point is Point.END] - source > limit.longest:
            broken.append(limit.source or limit.target)
    return broken
