"""The tasks in a facility never exceed its room; those in held room are counted with the hold."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from scheduler.schedule.checks.base import Evidence, Violation

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
        used = evidence.count([(placed.start, placed.end, 1) for _, placed in inside])
        if np.any(used > facility.room):
            minute = int(np.argmax(used > facility.room))
            tasks = tuple(t.id for t, placed in inside if placed.start <= minute < placed.end)
            message = (
                f"{used[minute]} tasks in {name} at {evidence.say(minute)}, room for "
                f"{facility.room}"
            )
            yield Violation(rule=RULE, tasks=tasks, message=message)
