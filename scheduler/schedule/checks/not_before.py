"""No task starts before the date that it waits for."""

from collections.abc import Iterator

from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.violation import Violation

RULE = "not-before"


def check_not_before(evidence: Evidence) -> Iterator[Violation]:
    """Report tasks that start before their earliest date."""
    for task, placed in evidence.placed:
        if task.not_before is None or evidence.has_begun(task.id):
            continue
        if placed.start < evidence.clock.minute_of(task.not_before.date):
            wanted = task.not_before.said(evidence.campaign.zone)
            message = f"it starts on {evidence.clock.say(placed.start)}, {wanted}"
            yield Violation(rule=RULE, tasks=(task.id,), message=message)
