"""The steps that are done in the room of a hold lie within it."""

from collections.abc import Iterator

from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.violation import Violation

RULE = "held-steps"


def check_held_steps(evidence: Evidence) -> Iterator[Violation]:
    """Report the steps of a hold that start before it or end after it."""
    placed = evidence.schedule.tasks
    for hold in evidence.campaign.holds:
        if hold.to_task not in evidence.active or not hold.room:
            continue
        first, last = evidence.span_of(hold)
        for task_id in evidence.steps_in(hold):
            if not first <= placed[task_id].start <= placed[task_id].end <= last:
                message = f"it lies outside the hold of {hold}, in whose room it is done"
                yield Violation(rule=RULE, tasks=(task_id,), message=message)
