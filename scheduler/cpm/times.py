"""
Early and late dates on working time, without crews and rooms.

The forward and the backward pass of the critical path method (Kelley and Walker 1959), with lags
of all four kinds of links and each task on its own calendar.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scheduler.calendars.situation.lags import earliest_start, latest_source
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.errors import Infeasible
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId


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
    late = late_dates(situation, launch, finish)
    return {
        task_id: Dates(
            early_start=start,
            early_end=end,
            late_start=max(late[task_id][0], start),
            late_end=max(late[task_id][1], _latest_end(modes, start)),
        )
        for task_id, modes in situation.modes.items()
        for start, end in [early[task_id]]
    }


def _latest_end(modes: Iterable[Job], start: Minutes) -> Minutes:
    """Return the last end of the ways that may start at a minute."""
    return max(job.end_after(start) for job in modes if job.class_of(start) is not None)


def early_dates(situation: Situation) -> dict[TaskId, tuple[Minutes, Minutes]]:
    """
    Return the early start and end of every task: the forward pass.

    Where a task has a choice, each date is the earliest that some way of doing it allows.

    Raises
    ------
    Infeasible
        If a task has no legal start after its predecessors within the horizon.
    """
    dates: dict[TaskId, tuple[Minutes, Minutes]] = {}
    for task_id in situation.topological:
        starts = [(job, _early_start(situation, job, dates)) for job in situation.modes[task_id]]
        possible = [(start, job.end_after(start)) for job, start in starts if start is not None]
        if not possible:
            raise Infeasible(_why_never(situation, task_id))
        dates[task_id] = (min(start for start, _ in possible), min(end for _, end in possible))
    return dates


def _why_never(situation: Situation, task_id: TaskId) -> str:
    """Say why a task finds no start at all."""
    name = f"{task_id} ({situation.first_mode(task_id).task.title})"
    facts = situation.facts
    if facts is not None and task_id in facts.under_way:
        end = situation.axis.say(facts.under_way[task_id].end)
        return f"{name} is under way and ends on {end}, when no window for its end is open"
    if facts is not None and task_id in facts.kept_away:
        return (
            f"{name} is kept away by {facts.kept_away[task_id]}, which has begun and waits for it"
        )
    task = situation.first_mode(task_id).task
    promised = situation.campaign.promised_start(task, situation.scenario)
    if promised is not None:
        said = promised.said(situation.axis.zone)
        return f"{name} is {said}, before its predecessors can be over"
    return f"{name} finds no working time after its predecessors before the planning horizon ends"


def _early_start(
    situation: Situation, job: Job, dates: Mapping[TaskId, tuple[Minutes, Minutes]]
) -> Minutes | None:
    start = job.next_start(0)
    for link in situation.links_into[job.id]:
        bound = earliest_start(job, link, link.from_minute(*dates[link.source]))
        start = None if start is None or bound is None else max(start, bound)
    return None if start is None else job.next_start(start)


def late_dates(
    situation: Situation, launch_by: Minutes, finish_by: Minutes
) -> dict[TaskId, tuple[Minutes, Minutes]]:
    """
    Return the late start and end of every task: the backward pass.

    Launch ends by ``launch_by``, everything else by ``finish_by``. Where a task has a choice, each
    date is the latest that some way of doing it allows. A task without any legal start that early
    gets -1 for both.
    """
    ends_by = dict.fromkeys(situation.modes, finish_by)
    starts_by = dict.fromkeys(situation.modes, finish_by)
    ends_by[situation.launch] = launch_by
    late: dict[TaskId, tuple[Minutes, Minutes]] = {}
    for task_id in reversed(situation.topological):
        by = (starts_by[task_id], ends_by[task_id])
        starts = [(job, job.latest_start(*by)) for job in situation.modes[task_id]]
        spans = [(job, start, job.end_after(start)) for job, start in starts if start is not None]
        late[task_id] = (
            max((start for _, start, _ in spans), default=-1),
            max((end for _, _, end in spans), default=-1),
        )
        for link in situation.links_into[task_id] if spans else ():
            bound = max(
                latest_source(link, job, end if link.holds_end else start, situation.horizon)
                for job, start, end in spans
            )
            earlier = starts_by if link.kind.from_point is Point.START else ends_by
            earlier[link.source] = min(earlier[link.source], bound)
    return late
