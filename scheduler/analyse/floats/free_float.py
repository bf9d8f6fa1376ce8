"""
Free float: how much later a step can end with every other step in its place.

The later starts of the step are gone through in turn. Where a rule keeps the step from one of them
for the sake of a step that began before it, the step gives way and takes the next; where another
step would have to move, or the step's own limits end, the free float ends.
"""

from collections.abc import Iterator, Mapping

from scheduler.analyse.floats.crowding import Crowding
from scheduler.analyse.floats.retiming import Relations
from scheduler.analyse.resource_order.keeping_out import clear_of, running_clear_of
from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.lags import latest_source
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.start_classes import StartClass, find_class
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule


class FreeFloats:
    """Latest ends in a plan that stays as it is; ``ties`` are its links and limits."""

    def __init__(self, situation: ChosenSituation, schedule: Schedule, ties: Relations) -> None:
        self.situation = situation
        self.schedule = schedule
        self.ties = ties
        self.crowding = Crowding(situation, schedule)

    def latest_end(self, task_id: TaskId) -> Minutes:
        """Return the latest end of a step before any other step moves."""
        job, planned = self.situation.jobs[task_id], self.schedule[task_id]
        start_by, end_by = self._bounds(task_id)
        latest = max(min(end_by, job.classes[-1].high + job.duration + job.classes[-1].pause), 0)
        end_by = min(end_by, self.crowding.held_until(task_id, latest))
        full = self.crowding.full(task_id, latest)
        pushed, given = self.crowding.short(task_id, latest)
        best = planned.end
        for each in job.classes[find_class(job.classes, planned.start) :]:
            length = job.duration + each.pause
            low = max(each.low, planned.start)
            high = min(each.high, start_by, end_by - length)
            reach = _reach(job, StartClass(low, high, each.breaks), full, pushed)
            if reach >= low:
                span = StartClass(low, reach, each.breaks)
                kept = [x.high for x in clear_of(job, (span,), given)]
                best = max([best, *(start + length for start in kept)])
            if reach < each.high:
                break
        return best

    def _bounds(self, task_id: TaskId) -> tuple[Minutes, Minutes]:
        """Return by when a step has to start and to end for the sake of links and limits."""
        bounds = list(self._events(task_id))
        until = self.situation.horizon
        starts = [by for point, by in bounds if point is Point.START]
        ends = [by for point, by in bounds if point is Point.END]
        return min(starts, default=until), min(ends, default=until)

    def _events(self, task_id: TaskId) -> Iterator[tuple[Point, Minutes]]:
        """
        Yield by when a step must start or end so that the others may stay where they are.

        A limit from its own start to its own end has no say: its legal starts keep it already.
        """
        situation = self.situation
        for tie in self.ties.out[task_id]:
            if tie.target != task_id:
                target = self.schedule[tie.target]
                event = target.end if tie.holds_end else target.start
                by = latest_source(tie, situation.jobs[tie.target], event, situation.horizon)
                yield tie.kind.from_point, by
        for limit in situation.limits:
            if limit.source is None and limit.target == task_id:
                yield limit.target_point, limit.latest


def _reach(job: Job, each: StartClass, full: Intervals, pushed: Intervals) -> Minutes:
    """Return the last start up to which no other step would have to move, or one before all."""
    if each.low > each.high:
        return each.high
    length = job.duration + each.pause
    reach = each.high
    for spans in (
        running_clear_of(each, length, full),
        clear_of(job, (each,), pushed),
    ):
        first = next(iter(spans), None)
        reach = min(reach, first.high if first and first.low == each.low else each.low - 1)
    return reach


def free_ends(
    situation: ChosenSituation, schedule: Schedule, ties: Relations
) -> Mapping[TaskId, Minutes]:
    """Return the latest end of every step before any other moves; launch has no free float."""
    floats = FreeFloats(situation, schedule, ties)
    return {
        task_id: schedule[task_id].end
        if task_id == situation.launch
        else floats.latest_end(task_id)
        for task_id in situation.jobs
    }
