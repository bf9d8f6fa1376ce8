"""Why time passes: open windows, days without work, and what launch waits for, above the lanes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from scheduler.analyse.driving.chain import ChainPiece, PieceKind
from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.gantt.parts.slots import SIZE, Caption, Slots
from scheduler.exports.waterfall.rows import piece_role
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import HOUR, format_minutes
from scheduler.model.task import Task, Window, WindowFor
from scheduler.wording.reasons.chain import piece_title

MOST_NAMES = 3
WAITS = "What launch waits for"
LEAST_WAIT = 3 * HOUR
WINDOW, USED = "window", "window-used"


class DetailLevel(NamedTuple):
    """How many groups of windows are shown, on how many lines waits are told; and the strip."""

    windows: int
    lines: int
    has_strip: bool = True


FULL, TRIMMED, SPARSE = DetailLevel(4, 2), DetailLevel(3, 1), DetailLevel(2, 1)
LEAN, LEANEST = DetailLevel(2, 1, has_strip=False), DetailLevel(1, 1, has_strip=False)

Stretch = tuple[Minutes, Minutes, str]
"""A start, an end and a role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One line of a band: stretches of time, and captions where they are free to stand.

    ``height`` is the share of the line that a stretch takes, ``halo`` what shines around captions.
    """

    stretches: tuple[Stretch, ...] = ()
    captions: tuple[Caption, ...] = ()
    height: float = 0.66
    halo: str = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Some lines under one title."""

    title: str
    rows: tuple[Row, ...]


def bands(plan: ExplainedPlan, slots: Slots, most: DetailLevel = FULL) -> tuple[Band, ...]:
    """
    Return what a plan has of windows and of its driving chain.

    ``most`` says how many groups of windows and lines of waits at most.
    """
    found = (
        *_window_bands(plan, slots, most.windows),
        Band(title=WAITS, rows=tuple(_chain_rows(plan, slots, most.lines))),
    )
    return tuple(band for band in found if band.rows)


def band_titles(plan: ExplainedPlan, most: DetailLevel = FULL) -> tuple[str, ...]:
    """Return the titles that `bands` gives, for the width of the gutter."""
    groups = _window_groups(plan)[: most.windows]
    return (*(_windows_title(tasks) for tasks in groups), WAITS)


def _windows_title(tasks: Sequence[Task]) -> str:
    return f"Windows: {_ids(tasks)}"


def _window_bands(plan: ExplainedPlan, slots: Slots, most: int) -> Iterator[Band]:
    """Yield a line of windows for each group of steps, and a line for reasons without room."""
    homeless: list[str] = []
    for tasks in _window_groups(plan)[:most]:
        ids = _ids(tasks)
        stretches = tuple(_open(plan, tasks, slots))
        reason = _reason(plan, tasks)
        caption = slots.beside(reason, stretches) if reason else None
        captions = () if caption is None else (caption,)
        if reason and caption is None:
            homeless.append(f"{ids}: {reason}")
        yield Band(title=_windows_title(tasks), rows=(Row(stretches=stretches, captions=captions),))
    if homeless:
        caption = slots.alone("   ".join(homeless))
        yield Band(title="", rows=(Row(captions=(caption,)),))


def _ids(tasks: Sequence[Task]) -> str:
    names = ", ".join(task.id for task in tasks[:MOST_NAMES])
    return names if len(tasks) <= MOST_NAMES else f"{names} and {len(tasks) - MOST_NAMES} more"


def _reason(plan: ExplainedPlan, tasks: Sequence[Task]) -> str:
    windows = plan.situation.campaign.task_windows(tasks[0], plan.situation.scenario)
    return "; ".join(dict.fromkeys(each.reason for each in windows if each.reason))


def _window_groups(plan: ExplainedPlan) -> list[list[Task]]:
    """
    Return the tasks with windows, those with the same ones together.

    Launch comes first, then what the driving chain waits for, then its other windows.
    """
    groups: dict[tuple[str | Window, ...], list[Task]] = {}
    for job in plan.situation.jobs.values():
        if job.task.windows:
            groups.setdefault(job.task.windows, []).append(job.task)

    waiting = {piece.task for piece in plan.chain if piece_role(piece) == "chain-window"}

    def urgency(tasks: Sequence[Task]) -> tuple[bool, bool, bool, Minutes]:
        ids = {task.id for task in tasks}
        last = max(plan.schedule[task_id].end for task_id in ids)
        is_launch, is_chain = plan.situation.launch in ids, bool(ids & plan.chain_tasks)
        return not is_launch, not ids & waiting, not is_chain, -last

    return sorted(groups.values(), key=urgency)


def _open(plan: ExplainedPlan, tasks: Sequence[Task], slots: Slots) -> Iterator[Stretch]:
    """Yield the windows of some tasks on the time axis; those that a task uses look different."""
    clockwork = plan.situation.working_times
    last = slots.scale.end
    for purpose in WindowFor:
        for start, end in clockwork.window_spans(tasks[0], purpose) or ():
            if start < last and end > 0:
                moments = (_moment(plan, task.id, purpose) for task in tasks)
                is_used = any(start <= minute <= end for minute in moments)
                yield max(start, 0), min(end, last), USED if is_used else WINDOW


def _moment(plan: ExplainedPlan, task: TaskId, purpose: WindowFor) -> Minutes:
    placed = plan.schedule[task]
    return placed.end if purpose is WindowFor.END else placed.start


def _chain_rows(plan: ExplainedPlan, slots: Slots, lines: int) -> Iterator[Row]:
    """Yield the driving chain on one line, and below it what the waits are for."""
    pieces = [piece for piece in plan.chain if piece.length]
    if not pieces:
        return
    yield Row(stretches=tuple((p.start, p.end, piece_role(p)) for p in pieces))
    told: list[list[Caption]] = [[] for _ in range(lines)]
    for text, start, length in sorted(_waits(pieces), key=lambda each: -each[2]):
        if length < LEAST_WAIT:
            break
        tries = ((line, slots.under(text, start, line)) for line in told)
        line, found = next(((line, found) for line, found in tries if found), (told[0], []))
        line += found
    yield from (Row(captions=tuple(line)) for line in told if line)


def _waits(pieces: Iterable[ChainPiece]) -> Iterator[tuple[str, Minutes, Minutes]]:
    """Yield the words, the start and the length of every wait on the chain."""
    waits = (piece for piece in pieces if piece.kind in {PieceKind.WAIT, PieceKind.LAG})
    for (task, title), own in groupby(waits, key=lambda p: (p.task, piece_title(p))):
        parts = list(own)
        length = sum(part.length for part in parts)
        yield f"{task}: {title}, {format_minutes(length)}", parts[0].start, length


def text_height() -> float:
    """Return the height of a line of a band."""
    return SIZE * 1.3
