"""Dates that come back: those that were pinned on the way out bind nothing, others do."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from scheduler.formats.foreign.steps import ForeignConstraint, ForeignTask
from scheduler.formats.foreign.words import ConstraintKind
from scheduler.interchange.own.steps_back import StepsBack, written_of

FORM = "%Y-%m-%dT%H:%M"
DUE = "due"
ON = {
    ConstraintKind.START_ON,
    ConstraintKind.MANDATORY_START,
    ConstraintKind.FINISH_ON,
    ConstraintKind.MANDATORY_FINISH,
}


def dates_now(
    back: StepsBack, task: ForeignTask, words: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """Yield what binds a step now and did not, and a deadline that is another one."""
    for constraint in task.constraints:
        if not _is_ours(task, constraint):
            yield from _rule(back, constraint, words)
    deadline = None if task.deadline is None else f"{task.deadline:{FORM}}"
    if deadline != deadline_written(task) and not is_target(back, task):
        yield DUE, deadline


def deadline_written(task: ForeignTask) -> str | None:
    """Return the deadline of a step as it was written."""
    written = written_of(task)
    found = written["deadline"] if "deadline" in written else task.extras.get(DUE)
    return None if found is None else str(found)[: len("2026-03-16T08:00")]


def is_target(back: StepsBack, task: ForeignTask) -> bool:
    """Whether the deadline of a step is the target of the launch."""
    return back.keys[task.uid] == back.source.project.graph.get("launch")


def _is_ours(task: ForeignTask, constraint: ForeignConstraint) -> bool:
    """Whether a date is the one that was pinned, or that the task graph has itself."""
    if constraint.date is None:
        return False
    date, written = f"{constraint.date:{FORM}}", written_of(task)
    own = written.get(
        "constraint", f"{ConstraintKind.START_NO_EARLIER} {task.extras.get('pinned')}"
    )
    return f"{constraint.kind} {date}" == own


def _rule(
    back: StepsBack, constraint: ForeignConstraint, words: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    kind, date = constraint.kind, constraint.date
    if kind is ConstraintKind.AS_LATE_AS_POSSIBLE:
        yield "as_late_as_possible", True
    elif date is None:
        return
    elif kind is ConstraintKind.START_NO_EARLIER:
        yield "not_before", {"date": f"{date:{FORM}}", "reason": "set elsewhere"}
    else:
        yield "windows", [*words.get("windows", []), _window(back, kind, date)]


def _window(back: StepsBack, kind: ConstraintKind, date: datetime) -> dict[str, str]:
    """Return a date as a window, open to the start of the campaign or to a century ahead."""
    is_end = "finish" in kind
    start = end = f"{date:{FORM}}"
    if kind not in ON and "later" in kind:
        start = str(back.source.project.graph.get("start"))
    elif kind not in ON:
        end = f"{date.replace(year=date.year + 1, day=min(date.day, 28)):{FORM}}"
    return {"for": "end" if is_end else "start", "from": start, "to": end}
