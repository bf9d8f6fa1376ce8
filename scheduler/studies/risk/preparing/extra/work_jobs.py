"""The jobs of extra work: steps done again as a whole, and new ones."""

from dataclasses import replace

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.jobs import make_job
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import ExactMinutes
from scheduler.model.progress.options import option_number
from scheduler.model.risk.mishap import AddedWork
from scheduler.model.task import Task


def copy_of(situation: ChosenSituation, step: TaskId, name: TaskId) -> Job:
    """Return the job that does a step again: all of it, however much is done already."""
    named, job = {"id": name}, situation.jobs.get(step)
    if job is not None and not has_begun(situation, step):
        return replace(job, task=job.task.altered(named))
    task = _as_recorded(situation, step) if job is None else job.task
    whole = make_job(situation.working_times, task.altered(named), situation.tick)
    option = whole.option if job is None else job.option
    held = situation.working_times.held.get(step, frozenset())
    return replace(whole, option=option, in_hold=held)


def _as_recorded(situation: ChosenSituation, step: TaskId) -> Task:
    """Return a step that is done in the way in which that was."""
    task = situation.campaign.tasks[step]
    option = situation.require_facts.progress.facts_of(step).option
    return task if option is None else task.in_way(option_number(task, option) or 0)


def has_begun(situation: ChosenSituation, step: TaskId) -> bool:
    """Whether a step is under way or suspended, so that only a part of it is left."""
    facts = situation.facts
    return facts is not None and (step in facts.under_way or step in facts.rests)


def new_job(situation: ChosenSituation, name: TaskId, work: AddedWork) -> Job:
    """Return the job of work that a mishap adds, with the middle of its hours."""
    hours = work.hours if isinstance(work.hours, int) else work.hours[1]
    task = Task(
        id=name,
        name=work.name,
        duration=ExactMinutes(hours),
        pausable=True,
        crew=dict(work.crew),
        facility=work.facility,
    )
    return make_job(situation.working_times, task, situation.tick)
