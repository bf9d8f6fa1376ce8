"""
The driving chain from launch back to the campaign start.

It follows the drivers from launch and covers the time from the campaign start to launch without a
gap. A limit leads to the later event that it counts to, and the chain goes on with what holds that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scheduler.analyse.blocking import Blocker, Cause, Stretch
from scheduler.analyse.driver import Driver
from scheduler.analyse.driving import Drivers
from scheduler.analyse.stretches import fold
from scheduler.model.base import Minutes, TaskId


class PieceKind(StrEnum):
    """What fills a stretch of the driving chain."""

    WORK = "work"
    PAUSE = "pause"
    LAG = "lag"
    WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainPiece:
    """
    A stretch of the driving chain; a lag or a wait belongs to the task that it holds back.

    ``cause``, ``by`` and ``detail`` are those of the driver of a work or a lag, and of the first
    obstacle of a wait or pause; ``causes`` are all the obstacles of a wait or pause.
    """

    kind: PieceKind
    task: TaskId
    start: Minutes
    end: Minutes
    cause: Cause
    by: TaskId | None
    detail: str
    causes: tuple[Blocker, ...] = ()

    @property
    def length(self) -> Minutes:
        """Minutes of the piece."""
        return self.end - self.start


def driving_chain(drivers: Drivers) -> tuple[ChainPiece, ...]:
    """
    Return the pieces from the campaign start to launch; their lengths add up to launch.

    Milestones stand in it with no length. A step whose end is held back by a link enters with what
    is left of it after the event of its driver.
    """
    task_id: TaskId | None = drivers.situation.launch
    cursor = drivers.schedule[drivers.situation.launch].end
    pieces: list[ChainPiece] = []
    seen: set[TaskId] = set()
    while task_id is not None and task_id not in seen:
        seen.add(task_id)
        driver, placed = drivers.of(task_id), drivers.schedule[task_id]
        work = _work(task_id, driver)
        since = max(placed.start, driver.event) if driver.holds_end else placed.start
        entry = min(since, cursor)
        if placed.start <= cursor:
            piece = replace(work, start=entry, end=cursor)
            pieces += reversed(_worked(drivers, piece, placed.pieces))
        until = entry if since > placed.start else min(driver.until, entry)
        event = min(driver.event, until)
        pieces += reversed(list(_waits(work, driver.waits, until, entry)))
        if event < until:
            pieces.append(replace(work, kind=PieceKind.LAG, start=event, end=until))
        before, cursor = _behind_freed(drivers, task_id, driver, event)
        if cursor < event:
            _follow(pieces, work, driver, (cursor, event))
        task_id = before
    if cursor > 0:  # steps that hold each other: none can be earlier alone
        pieces.append(replace(pieces[-1], kind=PieceKind.WAIT, start=0, end=cursor))
    return tuple(reversed(pieces))


def _work(task_id: TaskId, driver: Driver) -> ChainPiece:
    """Return a step on the chain as work without a time."""
    return ChainPiece(
        kind=PieceKind.WORK,
        task=task_id,
        start=0,
        end=0,
        cause=driver.cause,
        by=driver.task,
        detail=driver.detail,
    )


def _waits(
    work: ChainPiece, stretches: Sequence[Stretch], since: Minutes, until: Minutes
) -> Iterator[ChainPiece]:
    """Yield what a step waited for between two minutes."""
    for each in stretches:
        start, end = max(each.start, since), min(each.end, until)
        if start < end:
            yield _waiting(work, PieceKind.WAIT, start, end, each.causes)


def _waiting(
    work: ChainPiece,
    kind: PieceKind,
    start: Minutes,
    end: Minutes,
    causes: tuple[Blocker, ...],
) -> ChainPiece:
    first = causes[0]
    return replace(
        work,
        kind=kind,
        start=start,
        end=end,
        cause=first.cause,
        by=first.task,
        detail=first.detail,
        causes=causes,
    )


def _behind_freed(
    drivers: Drivers, task_id: TaskId, driver: Driver, event: Minutes
) -> tuple[TaskId | None, Minutes]:
    """Return what holds the steps that a limit ties to a task, and the event of that."""
    world = drivers.freed_for(task_id)
    before = driver.task
    if world is None:
        return before, event
    freed, inside = world
    passed: set[TaskId] = set()
    while before in freed.moved and before not in passed:
        passed.add(before)
        behind = inside.of(before)
        before, event = behind.task, min(event, behind.event)
    return before, event


def _follow(
    pieces: list[ChainPiece], work: ChainPiece, driver: Driver, span: tuple[Minutes, Minutes]
) -> None:
    """Add the time that tied steps need, as part of the wait in which they lie."""
    start, end = span
    last = pieces[-1]
    if last.kind is PieceKind.WAIT and last.task == work.task and last.start == end:
        pieces[-1] = replace(last, start=start)
    elif driver.waits:
        pieces.append(_waiting(work, PieceKind.WAIT, start, end, driver.waits[0].causes))
    else:
        pieces.append(replace(work, kind=PieceKind.WAIT, start=start, end=end))


def _worked(
    drivers: Drivers, piece: ChainPiece, worked: tuple[tuple[Minutes, Minutes], ...]
) -> list[ChainPiece]:
    """Cut a run at its pauses."""
    if piece.length == 0:
        return [piece]
    cut: list[ChainPiece] = []
    here = piece.start
    for start, end in worked:
        low, high = max(start, piece.start), min(end, piece.end)
        if low >= high:
            continue
        cut += _paused(drivers, piece, here, low)
        cut.append(replace(piece, start=low, end=high))
        here = high
    cut += _paused(drivers, piece, here, piece.end)
    return cut


def _paused(
    drivers: Drivers, piece: ChainPiece, start: Minutes, end: Minutes
) -> Iterator[ChainPiece]:
    """Yield a pause, told apart by what stops the work."""
    if start < end:
        job = drivers.situation.jobs[piece.task]
        for each in fold(drivers.calendar.rests(job, start, end)):
            yield _waiting(piece, PieceKind.PAUSE, each.start, each.end, each.causes)
