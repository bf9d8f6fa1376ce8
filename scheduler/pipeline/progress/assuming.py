"""Gaps in the facts filled from the announced plan, each marked as assumed."""

from datetime import datetime

from scheduler.errors import InputError, Problem, Where
from scheduler.model.notation.base import TaskId
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.step_facts import StepFacts
from scheduler.model.progress.validate import validate_progress
from scheduler.pipeline.progress.announced import AnnouncedSteps
from scheduler.pipeline.progress.missing_work import find_missing_work


def as_planned(
    progress: Progress, announced: AnnouncedSteps, until: datetime, option: str
) -> Progress:
    """
    Return progress in which steps without a line went as announced up to a moment.

    Steps of which anything is recorded stay as they are. Those filled in are marked as assumed.

    Parameters
    ----------
    progress
        What is recorded.
    announced
        The plan.
    until
        The moment, local; nothing that was announced for later is assumed.
    option
        The option by which it was given, for problems.

    Raises
    ------
    InputError
        If the moment lies after the data date, what was announced cannot have happened, or a step
        that is assumed to be under way would be over by the data date.
    """
    last = announced.axis.minute(until)
    if last > announced.axis.minute(progress.data_date):
        message = f"{announced.text(last)} lies after the data date"
        hint = "Nothing is assumed of what is still to come: write the data date at the latest."
        raise InputError([_problem("actual-in-future", message, option, hint)])
    steps = {**_known(announced, progress), **progress.steps}
    for step in announced.begun_by(last):
        if steps.get(step.id, StepFacts()).says_nothing:
            ended = step.end_minute <= last
            steps[step.id] = _went_on(announced, step.id).altered(
                {
                    "finished": announced.local(step.end_minute) if ended else None,
                    "assumed": True,
                }
            )
    filled = progress.altered({"steps": steps})
    findings = [
        *validate_progress(filled, announced.campaign),
        *find_missing_work(filled, announced),
    ]
    if findings:
        found = [_problem(each.code, each.message, option, each.hint) for each in findings]
        raise InputError(found)
    return filled


def _known(announced: AnnouncedSteps, progress: Progress) -> dict[TaskId, StepFacts]:
    """Return what the plan itself knew as over of steps without a line."""
    known = {} if announced.known is None else announced.known.steps
    return {
        step: facts
        for step, facts in known.items()
        if (facts.finished is not None or facts.dropped) and progress.facts_of(step).says_nothing
    }


def _went_on(announced: AnnouncedSteps, step: TaskId) -> StepFacts:
    """Return that a step began as the plan knew it, or as it was announced."""
    known = announced.known
    facts = StepFacts() if known is None else known.facts_of(step)
    if known is None or facts.started is None:
        return StepFacts(started=announced.local(announced.steps[step].start_minute))
    if facts.remaining is None:
        return facts
    return facts.altered({"as_of": facts.as_of or known.data_date})


def _problem(code: str, message: str, option: str, hint: str) -> Problem:
    return Problem(code=code, message=message, where=Where(option), hint=hint)
