"""Moving steps that are wanted late to the latest start that the others leave them."""

from collections.abc import Collection

from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.late_steps import with_followers
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.lists.earliest_starts import broken_limits, earliest_by_links
from scheduler.planning.lists.ledger import FirstKept, Ledger

LOOKS = 5000
"""Starts looked at for one step; a plan is no less sound where it could be a little later."""


def make_way(
    situation: Situation, ledger: Ledger, late: Collection[TaskId], first_kept: FirstKept | None
) -> None:
    """Move all that follows steps wanted late, launch apart, to its latest start, and them."""
    moving = with_followers(situation, late) - {situation.launch}
    for task_id in sorted(moving, key=lambda each: (ledger.spans[each], each), reverse=True):
        move_right(situation, ledger, task_id, first_kept)


def move_right(
    situation: Situation, ledger: Ledger, task_id: TaskId, first_kept: FirstKept | None
) -> bool:
    """Move a task to the latest start that the others leave it; tell whether that is later."""
    job, before = ledger.placed[task_id], ledger.spans[task_id][0]
    ledger.remove(job)
    start = _latest_by_links(situation, ledger, job)
    for _ in range(LOOKS):
        if start is None or start <= before:
            break
        if _fits(situation, ledger, job, (before, start), first_kept):
            ledger.enter(job, start)
            return True
        start = job.previous_start(start - situation.tick)
    ledger.enter(job, before)
    return False


def _fits(
    situation: Situation,
    ledger: Ledger,
    job: Job,
    move: tuple[Minutes, Minutes],
    first_kept: FirstKept | None,
) -> bool:
    """Whether a task that was taken out may start later, from one minute at another."""
    before, start = move
    if ledger.first_fit(job, start) != start:
        return False
    if first_kept is not None and first_kept(ledger, job, before, start) != start:
        return False
    ledger.enter(job, start)
    fits = (
        not any(_comes_too_early(situation, ledger, x) for x in situation.links_out[job.id])
        and not broken_limits(situation, ledger.spans)
        and all((room >= 0).all() for room in ledger.room.values())
    )
    ledger.remove(job)
    return fits


def _comes_too_early(situation: Situation, ledger: Ledger, link: TimedLink) -> bool:
    follower = ledger.placed[link.target]
    earliest = earliest_by_links(situation, follower, ledger.spans)
    return earliest is None or earliest > ledger.spans[link.target][0]


def _latest_by_links(situation: Situation, ledger: Ledger, job: Job) -> Minutes | None:
    """Return the last legal start after which no link to a later task can hold."""
    start_by = end_by = situation.horizon
    for link in situation.links_out[job.id]:
        event = ledger.spans[link.target][link.holds_end] - (0 if link.working else link.lag)
        if link.kind.from_point is Point.START:
            start_by = min(start_by, event)
        else:
            end_by = min(end_by, event)
    return job.latest_start(start_by, end_by)
