"""Facts of a log together with what an earlier progress file says besides."""

from scheduler.model.notation.base import TaskId
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.step_facts import StepFacts

OF_FILE = ("freeze", "pins", "waived", "events")
"""What no log can say of a campaign."""

OF_STEP = ("because", "complete", "people_stay")
"""What no log can say of a step."""


def with_news_of(before: Progress | None, facts: Progress) -> Progress:
    """
    Return what a log says, with freeze, pins, waived links and events of an earlier file.

    Steps are as the log has them; of each the file adds what no log can say.
    """
    if before is None:
        return facts
    steps = {step: _kept(own, before.facts_of(step)) for step, own in facts.steps.items()}
    update = {field: getattr(before, field) for field in OF_FILE}
    return facts.altered({**update, "steps": steps})


def _kept(facts: StepFacts, before: StepFacts) -> StepFacts:
    empty = StepFacts()
    open_fields = [each for each in OF_STEP if getattr(facts, each) == getattr(empty, each)]
    return facts.altered({each: getattr(before, each) for each in open_fields})


def not_in_log(before: Progress, facts: Progress) -> list[TaskId]:
    """Return the steps of which the earlier file says something, and the log nothing."""
    stated = (step for step, own in before.steps.items() if not own.says_nothing)
    return [step for step in stated if facts.facts_of(step).says_nothing]
