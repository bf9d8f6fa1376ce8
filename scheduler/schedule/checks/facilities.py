"""The tasks in a facility never exceed its room; those in held room are counted with the hold."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.violation import Violation

RULE = "facilities"


def check_facilities(evidence: Evidence) -> Iterator[Violation]:
    """Report the first minute at which a facility is overfull; pauses do not make room."""
    guests = defaultdict(list)
    for task, placed in evidence.placed:
        for name in dict.fromkeys(task.places):
            if (task.id, name) not in evidence.in_holds:
                guests[name].append((task, placed))
    for name, facility in evidence.campaign.facilities.items():
        if facility.room is None:
            continue
        inside = guests[name]
        spans = {task.id: evidence.presence(placed) for task, placed in inside}
        used = evidence.count([(*span, 1) for span in spans.values()])
        kept = evidence.count([(*span, 1) for x, span in spans.items() if evidence.keeps(x)])
        over = (used > facility.room) & (used > kept)
        if np.any(over):
            minute = int(np.argmax(over))
            tasks = tuple(x for x, (start, end) in spans.items() if start <= minute < end)
            message = (
                f"{used[minute]} tasks in {name} at {evidence.clock.say(minute)}, room for "
                f"{facility.room}"
            )
            yield Violation(rule=RULE, tasks=tasks, message=message)
