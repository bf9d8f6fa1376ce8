"""Situations in which some steps may start at one minute only, or not before one."""

from collections.abc import Mapping
from dataclasses import fields, replace

from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.start_classes import on_ticks, within
from scheduler.model.notation.base import Minutes, TaskId


def hold(
    situation: Situation,
    starts: Mapping[TaskId, Minutes],
    options: Mapping[TaskId, int] | None = None,
) -> Situation:
    """
    Return a situation in which steps start at given minutes, in a given mode if one is named.

    A step that may not start there has no start at all.
    """
    return between(situation, {step: (start, start) for step, start in starts.items()}, options)


def between(
    situation: Situation,
    ranges: Mapping[TaskId, tuple[Minutes, Minutes]],
    options: Mapping[TaskId, int] | None = None,
) -> Situation:
    """Return a situation in which steps start from one minute to another, else as `hold` does."""
    chosen = options or {}
    modes = dict(situation.modes)
    for step, (first, last) in ranges.items():
        kept = [job for job in modes[step] if chosen.get(step, job.option) == job.option]
        narrowed = [_narrowed(job, first, last) for job in kept or modes[step][:1]]
        if not kept:
            narrowed = [replace(job, classes=()) for job in narrowed]
        modes[step] = tuple(job for job in narrowed if job.classes) or tuple(narrowed[:1])
    return with_modes(situation, modes)


def not_before(situation: Situation, begin: Minutes) -> Situation:
    """Return a situation in which nothing starts before a minute."""
    if begin <= 0:
        return situation
    modes = {
        step: _possible([_narrowed(job, begin, situation.horizon) for job in jobs])
        for step, jobs in situation.modes.items()
    }
    return with_modes(situation, modes)


def _possible(jobs: list[Job]) -> tuple[Job, ...]:
    return tuple(job for job in jobs if job.classes) or tuple(jobs[:1])


def _narrowed(job: Job, first: Minutes, last: Minutes) -> Job:
    classes = within(job.classes, job.duration, ((first, last),), None)
    return replace(job, classes=on_ticks(classes, job.tick))


def with_modes(situation: Situation, modes: Mapping[TaskId, tuple[Job, ...]]) -> Situation:
    """Return a situation with other modes; which of them are chosen is open again."""
    same = {each.name: getattr(situation, each.name) for each in fields(Situation)}
    return Situation(**{**same, "modes": modes})


def may_start(situation: Situation, step: TaskId, start: Minutes, option: int) -> bool:
    """Whether the calendar lets a step start at a minute in a mode."""
    return any(job.option == option and job.is_planned(start) for job in situation.modes[step])
