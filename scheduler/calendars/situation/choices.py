"""Ways of doing tasks: all that a scenario permits, and a situation in which each is chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from scheduler.calendars.situation.situation import Job, Situation, Way
from scheduler.model.base import TaskId
from scheduler.model.scenario import Options, Scenario
from scheduler.model.task import Task


def permitted_options(task: Task, scenario: Scenario) -> range:
    """Return the modes of a task that a scenario permits: 0 as it stands, then its options."""
    return task.modes if scenario.options is Options.ANY else range(1)


def chosen(situation: Situation, options: Mapping[TaskId, int]) -> Situation:
    """
    Return the situation in which every task is done in one mode; a task left out in its first.

    Raises
    ------
    KeyError
        If a task may not be done that way.
    """
    if not situation.has_choice:
        return situation
    jobs = {
        task_id: situation.job_in(task_id, options.get(task_id, modes[0].option))
        for task_id, modes in situation.modes.items()
    }
    return replace(
        situation,
        jobs=jobs,
        modes={task_id: (job,) for task_id, job in jobs.items()},
        apart=apart_of(jobs, situation.apart_modes),
        apart_modes=dict(_among(jobs, situation.apart_modes)),
    )


def apart_of(
    jobs: Mapping[TaskId, Job], apart_modes: Mapping[Way, Mapping[Way, str]]
) -> dict[TaskId, dict[TaskId, str]]:
    """Return which jobs may not overlap, by task."""
    return {
        mode[0]: {other[0]: hazard for other, hazard in others.items()}
        for mode, others in _among(jobs, apart_modes)
    }


def _among(
    jobs: Mapping[TaskId, Job], apart_modes: Mapping[Way, Mapping[Way, str]]
) -> Iterator[tuple[Way, dict[Way, str]]]:
    taken = {job.mode for job in jobs.values()}
    for mode, others in apart_modes.items():
        if mode in taken:
            yield mode, {other: hazard for other, hazard in others.items() if other in taken}
