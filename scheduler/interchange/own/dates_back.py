"""Dates that come back: those that were pinned on the way out bind nothing, others do."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from scheduler.formats.foreign.steps import ForeignConstraint, ForeignTask
from scheduler.formats.foreign.words import ConstraintKind
from scheduler.interchange.own.steps_back import StepsBack

FORM = "%Y-%m-%dT%H:%M"
ON = {
    ConstraintKind.START_ON,
    ConstraintKind.MANDATORY_START,
    ConstraintKind.FINISH_ON,
    ConstraintKind.MANDATORY_FINISH,
}


def dates_now(back: StepsBack, task: ForeignTask) -> Iterator[tuple[str, Any]]:
    """Yield what binds a step now and did not, and a deadline that is another one."""
    for constraint in task.constraints:
        if not _is_ours(back, task, constraint):
            yield from _rule(back, task, constraint)
    if deadline_now(task) != deadline_written(back, task) and not is_target(back, task):
        yield "due", deadline_now(task)


def deadline_now(task: ForeignTask) -> str | None:
    """Return the deadline of a step as it stands now."""
    return None if task.deadline is None else f"{task.deadline:{FORM}}"


def deadline_written(back: StepsBack, task: ForeignTask) -> str | None:
    """Return the deadline of a step as it was written."""
    if task.uid not in back.own:
        return None
    stated, written = back.own[task.uid]
    if "deadline" in written.model_fields_set:
        return written.deadline
    return None if stated.due is None else f"{stated.due:{FORM}}"


def is_target(back: StepsBack, task: ForeignTask) -> bool:
    """Whether the deadline of a step is the target of the launch."""
    return back.keys[task.uid] == back.source.project.graph.get("launch")


def _is_ours(back: StepsBack, task: ForeignTask, constraint: ForeignConstraint) -> bool:
    """Whether a date is the one that was pinned, or that the task graph has itself."""
    if constraint.date is None or task.uid not in back.own:
        return False
    pinned = f"{ConstraintKind.START_NO_EARLIER} {task.extras.get('pinned')}"
    written = back.own[task.uid][1].constraint or pinned
    return f"{constraint.kind} {constraint.date:{FORM}}" == written


def _rule(
    back: StepsBack, task: ForeignTask, constraint: ForeignConstraint
) -> Iterator[tuple[str, Any]]:
    kind, date = constraint.kind, constraint.date
    if kind is ConstraintKind.AS_LATE_AS_POSSIBLE:
        yield "as_late_as_possible", True
    elif date is None:
        return
    elif kind is ConstraintKind.START_NO_EARLIER:
        yield "not_before", {"date": f"{date:{FORM}}", "reason": "set elsewhere"}
    else:
        stated = task.extras.get("windows")
        before = stated if isinstance(stated, list) else []
        yield "windows", [*before, _window(back, kind, date)]


def _window(back: StepsBack, kind: ConstraintKind, date: datetime) -> dict[str, str]:
    """Return a date as a window, open to the start of the campaign or to a year ahead."""
    start = end = f"{date:{FORM}}"
    if kind not in ON and "later" in kind:
        start = str(back.source.project.graph.get("start"))
    elif kind not in ON:
        end = f"{date.replace(year=date.year + 1, day=min(date.day, 28)):{FORM}}"
    return {"for": "end" if "finish" in kind else "start", "from": start, "to": end}
