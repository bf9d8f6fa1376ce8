"""Crews: people at work never exceed people on shift, nor the roster when some are called in."""

from collections.abc import Sequence

from ortools.sat.python.cp_model import CpModel, IntervalVar

from scheduler.calendars.shifts.shifts import Profile, most_people
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import CrewId
from scheduler.planning.encoding.variables import ModeVariables, Variables

Demands = tuple[list[IntervalVar], list[int]]


def add_crews(situation: Situation, model: CpModel, variables: Variables) -> None:
    """
    Limit each crew by one cumulative at its largest head-count.

    Fixed intervals stand for the people missing on smaller shifts, or for a time. Where tasks may
    call people in from other shifts, a second cumulative limits all tasks by the whole roster.
    """
    for crew in situation.profiles:
        ordinary, called = users(variables, crew)
        if tasks_of(ordinary) > 1:
            _limit(model, variables, situation.profiles[crew], crew, ordinary)
        if called and tasks_of(ordinary + called) > 1:
            _limit(model, variables, situation.rosters[crew], crew, ordinary + called)


def users(variables: Variables, crew: CrewId) -> tuple[list[ModeVariables], list[ModeVariables]]:
    """Return the modes of tasks that need a crew: on its shifts, and those that call it in."""
    modes = [mode for mode in variables.all_modes() if crew in mode.job.task.crew]
    ordinary = [mode for mode in modes if not mode.job.task.all_hands]
    return ordinary, [mode for mode in modes if mode.job.task.all_hands]


def tasks_of(modes: Sequence[ModeVariables]) -> int:
    """Return how many tasks the modes belong to."""
    return len({mode.job.id for mode in modes})


def demands(variables: Variables, crew: CrewId, modes: Sequence[ModeVariables]) -> Demands:
    """Return the intervals in which modes of tasks need a crew, and how many people each needs."""
    intervals, needs = [], []
    for mode in modes:
        for interval in variables.worked_in(mode):
            intervals.append(interval)
            needs.append(mode.job.task.crew[crew])
    return intervals, needs


def _limit(
    model: CpModel,
    variables: Variables,
    steps: Profile,
    crew: CrewId,
    modes: Sequence[ModeVariables],
) -> None:
    intervals, needs = demands(variables, crew, modes)
    capacity = most_people(steps)
    first = min(variables.windows[mode.job.id][0] for mode in modes)
    last = max(variables.windows[mode.job.id][1] for mode in modes)
    total = sum(mode.job.task.crew[crew] for mode in modes)
    for start, end, people in steps:
        if people < min(capacity, total) and start < last and end > first:
            size = variables.ticks(end - start)
            absent = model.new_fixed_size_interval_var(variables.ticks(start), size, "absent")
            intervals.append(absent)
            needs.append(capacity - people)
    model.add_cumulative(intervals, needs, capacity)
