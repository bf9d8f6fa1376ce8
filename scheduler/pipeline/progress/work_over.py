"""Steps under way of which nothing is left by the calendars of a campaign."""

from collections.abc import Iterator

from scheduler.calendars.facts.work_left import work_left
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.errors import Finding
from scheduler.model.notation.base import TaskId
from scheduler.model.progress.options import option_number
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.task import Task


def find_work_over(progress: Progress, times: WorkingTimes) -> Iterator[Finding]:
    """Yield steps that are not finished although their hours are over on calendars."""
    for step, facts in progress.steps.items():
        if step in times.campaign.tasks:
            task = times.campaign.tasks[step]
            number = None if facts.option is None else option_number(task, facts.option)
            yield from if_over(times, task.in_way(number or 0), facts, progress)


def if_over(
    times: WorkingTimes, task: Task, facts: StepFacts, progress: Progress
) -> Iterator[Finding]:
    """Yield a step, in the way it was begun, if it is not finished although its hours are over."""
    is_open = facts.started is not None and facts.finished is None and not facts.dropped
    if task.is_milestone or not is_open:
        return
    if work_left(times, task, facts, progress.data_date) <= 0:
        yield _finding(task.id, facts)


def _finding(step: TaskId, facts: StepFacts) -> Finding:
    what = "its hours are over" if facts.remaining is None else "what remained is over"
    return Finding(
        code="remaining-missing",
        message=f"{step!r} is not finished, and by its working time {what}",
        path=("steps", step, "started" if facts.remaining is None else "remaining"),
        hint="Write finished, or what is left at the data date as remaining.",
    )
