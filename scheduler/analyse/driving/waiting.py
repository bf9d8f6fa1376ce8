"""Who waits for a crew, a place, a cleared zone or a hold, and how long."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import SCARCE, Blocker, Cause
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.lists.earliest_starts import earliest_by_links


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """
    A step that waited for what others used, after its links and calendar would have let it start.

    ``minutes`` are those in which it was in use, no shift or window waited for afterwards.
    """

    task: TaskId
    cause: Cause
    resource: str
    minutes: Minutes
    on_chain: bool


def waits(drivers: Drivers, on_chain: frozenset[TaskId]) -> tuple[Wait, ...]:
    """Return every wait for a crew, place, cleared zone or hold, the longest first."""
    found = [
        Wait(
            task=task_id,
            cause=cause,
            resource=resource,
            minutes=minutes,
            on_chain=task_id in on_chain,
        )
        for task_id, job in drivers.situation.jobs.items()
        if drivers.of(task_id).cause in SCARCE
        for (cause, resource), minutes in _in_use(drivers, job).items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.minutes, each.task, each.resource)))


def _in_use(drivers: Drivers, job: Job) -> dict[tuple[Cause, str], Minutes]:
    """Return how long each resource kept a task waiting, one after the other."""
    totals: dict[tuple[Cause, str], Minutes] = {}
    for blocker, minutes in _one_by_one(drivers, job):
        key = blocker.cause, blocker.detail
        totals[key] = totals.get(key, 0) + minutes
    return totals


def _one_by_one(drivers: Drivers, job: Job) -> Iterator[tuple[Blocker, Minutes]]:
    """Yield who is in the way longest at each start that links and calendar allow, in turn."""
    start = drivers.schedule[job.id].start
    here = earliest_by_links(drivers.situation, job, drivers.obstacles.spans)
    while here is not None and here < start:
        present = [
            each
            for each in drivers.obstacles.at(job, here)
            if each.cause in SCARCE and here < each.until <= start
        ]
        if not present:
            return
        last = max(present, key=lambda each: (each.until, each.task or ""))
        yield last, last.until - here
        here = job.next_start(last.until)
