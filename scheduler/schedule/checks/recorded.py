"""What is recorded stays as it is: what is over is not planned, what has begun keeps its way."""

from collections.abc import Iterator

from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.violation import Violation

RULE = "recorded"


def check_recorded(evidence: Evidence) -> Iterator[Violation]:
    """Report steps that are over and planned again, and steps begun that go on in another way."""
    facts = evidence.facts
    if facts is None:
        return
    for step in facts.begun:
        if facts.left(step) <= 0:
            message = "by its working time nothing is left of it, and it is not recorded as over"
            yield Violation(rule=RULE, tasks=(step,), message=message)
    for step in sorted(evidence.schedule.tasks.keys() & facts.steps.keys()):
        if step in facts.gone:
            what = "dropped" if facts.steps[step].dropped else "finished"
            message = f"it is recorded as {what}, and planned"
            yield Violation(rule=RULE, tasks=(step,), message=message)
        elif step in facts.begun and evidence.schedule[step].option != facts.option(step):
            message = f"it was begun by option {facts.option(step)}, and goes on by another"
            yield Violation(rule=RULE, tasks=(step,), message=message)
