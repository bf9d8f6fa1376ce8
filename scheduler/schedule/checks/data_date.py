"""Before the data date all is fact: nothing is planned there, and nothing goes on too early."""

from collections.abc import Iterator

from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.violation import Violation

RULE = "data-date"


def check_data_date(evidence: Evidence) -> Iterator[Violation]:
    """Report tasks that are planned before the data date, or go on before they may."""
    facts = evidence.facts
    if facts is None:
        return
    for task, placed in evidence.placed:
        resume = facts.progress.facts_of(task.id).resume if task.id in facts.begun else None
        if placed.start < facts.since:
            message = f"it is planned for {evidence.clock.say(placed.start)}, before the data date"
            yield Violation(rule=RULE, tasks=(task.id,), message=message)
        elif resume is not None and placed.start < evidence.clock.minute_of(resume):
            earliest = evidence.clock.say(evidence.clock.minute_of(resume))
            message = f"it goes on {evidence.clock.say(placed.start)}, before {earliest}"
            yield Violation(rule=RULE, tasks=(task.id,), message=message)
