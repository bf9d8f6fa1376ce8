"""Work happens in working time, in the way the kind of the task allows."""

from collections.abc import Iterator

import numpy as np

from scheduler.model.task import Kind, Task
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.scheduled import ScheduledTask
from scheduler.schedule.violation import Violation

RULE = "working-time"


def check_working_time(evidence: Evidence) -> Iterator[Violation]:
    """Report work off shift, pauses of tasks that run through, and idling of those that pause."""
    for task, placed in evidence.placed:
        if task.is_milestone or evidence.goes_on(task.id):
            continue
        complaint = _complaint(evidence, task, placed)
        if complaint:
            yield Violation(rule=RULE, tasks=(task.id,), message=complaint)


def _complaint(evidence: Evidence, task: Task, placed: ScheduledTask) -> str:
    if task.kind is not Kind.PAUSABLE and len(placed.pieces) > 1:
        return "pauses although it must run through"
    if task.kind is Kind.ELAPSED:
        return ""
    may_work = evidence.working_minutes(task, placed.start, placed.end)
    works = np.zeros(placed.end - placed.start, dtype=bool)
    for start, end in placed.pieces:
        works[start - placed.start : end - placed.start] = True
    if np.any(works & ~may_work):
        minute = placed.start + int(np.argmax(works & ~may_work))
        return f"works at {evidence.clock.say(minute)}, outside its working time"
    if np.any(may_work & ~works):
        minute = placed.start + int(np.argmax(may_work & ~works))
        return f"pauses at {evidence.clock.say(minute)} although it could work"
    if task.kind is Kind.SAME_SHIFT and not _in_one_shift(evidence, placed):
        return "does not end in the shift it starts in"
    return ""


def _in_one_shift(evidence: Evidence, placed: ScheduledTask) -> bool:
    for days in evidence.hours.shifts.values():
        part = days[placed.start : placed.end]
        if part[0] >= 0 and np.all(part == part[0]):
            return True
    return False
