"""Modes of doing tasks: all that a scenario permits, and a situation in which one is taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job, Way
from scheduler.model.notation.base import TaskId
from scheduler.model.scenario import Options, Scenario
from scheduler.model.task import Task


def permitted_options(task: Task, scenario: Scenario) -> range:
    """Return the modes of a task that a scenario permits: 0 as it stands, then its options."""
    return task.modes if scenario.options is Options.ANY else range(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenSituation(Situation):
    """
    A situation in which each task is done in one mode: what explanations see.

    ``jobs`` are the tasks in the modes taken, the only ones that ``modes`` has; ``apart`` says
    which of them may not overlap, with the hazard. ``asked`` is the situation with every mode.
    """

    asked: Situation = field(repr=False)
    jobs: Mapping[TaskId, Job]
    apart: Mapping[TaskId, Mapping[TaskId, str]]


def chosen(situation: Situation, options: Mapping[TaskId, int]) -> ChosenSituation:
    """
    Return the situation in which every task is done in one mode; a task left out in its first.

    Raises
    ------
    KeyError
        If a task may not be done that way.
    """
    jobs = jobs_in(situation, options)
    apart_modes = dict(_among(jobs, situation.apart_modes))
    kept = {each.name: getattr(situation, each.name) for each in fields(Situation)}
    taken = {
        "modes": {task_id: (job,) for task_id, job in jobs.items()},
        "apart_modes": apart_modes,
        "asked": situation,
        "jobs": jobs,
        "apart": {
            mode[0]: {other[0]: hazard for other, hazard in others.items()}
            for mode, others in apart_modes.items()
        },
    }
    return ChosenSituation(**{**kept, **taken})


def jobs_in(situation: Situation, options: Mapping[TaskId, int]) -> dict[TaskId, Job]:
    """Return every task in one mode, one left out in its first; `KeyError` as in `chosen`."""
    return {
        task_id: situation.job_in(task_id, options.get(task_id, modes[0].option))
        for task_id, modes in situation.modes.items()
    }


def _among(
    jobs: Mapping[TaskId, Job], apart_modes: Mapping[Way, Mapping[Way, str]]
) -> Iterator[tuple[Way, dict[Way, str]]]:
    taken = {job.mode for job in jobs.values()}
    for mode, others in apart_modes.items():
        if mode in taken:
            yield mode, {other: hazard for other, hazard in others.items() if other in taken}
