"""The reason for a start: the obstacle that was over last, and what the step waited for then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from scheduler.analyse.obstacles.blocking import Blocker, Cause, WaitStretch
from scheduler.analyse.obstacles.stretches import fold
from scheduler.calendars.facts.facts import Facts
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes, TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """
    The reason for a start.

    ``task`` is the driving predecessor, or for a limit the later step that it counts to; ``event``
    is the minute of its event and ``until`` the minute at which the obstacle was over. From then to
    the start the step went through ``waits``, if it waited at all; they follow each other without a
    gap. ``beside`` is what would have kept the step back as well, had the driver not; ``also`` is
    what was over at the same minute, but would not have kept it back alone.

    ``holds_end`` marks a link or limit that holds back the end of the step: its event may fall
    within the step. Where ``is_freed``, the event is the earliest possible one: the predecessor
    itself lies later, since a limit ties it to this step.
    """

    cause: Cause
    task: TaskId | None
    event: Minutes
    until: Minutes
    detail: str
    waits: tuple[WaitStretch, ...] = ()
    beside: tuple[Blocker, ...] = ()
    also: tuple[Blocker, ...] = ()
    holds_end: bool = False
    lag: Minutes = 0
    working: bool = False
    subject: str = ""
    reason: str = ""
    is_freed: bool = False

    @property
    def wait(self) -> Cause | None:
        """What was in the way last after the driver, if the step still had to wait."""
        return self.waits[-1].first.cause if self.waits else None


def driven_by(
    found: Blocker,
    waits: Sequence[WaitStretch],
    *,
    beside: tuple[Blocker, ...] = (),
    also: tuple[Blocker, ...] = (),
    is_freed: bool = False,
) -> Driver:
    """Return an obstacle as a driver, with the waits after it."""
    return Driver(
        cause=found.cause,
        task=found.task,
        event=found.event,
        until=found.until,
        detail=found.detail,
        waits=tuple(fold(waits)),
        beside=beside,
        also=also,
        holds_end=found.holds_end,
        lag=found.lag,
        working=found.working,
        subject=found.subject,
        reason=found.reason,
        is_freed=is_freed,
    )


def driven_by_nobody(waits: Sequence[WaitStretch]) -> Driver:
    """Return the driver of a task that nothing planned keeps back: the campaign start."""
    return Driver(
        cause=Cause.START, task=None, event=0, until=0, detail="", waits=tuple(fold(waits))
    )


def driven_by_facts(facts: Facts, job: Job, waits: Sequence[WaitStretch]) -> Driver:
    """Return the recorded event that a task waited for last, else the data date, as its driver."""
    releases = [
        (minute, release)
        for release in facts.releases_of(job.id)
        if (minute := release.minute(job.working)) is not None and minute >= facts.begin
    ]
    minute, last = max(releases, key=itemgetter(0), default=(facts.begin, None))
    rest = facts.rests.get(job.id)
    if rest is not None and rest.since > minute:
        resumes = Blocker(cause=Cause.FACT, since=rest.since, event=facts.begin, until=facts.begin)
        return driven_by(replace(resumes, subject=job.id), waits)
    found = Blocker(
        cause=Cause.FACT,
        event=facts.begin,
        until=facts.begin,
        subject="" if last is None else last.source,
        detail="" if last is None else str(last.kind),
        reason="" if last is None else last.reason,
    )
    return driven_by(replace(found, since=minute), waits)


def under_way(start: Minutes, begin: Minutes, began: str) -> Driver:
    """
    Return the driver of a step under way, which goes on as soon as its working time allows.

    ``began`` says when it has begun.
    """
    found = Blocker(cause=Cause.UNDER_WAY, since=begin, event=begin, until=begin, detail=began)
    rest = WaitStretch(start=begin, end=start, causes=(replace(found, until=start),))
    return driven_by(found, (rest,) if begin < start else ())
