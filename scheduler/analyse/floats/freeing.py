"""
Where steps could be if nothing later kept them waiting: a limit, or the wish to be late.

A step that a limit ties to a later event follows that event: it is no reason for it. What holds
the event is seen once such steps, and those after them, are as early as all else allows. So it is
with steps that are wanted as late as possible.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.obstacles.in_the_way import Obstacles
from scheduler.calendars.rules.limits import TimedLimit
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.late_steps import late_steps
from scheduler.model.notation.base import TaskId
from scheduler.planning.lists.list_schedule import entered, make_schedule, move_left
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Freed:
    """A schedule as seen from one task; ``moved`` are the steps that are earlier in it."""

    situation: ChosenSituation
    schedule: Schedule
    moved: frozenset[TaskId]


def free_of_later(
    situation: ChosenSituation, schedule: Schedule, obstacles: Obstacles, target: TaskId
) -> Freed | None:
    """Return a schedule in which no step waits for a task by a limit or is late, if any does."""
    tied = [limit.source for limit in _limits_to(situation, target)]
    late = sorted(late_steps(situation) - {target})
    waits = any(_waits_for(situation, schedule, obstacles, source, target) for source in tied)
    if not (waits or late):
        return None
    loose = _without_limits_to(situation, target) if waits else situation
    ledger = entered(loose, schedule)
    moved: set[TaskId] = set()
    waiting: deque[TaskId | None] = deque((*(tied if waits else ()), *late))
    while waiting:
        task_id = waiting.popleft()
        if task_id is None or task_id == target or not move_left(loose, ledger, task_id, None):
            continue
        moved.add(task_id)
        waiting += (link.target for link in loose.links_out[task_id])
        waiting += (limit.source for limit in _limits_to(loose, task_id))
    starts = {task_id: ledger.spans[task_id][0] for task_id in schedule.tasks}
    return Freed(
        situation=loose,
        schedule=make_schedule(loose, starts, schedule.options),
        moved=frozenset(moved),
    )


def _limits_to(situation: ChosenSituation, target: TaskId) -> Iterator[TimedLimit]:
    for limit in situation.limits:
        if limit.target == target and limit.source not in {None, target}:
            yield limit


def _waits_for(
    situation: ChosenSituation,
    schedule: Schedule,
    obstacles: Obstacles,
    source: TaskId | None,
    target: TaskId,
) -> bool:
    """Whether a limit to the target forbids the last legal start before the one planned."""
    if source is None:
        return False
    job = situation.jobs[source]
    earlier = job.previous_start(schedule[source].start - situation.tick)
    return earlier is not None and any(
        each.cause is Cause.LIMIT and each.task == target for each in obstacles.at(job, earlier)
    )


def _without_limits_to(situation: ChosenSituation, target: TaskId) -> ChosenSituation:
    dropped = set(_limits_to(situation, target))
    return replace(
        situation,
        limits=tuple(limit for limit in situation.limits if limit not in dropped),
        limits_from={
            task_id: tuple(limit for limit in limits if limit not in dropped)
            for task_id, limits in situation.limits_from.items()
        },
    )
