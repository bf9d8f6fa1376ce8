"""
Why each step starts when it does, and the driving chain from launch back to the start.

A step's driver is found by asking what stands in its way at the last legal start before its own.
The chain follows the drivers from launch and covers the time from the campaign start to launch
without a gap.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from scheduler.analyse.blocking import Blocker, Cause
from scheduler.analyse.obstacles import Obstacles
from scheduler.calendars.clockwork import Clockwork
from scheduler.calendars.situation import Job, Situation
from scheduler.model.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.solve.duty_work import binding_rules, keeps_duty

RANKS = {cause: rank for rank, cause in enumerate(Cause)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """
    The reason for a start.

    ``task`` is the driving predecessor, if there is one; ``event`` is the minute of its event and
    ``until`` the minute at which the obstacle was over; from then to the start the step waited for
    ``wait``, a shift, a window, duty rules, a limit or what the plan prefers, if it waited at all.
    ``holds_end`` marks a link that holds back the end of the step: its event may fall within the
    step.
    """

    cause: Cause
    task: TaskId | None
    event: Minutes
    until: Minutes
    detail: str
    wait: Cause | None
    holds_end: bool = False


class PieceKind(StrEnum):
    """What fills a stretch of the driving chain."""

    WORK = "work"
    PAUSE = "pause"
    LAG = "lag"
    WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainPiece:
    """A stretch of the driving chain; a lag or a wait belongs to the task that it holds back."""

    kind: PieceKind
    task: TaskId
    start: Minutes
    end: Minutes
    cause: Cause
    by: TaskId | None
    detail: str

    @property
    def length(self) -> Minutes:
        """Minutes of the piece."""
        return self.end - self.start


class Drivers:
    """
    Finds the driver of each task of a schedule, each once.

    ``has_preference`` says that steps may stand later than they could because the plan prefers
    something to early starts.
    """

    def __init__(
        self, situation: Situation, schedule: Schedule, *, has_preference: bool = False
    ) -> None:
        self.has_preference = has_preference
        self.situation = situation
        self.schedule = schedule
        self.clockwork = Clockwork(situation.campaign, situation.scenario)
        self.obstacles = Obstacles(situation, schedule)
        self.known: dict[TaskId, Driver] = {}

    def of(self, task_id: TaskId) -> Driver:
        """Return the driver of a task."""
        if task_id not in self.known:
            job = self.situation.jobs[task_id]
            self.known[task_id] = self._find(job, self.schedule[task_id].start)
        return self.known[task_id]

    def all(self) -> Mapping[TaskId, Driver]:
        """Return the drivers of all tasks."""
        return {task_id: self.of(task_id) for task_id in self.situation.jobs}

    def _find(self, job: Job, start: Minutes) -> Driver:
        limited = self.obstacles.limited_until(job)
        here, wait = start, None
        while True:
            earlier = job.previous_start(here - self.situation.tick)
            if earlier is None or earlier < 0:
                return self._from_the_start(job, here, start, wait)
            if wait is None and earlier < here - self.situation.tick:
                wait = self._calendar_wait(job, here)
            found = self._latest(job, earlier, start)
            if found is not None:
                return self._driver(found, start, wait)
            if earlier < limited:
                wait = Cause.LIMIT
            elif self._breaks_duty(job, earlier):
                wait = Cause.DUTY
            elif self.has_preference:
                wait = Cause.PREFERENCE
            here = self._skip(job, earlier)

    def _breaks_duty(self, job: Job, start: Minutes) -> bool:
        """Whether a task at another start would break duty rules that bind."""
        if binding_rules(self.situation) is None:
            return False
        there = ScheduledTask(
            id=job.id,
            start=start,
            end=job.end_after(start),
            pieces=job.pieces_from(start),
            option=job.option,
        )
        moved = replace(self.schedule, tasks={**self.schedule.tasks, job.id: there})
        return not keeps_duty(self.situation, moved)

    def _skip(self, job: Job, free: Minutes) -> Minutes:
        """Return the earliest start from which nothing stands in the way up to ``free``."""
        low, high = -1, free
        while high - low > self.situation.tick:
            middle = (low + high) // 2 // self.situation.tick * self.situation.tick
            if middle <= low:
                break
            at = job.previous_start(middle)
            if at is None or at <= low:
                low = middle
            elif self._latest(job, at, free + 1) is None:
                high = at
            else:
                low = middle
        return high

    def _latest(self, job: Job, start: Minutes, before: Minutes) -> Blocker | None:
        """
        Return the obstacle at a start that was over last, links before crews and rooms.

        Those that are not over in time did not make room: the step starts beside them.
        """
        return max(
            (blocker for blocker in self.obstacles.at(job, start) if blocker.until <= before),
            key=lambda each: (-RANKS[each.cause], each.until, each.task),
            default=None,
        )

    def _driver(self, found: Blocker, start: Minutes, wait: Cause | None) -> Driver:
        return Driver(
            cause=found.cause,
            task=found.task,
            event=found.event,
            until=found.until,
            detail=found.detail,
            wait=wait if found.until < start else None,
            holds_end=found.holds_end,
        )

    def _from_the_start(
        self, job: Job, here: Minutes, start: Minutes, wait: Cause | None
    ) -> Driver:
        if wait is None and here > 0:
            wait = self._calendar_wait(job, here)
        return Driver(
            cause=Cause.START,
            task=None,
            event=0,
            until=0,
            detail="",
            wait=wait if start > 0 else None,
        )

    def _calendar_wait(self, job: Job, start: Minutes) -> Cause:
        """Tell whether a date, a window or the shifts keep a task from starting a tick earlier."""
        if start - self.situation.tick < self.clockwork.not_before(job.task):
            return Cause.NOT_BEFORE
        if not job.task.windows:
            return Cause.SHIFT
        bare = self.clockwork.make_job(job.task.model_copy(update={"windows": ()}))
        return Cause.WINDOW if bare.class_of(start - self.situation.tick) else Cause.SHIFT


def driving_chain(situation: Situation, drivers: Drivers) -> tuple[ChainPiece, ...]:
    """
    Return the pieces from the campaign start to launch; their lengths add up to launch.

    Milestones stand in it with no length. A step whose end is held back by a link enters with what
    is left of it after the event of its driver.
    """
    schedule = drivers.schedule
    task_id: TaskId | None = situation.launch
    cursor = schedule[situation.launch].end
    pieces: list[ChainPiece] = []
    seen: set[TaskId] = set()
    while task_id is not None and task_id not in seen:
        seen.add(task_id)
        driver, placed = drivers.of(task_id), schedule[task_id]
        since = max(placed.start, driver.event) if driver.holds_end else placed.start
        entry = min(since, cursor)
        piece = ChainPiece(
            kind=PieceKind.WORK,
            task=task_id,
            start=entry,
            end=cursor,
            cause=driver.cause,
            by=driver.task,
            detail=driver.detail,
        )
        if placed.start <= cursor:
            pieces += reversed(_worked(piece, placed.pieces))
        until = entry if since > placed.start else min(driver.until, entry)
        event = min(driver.event, until)
        wait = replace(
            piece, kind=PieceKind.WAIT, start=until, end=entry, cause=driver.wait or driver.cause
        )
        lag = replace(piece, kind=PieceKind.LAG, start=event, end=until)
        pieces += [each for each in (wait, lag) if each.length > 0]
        task_id, cursor = driver.task, event
    if cursor > 0:  # two steps that hold each other: neither can be earlier alone
        pieces.append(replace(pieces[-1], kind=PieceKind.WAIT, start=0, end=cursor))
    return tuple(reversed(pieces))


def _worked(piece: ChainPiece, worked: tuple[tuple[Minutes, Minutes], ...]) -> list[ChainPiece]:
    """Cut a run at its pauses."""
    if piece.length == 0:
        return [piece]
    cut: list[ChainPiece] = []
    here = piece.start
    for start, end in worked:
        low, high = max(start, piece.start), min(end, piece.end)
        if low >= high:
            continue
        if low > here:
            cut.append(_pause(piece, here, low))
        cut.append(replace(piece, start=low, end=high))
        here = high
    if here < piece.end:
        cut.append(_pause(piece, here, piece.end))
    return cut


def _pause(piece: ChainPiece, start: Minutes, end: Minutes) -> ChainPiece:
    return replace(piece, kind=PieceKind.PAUSE, start=start, end=end, cause=Cause.SHIFT)
