"""What facts leave out and nobody can guess: the work left of a step, the way it was begun in."""

from collections.abc import Iterator

from scheduler.calendars.facts.recorded import Recorded
from scheduler.calendars.situation.choices import permitted_options
from scheduler.errors import Finding
from scheduler.model.notation.base import TaskId
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.task import Task


def find_missing(recorded: Recorded) -> Iterator[Finding]:
    """Yield the steps begun of which nothing is left, or that may have been begun in many ways."""
    for step in recorded.begun:
        facts, task = recorded.progress.steps[step], recorded.campaign.tasks[step]
        if facts.option is None and len(permitted_options(task, recorded.scenario)) > 1:
            yield option_unsaid(task)
        elif recorded.left(step) <= 0:
            yield nothing_left(step, facts)


def nothing_left(step: TaskId, facts: StepFacts) -> Finding:
    """Return that somebody must say what is left of a step that is not finished."""
    what = "its hours are over" if facts.remaining is None else "what remained is over"
    return Finding(
        code="remaining-missing",
        message=f"{step!r} is not finished, and by its working time {what}",
        path=("steps", step, "started" if facts.remaining is None else "remaining"),
        hint="Write finished, or what is left at the data date as remaining.",
    )


def option_unsaid(task: Task) -> Finding:
    """Return that somebody must say in which way a step was begun."""
    named = [
        f"{number} ({mode.name})" if mode.name else str(number)
        for number, mode in enumerate(task.options, start=1)
    ]
    return Finding(
        code="option-unsaid",
        message=f"{task.id!r} has begun, and may be done in {len(task.modes)} ways; which one it "
        "was begun in is not said",
        path=("steps", task.id, "started"),
        hint="Write 'option: 0' for the step as it stands, or the number of the option: "
        f"{', '.join(named)}.",
    )
