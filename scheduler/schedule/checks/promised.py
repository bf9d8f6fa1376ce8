"""A task whose start was promised starts on that very minute."""

from collections.abc import Iterator

from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.moved_dates import promised_of
from scheduler.schedule.violation import Violation

RULE = "promised"


def check_promised(evidence: Evidence) -> Iterator[Violation]:
    """Report tasks that start before or after their promised date."""
    for task, placed in evidence.placed:
        if evidence.has_begun(task.id):
            continue
        at = promised_of(evidence.scenario, task)
        if at is not None and placed.start != evidence.clock.minute_of(at.date):
            wanted = at.said(evidence.campaign.zone)
            message = f"it starts on {evidence.clock.say(placed.start)}, {wanted}"
            yield Violation(rule=RULE, tasks=(task.id,), message=message)
