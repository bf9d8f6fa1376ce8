"""Room that is held is not given to anyone else."""

from collections.abc import Iterator

import numpy as np

from scheduler.model.notation.base import FacilityId
from scheduler.model.resource import Hold
from scheduler.model.task import Task
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.violation import Violation

RULE = "holds"


def check_holds(evidence: Evidence) -> Iterator[Violation]:
    """Report the first minute at which holds and tasks together exceed a facility's room."""
    held = sorted({hold.facility for hold in evidence.campaign.holds})
    for name in held:
        room = evidence.campaign.facilities[name].room
        if room is None:
            continue
        holds = [hold for hold in evidence.campaign.holds if hold.facility == name]
        spans = [(*evidence.span_of(hold), hold.room) for hold in holds]
        guests = [placed for task, placed in evidence.placed if _takes(evidence, task, name)]
        tasks = [(*evidence.presence(placed), 1) for placed in guests]
        kept = [(*evidence.span_of(x), x.room) for x in holds if _has_begun(evidence, x)]
        kept += [(*evidence.presence(x), 1) for x in guests if evidence.keeps(x.id)]
        used, by_holds = evidence.count(spans + tasks), evidence.count(spans)
        over = (used > room) & (by_holds > 0) & (used > evidence.count(kept))
        if np.any(over):
            minute = int(np.argmax(over))
            message = (
                f"{used[minute]} places of {name} held or used at {evidence.clock.say(minute)}, "
                f"room for {room}"
            )
            yield Violation(rule=RULE, tasks=_at(evidence, name, holds, minute), message=message)


def _has_begun(evidence: Evidence, hold: Hold) -> bool:
    """Whether a hold is kept already by what is recorded."""
    is_over = hold.from_task not in evidence.active
    return evidence.facts is not None and (is_over or evidence.has_begun(hold.from_task))


def _takes(evidence: Evidence, task: Task, name: FacilityId) -> bool:
    """Whether a task takes room of its own in a facility."""
    return name in task.places and (task.id, name) not in evidence.in_holds


def _at(evidence: Evidence, name: str, holds: list[Hold], minute: int) -> tuple[str, ...]:
    names = [
        task.id
        for task, placed in evidence.placed
        if _takes(evidence, task, name)
        and evidence.presence(placed)[0] <= minute < evidence.presence(placed)[1]
    ]
    for hold in holds:
        start, end = evidence.span_of(hold)
        if start <= minute < end:
            names += [hold.from_task, hold.to_task]
    return tuple(dict.fromkeys(names))
