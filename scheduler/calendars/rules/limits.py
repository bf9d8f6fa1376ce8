"""The limits of a campaign that are still to be kept, and those that facts have broken."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from scheduler.calendars.facts.facts import Departure, Facts
from scheduler.model.campaign import Campaign
from scheduler.model.link import Limit, Point
from scheduler.model.notation.base import Minutes, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedLimit:
    """
    A limit between events of jobs.

    A ``source`` of nothing is over: the limit counts from ``since``, the minute recorded of the
    step ``fact``, or the start of the campaign where nothing is.
    """

    source: TaskId | None
    source_point: Point
    target: TaskId
    target_point: Point
    longest: Minutes
    reason: str
    since: Minutes = 0
    fact: TaskId | None = None

    @property
    def latest(self) -> Minutes:
        """The minute at which the limit runs out, counted from its source if it has one."""
        return self.since + self.longest


def limits_left(
    campaign: Campaign, active: Collection[TaskId], facts: Facts | None
) -> Iterator[TimedLimit]:
    """
    Yield the limits that are still to be kept, each from what is recorded as far as it is.

    A limit ends with the recorded event to which it leads, whether it was kept or broken.
    """
    for limit in campaign.limits:
        source, target = _ends(campaign, limit)
        if target not in active or _is_over(campaign, limit, facts):
            continue
        is_end = limit.from_event.point is Point.END
        since = None if facts is None else facts.known_event(source, is_end=is_end)
        yield TimedLimit(
            source=None if source not in active or since is not None else source,
            source_point=limit.from_event.point,
            target=target,
            target_point=limit.to_event.point,
            longest=limit.max,
            reason=limit.reason or str(limit),
            since=since or 0,
            fact=None if since is None else source,
        )


def limits_broken(campaign: Campaign, facts: Facts) -> Iterator[Departure]:
    """Yield the limits between two recorded events that facts have broken, in minutes."""
    for limit in campaign.limits:
        source, target = _ends(campaign, limit)
        since = facts.event(source, is_end=limit.from_event.point is Point.END)
        until = facts.event(target, is_end=limit.to_event.point is Point.END)
        if since is not None and until is not None and until - since > limit.max:
            amount = until - since - limit.max
            yield Departure(
                rule="limits", steps=(source, target), amount=amount, subject=str(limit)
            )


def _ends(campaign: Campaign, limit: Limit) -> tuple[TaskId, TaskId]:
    return campaign.event_task(limit.from_event.task), campaign.event_task(limit.to_event.task)


def _is_over(campaign: Campaign, limit: Limit, facts: Facts | None) -> bool:
    """Whether facts leave nothing of a limit: its end is recorded, or is certain to be in time."""
    if facts is None:
        return False
    source, target = _ends(campaign, limit)
    to_end = limit.to_event.point is Point.END
    if facts.event(target, is_end=to_end) is not None:
        return True
    since = facts.known_event(source, is_end=limit.from_event.point is Point.END)
    until = facts.known_event(target, is_end=to_end)
    return since is not None and until is not None and until - since <= limit.max


def longest_span(limits: Iterable[TimedLimit], task_id: TaskId) -> Minutes | None:
    """Return the longest time from the start to the end of one task that limits on it allow."""
    ends = (task_id, Point.START, task_id, Point.END)
    own = (x for x in limits if (x.source, x.source_point, x.target, x.target_point) == ends)
    return min((limit.longest for limit in own), default=None)
