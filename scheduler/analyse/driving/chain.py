"""
The driving chain from launch back to the campaign start.

It follows the drivers from launch and covers the time from the campaign start to launch without a
gap. A limit leads to the later event that it counts to, and the chain goes on with what holds that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scheduler.analyse.driving.driver import Driver
from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.floats.freeing import Freed
from scheduler.analyse.obstacles.blocking import Blocker, Cause, WaitStretch
from scheduler.analyse.obstacles.stretches import fold
from scheduler.model.notation.base import Minutes, TaskId


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
    obstacle of a wait or pause; ``causes`` are all the obstacles of a wait or pause. ``is_freed``
    marks a step where it could be at the earliest: it runs later, as a limit ties it to a later
    step of the chain.
    """

    kind: PieceKind
    task: TaskId
    start: Minutes
    end: Minutes
    cause: Cause
    by: TaskId | None
    detail: str
    causes: tuple[Blocker, ...] = ()
    driver: Driver
    is_freed: bool = False

    @property
    def length(self) -> Minutes:
        """Minutes of the piece."""
        return self.end - self.start


def driving_chain(drivers: Drivers) -> tuple[ChainPiece, ...]:
    """
    Return the pieces from the campaign start to launch; their lengths add up to launch.

    Milestones stand in it with no length. A step whose end is held back by a link enters with what
    is left of it after the event of its driver. Steps that a limit ties to a later one on the chain
    stand where they could be, marked as freed.
    """
    task_id: TaskId | None = drivers.situation.launch
    cursor = drivers.schedule[drivers.situation.launch].end
    worlds: list[tuple[Freed, Drivers]] = []
    pieces: list[ChainPiece] = []
    seen: set[tuple[TaskId, int]] = set()
    while task_id is not None:
        inside = _enter(worlds, task_id) or drivers
        if (task_id, len(worlds)) in seen:
            break
        seen.add((task_id, len(worlds)))
        driver = inside.of(task_id)
        pieces += _step(inside, task_id, driver, cursor, is_freed=bool(worlds))
        cursor = pieces[-1].start
        world = inside.freed_for(task_id) if driver.is_freed else None
        worlds += () if world is None else (world,)
        task_id = driver.task
    begin = drivers.begin
    if cursor > begin:  # steps that hold each other: none can be earlier alone
        pieces.append(replace(pieces[-1], kind=PieceKind.WAIT, start=begin, end=cursor))
    return tuple(reversed(pieces))


def _enter(worlds: list[tuple[Freed, Drivers]], task_id: TaskId) -> Drivers | None:
    """Leave the schedules in which a task is where it always was; return the one it moved in."""
    while worlds and task_id not in worlds[-1][0].moved:
        worlds.pop()
    return worlds[-1][1] if worlds else None


def _step(
    drivers: Drivers, task_id: TaskId, driver: Driver, cursor: Minutes, *, is_freed: bool
) -> Iterator[ChainPiece]:
    """Yield the pieces of a step up to a minute, the last first."""
    placed = drivers.schedule[task_id]
    work = _work(task_id, driver, is_freed=is_freed)
    since = max(placed.start, driver.event) if driver.holds_end else placed.start
    entry = min(since, cursor)
    if placed.start <= cursor:
        piece = replace(work, start=entry, end=cursor)
        yield from reversed(_worked(drivers, piece, placed.pieces))
    until = entry if since > placed.start else min(driver.until, entry)
    event = min(driver.event, until)
    yield from reversed(list(_waits(work, driver.waits, until, entry)))
    if event < until:
        yield replace(work, kind=PieceKind.LAG, start=event, end=until)


def _work(task_id: TaskId, driver: Driver, *, is_freed: bool) -> ChainPiece:
    """Return a step on the chain as work without a time."""
    return ChainPiece(
        kind=PieceKind.WORK,
        task=task_id,
        start=0,
        end=0,
        cause=driver.cause,
        by=driver.task,
        detail=driver.detail,
        driver=driver,
        is_freed=is_freed,
    )


def _waits(
    work: ChainPiece, stretches: Sequence[WaitStretch], since: Minutes, until: Minutes
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
