"""
Timing on a resource order: pushing delays forward, and pulling late dates back.

Both passes run over links, arcs and limits on the real calendars. Where no step has to give way to
another they are adjoint: a step may end at a minute without moving launch exactly when its late end
allows it.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from types import MappingProxyType

from scheduler.analyse.floats.giving_way import GivingWay, first_legal
from scheduler.analyse.resource_order.partial_order import PartialOrder
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.lags import earliest_event, latest_source
from scheduler.calendars.starts.job import Job
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.base import Minutes, TaskId

Span = tuple[Minutes, Minutes]
ROUNDS = 10_000
NONE: Mapping[TaskId, Span] = MappingProxyType({})

KINDS = {
    (Point.END, Point.START): LinkKind.FS,
    (Point.START, Point.START): LinkKind.SS,
    (Point.END, Point.END): LinkKind.FF,
    (Point.START, Point.END): LinkKind.SF,
}


@dataclass(frozen=True, slots=True)
class Relations:
    """Everything that pushes one step when another moves, by the step that is pushed and back."""

    into: Mapping[TaskId, tuple[TimedLink, ...]]
    out: Mapping[TaskId, tuple[TimedLink, ...]]


def relations(order: PartialOrder) -> Relations:
    """Return links, arcs and limits as one set of relations; a limit pushes its first event."""
    into: dict[TaskId, list[TimedLink]] = {task_id: [] for task_id in order.situation.jobs}
    out: dict[TaskId, list[TimedLink]] = {task_id: [] for task_id in order.situation.jobs}
    for relation in (*order.situation.links, *_arcs(order), *_limits(order)):
        into[relation.target].append(relation)
        out[relation.source].append(relation)
    return Relations(
        {task_id: tuple(each) for task_id, each in into.items()},
        {task_id: tuple(each) for task_id, each in out.items()},
    )


def _arcs(order: PartialOrder) -> Iterator[TimedLink]:
    for arc in order.arcs:
        yield TimedLink(
            source=arc.source,
            target=arc.target,
            kind=LinkKind.FS,
            lag=0,
            working=False,
            reason=arc.cause,
        )


def _limits(order: PartialOrder) -> Iterator[TimedLink]:
    """Yield a limit as a relation from its second event back to its first, with negative lag."""
    for limit in order.situation.limits:
        if limit.source is not None:
            yield TimedLink(
                source=limit.target,
                target=limit.source,
                kind=KINDS[limit.target_point, limit.source_point],
                lag=-limit.longest,
                working=False,
                reason="limit",
            )


def push(
    order: PartialOrder,
    ties: Relations,
    ends_from: Mapping[TaskId, Minutes],
    giving_way: GivingWay | None = None,
    late: Mapping[TaskId, Span] = NONE,
) -> dict[TaskId, Span] | None:
    """
    Return the dates of all steps when some may not end before given minutes.

    Every step stays where the plan has it unless it is pushed, or has to give way. Who gives way is
    looked at once all that links and arcs push are in their new places, so that nobody keeps out of
    minutes in which another no longer works. Nothing comes back when a pushed step finds no legal
    start by its ``late`` dates, or a limit from a finished step is overrun.
    """
    giving_way = giving_way or GivingWay(order)
    spans = {
        task_id: (placed.start, placed.end) for task_id, placed in order.schedule.tasks.items()
    }
    waiting = [(False, giving_way.rank[task_id], task_id) for task_id in ends_from]
    heapify(waiting)
    for _ in range(ROUNDS * max(1, len(spans))):
        if not waiting:
            return spans if _keeps_old_limits(order, spans) else None
        gives_way, _, task_id = heappop(waiting)
        giving_way.looked += 1
        job, end_from = order.situation.jobs[task_id], ends_from.get(task_id, 0)
        start = _new_start(job, ties, spans, end_from, giving_way if gives_way else None)
        if start is None or (task_id in late and start > late[task_id][0]):
            return None
        if start == spans[task_id][0]:
            continue
        spans[task_id] = (start, job.end_after(start))
        for each in {tie.target for tie in ties.out[task_id]}:
            heappush(waiting, (False, giving_way.rank[each], each))
        for each in giving_way.woken(task_id, spans):
            heappush(waiting, (True, giving_way.rank[each], each))
    return None


def _new_start(
    job: Job,
    ties: Relations,
    spans: Mapping[TaskId, Span],
    end_from: Minutes,
    giving_way: GivingWay | None,
) -> Minutes | None:
    """Return the first legal start at or after the present one that relations and others allow."""
    start_from = spans[job.id][0]
    for tie in ties.into[job.id]:
        event = earliest_event(tie, job, tie.from_minute(*spans[tie.source]))
        if event is None:
            return None
        if tie.holds_end:
            end_from = max(end_from, event)
        else:
            start_from = max(start_from, event)
    if giving_way is None:
        return first_legal(job, start_from, end_from)
    return giving_way.first_start(job, (start_from, end_from), spans)


def _keeps_old_limits(order: PartialOrder, spans: Mapping[TaskId, Span]) -> bool:
    return all(
        spans[limit.target][limit.target_point is Point.END] <= limit.latest
        for limit in order.situation.limits
        if limit.source is None
    )


def late_dates(
    situation: ChosenSituation, ties: Relations, launch_by: Minutes
) -> dict[TaskId, Span]:
    """
    Return the latest start and end of every step with launch no later than a minute.

    No step gives way to another. The steps a limit from a finished step ties down end in time for
    it; the rest have until the planning horizon.
    """
    by: dict[TaskId, list[Minutes]] = {
        task_id: [situation.horizon, situation.horizon] for task_id in situation.jobs
    }
    by[situation.launch][1] = launch_by
    for limit in situation.limits:
        if limit.source is None:
            place = limit.target_point is Point.END
            by[limit.target][place] = min(by[limit.target][place], limit.latest)
    late: dict[TaskId, Span] = {}
    waiting = deque(reversed(situation.topological))
    queued = set(waiting)
    while waiting:
        task_id = waiting.popleft()
        queued.discard(task_id)
        span = latest_span(situation.jobs[task_id], *by[task_id])
        if span is None or late.get(task_id) == span:
            continue
        late[task_id] = span
        for tie in ties.into[task_id]:
            if _pull(tie, situation.jobs[task_id], span, by, situation.horizon) and (
                tie.source not in queued
            ):
                queued.add(tie.source)
                waiting.append(tie.source)
    return late


def latest_span(job: Job, start_by: Minutes, end_by: Minutes) -> Span | None:
    """Return the last legal run that starts and ends by given minutes."""
    start = job.latest_start(start_by, end_by)
    return None if start is None else (start, job.end_after(start))


def _pull(
    tie: TimedLink, job: Job, span: Span, by: Mapping[TaskId, list[Minutes]], until: Minutes
) -> bool:
    """Lower the bound that a relation leaves to its source; tell whether it fell."""
    bound = latest_source(tie, job, span[tie.holds_end], until)
    place = tie.kind.from_point is Point.END
    if bound >= by[tie.source][place]:
        return False
    by[tie.source][place] = bound
    return True
