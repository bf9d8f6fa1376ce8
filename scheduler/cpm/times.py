"""
Early and late dates on working time, without crews and rooms.

The forward and the backward pass of the critical path method (Kelley and Walker 1959), with lags
of all four kinds of links and each task on its own calendar.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.calendars.lags import earliest_start, latest_source
from scheduler.calendars.situation import Situation
from scheduler.errors import Infeasible
from scheduler.model.base import Minutes, TaskId
from scheduler.model.link import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Early and late start and end of one task, in minutes since the campaign start."""

    early_start: Minutes
    early_end: Minutes
    late_start: Minutes
    late_end: Minutes

    @property
    def slack(self) -> Minutes:
        """Elapsed minutes from the early to the late start: the float of plain CPM."""
        return self.late_start - self.early_start


def network_times(situation: Situation) -> Mapping[TaskId, Dates]:
    """
    Return the dates of every task.

    Late dates are counted back from the early end of launch; tasks that launch does not wait for
    are counted back from the end of the network.

    Raises
    ------
    Infeasible
        If a task has no legal start after its predecessors within the horizon.
    """
    early = early_dates(situation)
    finish = max(end for _, end in early.values())
    launch = early[situation.launch][1] if situation.launch in early else finish
    late = late_starts(situation, launch, finish)
    return {
        task_id: Dates(
            early_start=start,
            early_end=end,
            late_start=max(late[task_id], start),
            late_end=job.end_after(max(late[task_id], start)),
        )
        for task_id, job in situation.jobs.items()
        for start, end in [early[task_id]]
    }


def early_dates(situation: Situation) -> dict[TaskId, tuple[Minutes, Minutes]]:
    """Return the early start and end of every task: the forward pass."""
    dates: dict[TaskId, tuple[Minutes, Minutes]] = {}
    for task_id in situation.topological:
        job = situation.jobs[task_id]
        start = job.next_start(0)
        for link in situation.links_into[task_id]:
            bound = earliest_start(job, link, link.from_minute(*dates[link.source]))
            start = None if start is None or bound is None else max(start, bound)
        if start is not None:
            start = job.next_start(start)
        if start is None:
            message = (
                f"{task_id} ({job.task.title}) finds no working time after its predecessors "
                "before the planning horizon ends"
            )
            raise Infeasible(message)
        dates[task_id] = (start, job.end_after(start))
    return dates


def late_starts(
    situation: Situation, launch_by: Minutes, finish_by: Minutes
) -> dict[TaskId, Minutes]:
    """
    Return the late start of every task: the backward pass.

    Launch ends by ``launch_by``, everything else by ``finish_by``. A task without any legal start
    that early gets -1.
    """
    ends_by = dict.fromkeys(situation.jobs, finish_by)
    starts_by = dict.fromkeys(situation.jobs, finish_by)
    ends_by[situation.launch] = launch_by
    late: dict[TaskId, Minutes] = {}
    for task_id in reversed(situation.topological):
        job = situation.jobs[task_id]
        start = job.latest_start(starts_by[task_id], ends_by[task_id])
        late[task_id] = -1 if start is None else start
        if start is None:
            continue
        for link in situation.links_into[task_id]:
            event = job.end_after(start) if link.holds_end else start
            bound = latest_source(link, job, event, situation.horizon)
            by = starts_by if link.kind.from_point is Point.START else ends_by
            by[link.source] = min(by[link.source], bound)
    return late
