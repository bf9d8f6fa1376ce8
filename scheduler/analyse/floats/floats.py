"""
Total and free float that respect crews and shifts.

Total float is how much later a step can end, everything after it being pushed along links and the
resource order on the real calendars, before launch moves; free float, before anything else moves.
Plain CPM overstates both where a crew or a bay is the reason to wait ("phantom float", AACE
PS-2953).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from scheduler.analyse.floats.free_float import free_ends
from scheduler.analyse.floats.giving_way import GivingWay
from scheduler.analyse.floats.overrunning import overrunning
from scheduler.analyse.floats.retiming import Relations, late_dates, push, relations
from scheduler.analyse.resource_order.crew_order import LARGE
from scheduler.analyse.resource_order.partial_order import PartialOrder
from scheduler.model.notation.base import Minutes, TaskId


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
    order = replace(order, situation=overrunning(order.situation))
    late_ends = LateEnds(order)
    latest = late_ends.all()
    shift_starts = sorted({run.start for run in order.situation.shift_runs})
    found: dict[TaskId, Float] = {}
    for task_id in order.situation.jobs:
        end = order.schedule[task_id].end
        late_end, holds_launch = latest[task_id]
        within = bisect_left(shift_starts, late_end) - bisect_left(shift_starts, end)
        found[task_id] = Float(
            total=late_end - end if holds_launch else None,
            free=late_ends.free[task_id] - end,
            shifts=within if holds_launch else None,
            late_end=late_end,
        )
    return found


PATIENCE = 40_000
"""Steps looked at while others are pushed before what is sure has to do."""


class LateEnds:
    """
    The latest ends of single steps with launch where it is.

    ``sure`` are those that hold even if all steps that may have to give way always do, ``hoped``
    those that would hold if none ever had to. Where the two differ, the truth is found by pushing,
    the steps with the least sure float first; in large plans what is sure has to do.
    """

    def __init__(self, order: PartialOrder) -> None:
        self.order = order
        self.launch = order.situation.launch
        self.launch_end = order.schedule[self.launch].end
        self.ties = relations(order)
        bare = relations(replace(order, arcs=()))
        self.free = free_ends(order.situation, order.schedule, bare)
        self.hoped = late_dates(order.situation, self.ties, self.launch_end)
        self.sure = self.hoped
        if order.kept_out:
            self.sure = late_dates(order.strict, self.ties, self.launch_end)
        self.linked = _before(self.launch, bare)
        self.pushing = _before(self.launch, self.ties)
        self.is_large = len(order.situation.jobs) > LARGE
        self._bare = bare

    @cached_property
    def unlinked(self) -> Mapping[TaskId, tuple[Minutes, Minutes]]:
        """Late dates by links and limits alone."""
        return late_dates(self.order.situation, self._bare, self.launch_end)

    @cached_property
    def giving_way(self) -> GivingWay:
        """The steps that give way."""
        return GivingWay(self.order)

    @cached_property
    def pressing(self) -> set[TaskId]:
        """The steps whose delay may reach launch, also because another has to give way."""
        if not self.order.kept_out or self.is_large:
            return self.pushing
        return _before(self.launch, self.ties, self.giving_way.before)

    def all(self) -> Mapping[TaskId, tuple[Minutes, bool]]:
        """Return for every step what ``of`` says, the tightest first."""
        schedule = self.order.schedule
        slack = {
            each: self._late(self.sure, each, schedule[each].end) - schedule[each].end
            for each in self.order.situation.topological
        }
        return {each: self.of(each) for each in sorted(slack, key=lambda each: slack[each])}

    def of(self, task_id: TaskId) -> tuple[Minutes, bool]:
        """Return the latest end of a step, and whether launch waits for it at all."""
        end, free = self.order.schedule[task_id].end, self.free[task_id]
        hoped = max(self._late(self.hoped, task_id, end), end)
        sure = min(max(self._late(self.sure, task_id, end), end), hoped)
        if task_id not in self.pressing:
            return max(sure, free), False
        if task_id not in self.linked and free >= self._late(self.unlinked, task_id, end):
            return free, False
        if task_id not in self.pushing and self._keeps_launch(task_id, hoped):
            return max(hoped, free), False
        return max(self._between(task_id, sure, hoped), free), True

    def _late(
        self, late: Mapping[TaskId, tuple[Minutes, Minutes]], task_id: TaskId, end: Minutes
    ) -> Minutes:
        return late[task_id][1] if task_id in late else end

    def _between(self, task_id: TaskId, sure: Minutes, hoped: Minutes) -> Minutes:
        """Return the latest end from a sure one to one that may be too late."""
        if sure == hoped or self._keeps_launch(task_id, hoped):
            return hoped
        job, tick = self.order.situation.jobs[task_id], self.order.situation.tick
        while hoped - sure > tick:
            middle = sure + (hoped - sure) // tick // 2 * tick
            start = job.start_for_end(middle)
            end = hoped if start is None else job.end_after(start)
            if end < hoped and self._keeps_launch(task_id, end):
                sure = end
            else:
                hoped = middle
        return sure

    def _keeps_launch(self, task_id: TaskId, end: Minutes) -> bool:
        """Whether launch certainly stays when a step is pushed to an end."""
        if self.is_large or self.giving_way.looked > PATIENCE:
            return False
        spans = push(self.order, self.ties, {task_id: end}, self.giving_way, self.hoped)
        return spans is not None and spans[self.launch][1] <= self.launch_end


def _before(
    last: TaskId, ties: Relations, further: Mapping[TaskId, Iterable[TaskId]] | None = None
) -> set[TaskId]:
    """Return the steps from which some chain of relations leads to a step."""
    found, waiting = {last}, [last]
    while waiting:
        here = waiting.pop()
        sources = [tie.source for tie in ties.into[here]]
        for source in (*sources, *(further or {}).get(here, ())):
            if source not in found:
                found.add(source)
                waiting.append(source)
    return found
