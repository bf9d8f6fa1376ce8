"""Limits of a plan: when each runs out, and how much of it is left, now and before."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.comparing.side import Side
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.link import Event, Limit, Point
from scheduler.model.notation.base import Minutes, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitLeft:
    """
    A limit whose later event is still to come.

    ``since`` is the minute that it counts from, a fact where ``is_recorded``; what is done without
    a date counts from the campaign start. ``needed`` is the later event as planned, ``last`` the
    last minute at which that event may be on its own calendar before the limit runs out; nothing
    if that lies beyond the horizon. ``left_before`` is what the old plan had left.
    """

    limit: Limit
    source: TaskId
    target: TaskId
    since: Minutes
    is_recorded: bool
    needed: Minutes
    last: Minutes | None
    left_before: Minutes | None = None

    @property
    def from_event(self) -> str:
        """The event that it counts from, as it is written."""
        return str(self.limit.from_event)

    @property
    def to_event(self) -> str:
        """The event that it counts to, as it is written."""
        return str(self.limit.to_event)

    @property
    def runs_out(self) -> Minutes:
        """The minute at which the limit runs out."""
        return self.since + self.limit.max

    @property
    def left(self) -> Minutes:
        """The minutes from the later event, as planned, to the end of the limit."""
        return self.runs_out - self.needed


def limits_left(old: Side, new: Side) -> tuple[LimitLeft, ...]:
    """Return the limits of the new plan that still count, those with the least left first."""
    before = {_key(old, each.limit): each.left for each in _counting(old)}
    found = (_with_last(new, each, before.get(_key(new, each.limit))) for each in _counting(new))
    return tuple(sorted(found, key=lambda each: (each.left, str(each.limit))))


def limits_of(plan: ExplainedPlan) -> tuple[LimitLeft, ...]:
    """Return the limits of a plan that still count, those with the least left first."""
    side = Side(plan=plan, shift=0)
    found = (_with_last(side, each, None) for each in _counting(side))
    return tuple(sorted(found, key=lambda each: (each.left, str(each.limit))))


Key = tuple[TaskId, Point, TaskId, Point]


def _key(side: Side, limit: Limit) -> Key:
    """Return between which events a limit stands."""
    task = side.plan.situation.campaign.event_task
    start, end = limit.from_event, limit.to_event
    return task(start.task), start.point, task(end.task), end.point


def _counting(side: Side) -> Iterator[LimitLeft]:
    campaign = side.plan.situation.campaign
    for limit in campaign.limits:
        source = campaign.event_task(limit.from_event.task)
        target = campaign.event_task(limit.to_event.task)
        standing = side.standings.get(target)
        needed = _minute(side, target, limit.to_event)
        is_over = standing is None or not standing.is_open or needed is None
        is_met = side.is_recorded(target, is_end=limit.to_event.point is Point.END)
        if source not in side.standings or is_over or is_met or needed is None:
            continue
        since = _minute(side, source, limit.from_event)
        yield LimitLeft(
            limit=limit,
            source=source,
            target=target,
            since=side.shift if since is None else since,
            is_recorded=side.is_recorded(source, is_end=limit.from_event.point is Point.END),
            needed=needed,
            last=None,
        )


def _minute(side: Side, task_id: TaskId, event: Event) -> Minutes | None:
    return side.event(task_id, is_end=event.point is Point.END)


def _with_last(side: Side, found: LimitLeft, before: Minutes | None) -> LimitLeft:
    """Return a limit with the last minute at which its later event may be."""
    return LimitLeft(
        limit=found.limit,
        source=found.source,
        target=found.target,
        since=found.since,
        is_recorded=found.is_recorded,
        needed=found.needed,
        last=_last(side, found),
        left_before=before,
    )


def _last(side: Side, found: LimitLeft) -> Minutes | None:
    situation = side.plan.situation
    until = found.runs_out - side.shift
    if until > situation.horizon:
        return None
    job = situation.jobs[found.target]
    if found.limit.to_event.point is Point.START:
        start = job.previous_start(until)
        return None if start is None else start + side.shift
    start = job.latest_start(situation.horizon, until)
    return None if start is None else job.end_after(start) + side.shift
