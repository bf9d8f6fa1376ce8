"""Crews: people at work never exceed people on shift, nor the roster when some are called in."""

from collections.abc import Sequence

from ortools.sat.python.cp_model import CpModel, IntervalVar

from scheduler.calendars.situation import Situation
from scheduler.model.base import CrewId
from scheduler.solve.variables import Variables


def add_crews(situation: Situation, model: CpModel, variables: Variables) -> None:
    """
    Limit each crew by one cumulative at its largest head-count.

    Fixed intervals stand for the people missing on smaller shifts. Where tasks may call people in
    from other shifts, a second cumulative limits all tasks by the whole roster.
    """
    for crew in situation.profiles:
        ordinary, called = _users(situation, crew)
        if len(ordinary) > 1:
            _limit_by_shift(situation, model, variables, crew, ordinary)
        if called and len(ordinary) + len(called) > 1:
            intervals, demands = _demands(situation, variables, crew, ordinary + called)
            model.add_cumulative(intervals, demands, situation.rosters[crew])


def _users(situation: Situation, crew: CrewId) -> tuple[list[str], list[str]]:
    users = [job for job in situation.jobs.values() if crew in job.task.crew]
    ordinary = [job.id for job in users if not job.task.all_hands]
    return ordinary, [job.id for job in users if job.task.all_hands]


def _demands(
    situation: Situation, variables: Variables, crew: CrewId, tasks: Sequence[str]
) -> tuple[list[IntervalVar], list[int]]:
    intervals, demands = [], []
    for task_id in tasks:
        for interval in variables.worked(task_id):
            intervals.append(interval)
            demands.append(situation.jobs[task_id].task.crew[crew])
    return intervals, demands


def _limit_by_shift(
    situation: Situation,
    model: CpModel,
    variables: Variables,
    crew: CrewId,
    tasks: Sequence[str],
) -> None:
    intervals, demands = _demands(situation, variables, crew, tasks)
    steps = situation.profiles[crew]
    capacity = max((people for _, _, people in steps), default=0)
    first = min(variables.windows[task_id][0] for task_id in tasks)
    last = max(variables.windows[task_id][1] for task_id in tasks)
    total = sum(situation.jobs[task_id].task.crew[crew] for task_id in tasks)
    for start, end, people in steps:
        if people < min(capacity, total) and start < last and end > first:
            size = variables.ticks(end - start)
            absent = model.new_fixed_size_interval_var(variables.ticks(start), size, "absent")
            intervals.append(absent)
            demands.append(capacity - people)
    model.add_cumulative(intervals, demands, capacity)
