"""Every link in force holds, lag included."""

from collections.abc import Iterator

import numpy as np

from scheduler.model.link import Link, Point
from scheduler.model.notation.durations import format_minutes
from scheduler.model.task import Kind, Task
from scheduler.schedule.checks.base import Evidence, Violation, working_minutes
from scheduler.schedule.scheduled import ScheduledTask

RULE = "links"


def check_links(evidence: Evidence) -> Iterator[Violation]:
    """Report successors that do not wait for their predecessors as long as the link says."""
    for task, placed in evidence.placed:
        links = (*task.after, *evidence.habits(task))
        for link in links:
            if link.task not in evidence.active or link.task not in evidence.schedule.tasks:
                continue
            gap = _gap(evidence, task, placed, link)
            if gap < link.lag:
                message = (
                    f"follows {link.task} by {format_minutes(gap)}, "
                    f"the link {link.type} asks for {format_minutes(link.lag)}"
                )
                yield Violation(rule=RULE, tasks=(link.task, task.id), message=message)


def _gap(evidence: Evidence, task: Task, placed: ScheduledTask, link: Link) -> int:
    """Return elapsed or working minutes from the predecessor's to the successor's event."""
    source = evidence.schedule[link.task]
    here = source.start if link.type.from_point is Point.START else source.end
    there = placed.start if link.type.to_point is Point.START else placed.end
    if not link.working or task.is_milestone or task.kind is Kind.ELAPSED:
        return there - here
    low, high = min(here, there), max(here, there)
    worked = int(np.count_nonzero(working_minutes(evidence, task, low, high)))
    return worked if there >= here else -worked
