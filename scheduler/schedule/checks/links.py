"""Every link in force holds, lag included."""

from collections.abc import Iterator

import numpy as np

from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.durations import format_minutes
from scheduler.model.task import Kind, Task
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.recorded import RecordedWait
from scheduler.schedule.violation import Violation

RULE = "links"


def check_links(evidence: Evidence) -> Iterator[Violation]:
    """
    Report successors that do not wait for their predecessors as long as the link says.

    The rest of a step that has begun waits by hard links alone. A step done before its predecessor
    hands on to its successors what it should have waited for.
    """
    for task, placed in evidence.placed:
        for wait in (*evidence.waits(task), *_habits(evidence, task)):
            here = _source(evidence, wait)
            if here is None:
                continue
            there = placed.end if wait.to_end else placed.start
            gap = _gap(evidence, task, wait, here, there)
            if gap < wait.lag:
                kind = LinkKind(f"{'FS'[not wait.from_end]}{'FS'[not wait.to_end]}")
                message = (
                    f"follows {wait.source} by {format_minutes(gap)}, "
                    f"the link {kind} asks for {format_minutes(wait.lag)}"
                )
                yield Violation(rule=RULE, tasks=(wait.source, task.id), message=message)


def _habits(evidence: Evidence, task: Task) -> Iterator[RecordedWait]:
    """Yield the habits that hold back a task; one that has begun goes on."""
    if evidence.has_begun(task.id):
        return
    for link in evidence.habits(task):
        yield RecordedWait(
            source=link.task,
            from_end=link.type.from_point is Point.END,
            to_end=link.type.to_point is Point.END,
            lag=link.lag,
            working=link.working,
        )


def _source(evidence: Evidence, wait: RecordedWait) -> int | None:
    """Return the minute that a link counts from, nothing if it has no date."""
    return evidence.event(wait.source, Point.END if wait.from_end else Point.START)


def _gap(evidence: Evidence, task: Task, wait: RecordedWait, here: int, there: int) -> int:
    """Return elapsed or working minutes from the predecessor's to the successor's event."""
    if not wait.working or task.is_milestone or task.kind is Kind.ELAPSED:
        return there - here
    low, high = max(min(here, there), 0), max(here, there)
    worked = int(np.count_nonzero(evidence.working_minutes(task, low, high)))
    return worked if there >= here else -worked
