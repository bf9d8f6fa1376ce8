"""Which of several obstacles binds: the one without which alone a task could start earlier."""

from collections.abc import Sequence

from scheduler.analyse.driving.rests import Rests
from scheduler.analyse.obstacles.blocking import LINKED, RANKS, Blocker, Cause
from scheduler.analyse.obstacles.in_the_way import Obstacles
from scheduler.analyse.obstacles.stretches import ranked
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes

LOOKS = 50
HELD = frozenset({*LINKED, Cause.LIMIT})
"""The causes that forbid every start before a minute."""


def binding(
    obstacles: Obstacles, rests: Rests, job: Job, blockers: Sequence[Blocker], start: Minutes
) -> tuple[Blocker, tuple[Blocker, ...], tuple[Blocker, ...]]:
    """
    Return the obstacle that is over last, what keeps the task back besides, and what also ends.

    Of several that are over at the same minute it is the first without which alone the task
    could start earlier. Duty rules that forbid all those starts as well keep it back besides.
    """
    until = max(each.until for each in blockers)
    last = sorted((x for x in blockers if x.until == until), key=_rank, reverse=True)
    besides = ((each, _beside(obstacles, rests, job, each, start)) for each in last)
    found = next((each for each, beside in besides if not beside), None)
    if found is None:
        return last[0], _beside(obstacles, rests, job, last[0], start), ()
    also = [x for x in last if x.key != found.key and found.cause not in LINKED]
    return found, (), ranked(also)


def _beside(
    obstacles: Obstacles, rests: Rests, job: Job, found: Blocker, start: Minutes
) -> tuple[Blocker, ...]:
    """
    Return what else keeps a task from a start, if something does wherever the driver does.

    At a start at which the driver alone is in the way, the step would begin without it.
    """
    here: Minutes | None = start
    first: list[Blocker] | None = None
    for _ in range(LOOKS):
        if here is None or here < 0:
            break
        others = list(obstacles.at(job, here, without=found))
        others = others or list(rests.missed(job, here, found.until, without=found))
        first = others if first is None else first
        if not others:
            return ()
        if any(each.cause in HELD for each in others):
            break
        here = job.previous_start(min(clear_of(job, others), here - obstacles.situation.tick))
    return ranked(first or ())


def clear_of(job: Job, blockers: Sequence[Blocker]) -> Minutes:
    """Return a start before which the last to come of some obstacles is not in the way."""
    return max(each.since for each in blockers) - max(job.duration, 1)


def last_of(blockers: Sequence[Blocker]) -> Blocker:
    """Return the obstacle that is over last; among equals links come before crews and rooms."""
    return max(blockers, key=lambda each: (each.until, -RANKS[each.cause], each.task or ""))


def _rank(blocker: Blocker) -> tuple[int, str]:
    return -RANKS[blocker.cause], blocker.task or ""
