"""
Total and free float that respect crews and shifts.

Total float is how much later a step can end, everything after it being pushed along links and the
resource order on the real calendars, before launch moves; free float, before anything else moves.
Plain CPM overstates both where a crew or a bay is the reason to wait ("phantom float", AACE
PS-2953).
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.analyse.partial_order import PartialOrder
from scheduler.analyse.retiming import Relations, late_dates, latest_span, relations
from scheduler.calendars.lags import latest_source
from scheduler.model.base import Minutes, TaskId
from scheduler.model.link import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Float:
    """
    Floats of a step in elapsed minutes; ``shifts`` counts worked shifts that begin within.

    ``total`` is nothing for steps that launch does not wait for at all.
    """

    total: Minutes | None
    free: Minutes
    shifts: int | None
    late_end: Minutes

    @property
    def is_critical(self) -> bool:
        """Whether any later end moves launch."""
        return self.total == 0


def floats(order: PartialOrder) -> Mapping[TaskId, Float]:
    """Return the floats of every step of a plan on its resource order."""
    ties = relations(order)
    launch = order.schedule[order.situation.launch].end
    late = late_dates(order, ties, launch)
    binding = _ancestors(order, ties)
    shift_starts = sorted({run.start for run in order.situation.shift_runs})
    found: dict[TaskId, Float] = {}
    for task_id in order.situation.jobs:
        end = order.schedule[task_id].end
        late_end = max(late[task_id][1], end) if task_id in late else end
        total = late_end - end if task_id in binding else None
        within = bisect_left(shift_starts, late_end) - bisect_left(shift_starts, end)
        found[task_id] = Float(
            total=total,
            free=_free(order, ties, task_id),
            shifts=None if total is None else within,
            late_end=late_end,
        )
    return found


def _ancestors(order: PartialOrder, ties: Relations) -> set[TaskId]:
    """Return the steps from which some chain of relations leads to launch."""
    found = {order.situation.launch}
    waiting = [order.situation.launch]
    while waiting:
        for tie in ties.into[waiting.pop()]:
            if tie.source not in found:
                found.add(tie.source)
                waiting.append(tie.source)
    return found


def _free(order: PartialOrder, ties: Relations, task_id: TaskId) -> Minutes:
    """
    Return how much later a step can end before any other step moves.

    A limit from its own start to its own end has no say here: its legal starts keep it already.
    """
    situation, planned = order.situation, order.schedule[task_id]
    if task_id == situation.launch:
        return 0
    job = situation.jobs[task_id]
    bounds = list(_bounds(order, ties, task_id))
    start_by = min((by for point, by in bounds if point is Point.START), default=situation.horizon)
    end_by = min((by for point, by in bounds if point is Point.END), default=situation.horizon)
    span = latest_span(job, start_by, end_by)
    return 0 if span is None else max(span[1] - planned.end, 0)


def _bounds(
    order: PartialOrder, ties: Relations, task_id: TaskId
) -> Iterator[tuple[Point, Minutes]]:
    """Yield by when a step must start or end so that the others stay where they are."""
    situation, placed = order.situation, order.schedule.tasks
    for tie in ties.out[task_id]:
        if tie.target != task_id:
            target = placed[tie.target]
            event = target.end if tie.holds_end else target.start
            by = latest_source(tie, situation.jobs[tie.target], event, situation.horizon)
            yield tie.kind.from_point, by
    for limit in situation.limits:
        if limit.source is None and limit.target == task_id:
            yield limit.target_point, limit.longest
