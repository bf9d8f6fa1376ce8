"""The driving chain step by step, in words: what a waterfall shows of each step."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from scheduler.analyse.driving.chain import ChainPiece, PieceKind
from scheduler.analyse.obstacles.blocking import SCARCE, Cause
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.wording.reasons.chain import piece_title
from scheduler.wording.reasons.drivers import short_reason

HANDED_OVER = frozenset(SCARCE)
"""The causes by which a step waits for another without any link between them."""
WAIT_ROLES = {
    **dict.fromkeys(
        (Cause.SHIFT, Cause.SAME_SHIFT, Cause.WEEK, Cause.LEAVE, Cause.CHANGE, Cause.DUTY),
        "chain-shift",
    ),
    **dict.fromkeys((Cause.OPENING, Cause.CLOSURE), "chain-closed"),
    **dict.fromkeys((Cause.HOLIDAY, Cause.STAND_DOWN), "chain-rest"),
    **dict.fromkeys(
        (Cause.WINDOW, Cause.NOT_BEFORE, Cause.PROMISED, Cause.FACT, Cause.UNDER_WAY),
        "chain-window",
    ),
    **dict.fromkeys((Cause.LIMIT, Cause.LATE, Cause.PREFERENCE), "chain-limit"),
}
KIND_ROLES = {
    PieceKind.WORK: "chain-work",
    PieceKind.PAUSE: "chain-pause",
    PieceKind.LAG: "chain-lag",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainStep:
    """
    A step with its pieces of the driving chain: first what it waits for, then its work.

    ``reason`` says why it comes when it does, ``waits`` for what and how long it waits besides;
    ``is_handed_over`` tells that no link but a crew, place or hazard ties it to the step before.
    """

    id: TaskId
    name: str
    pieces: tuple[ChainPiece, ...]
    duration: Minutes
    is_milestone: bool
    is_handed_over: bool
    reason: str
    waits: str

    @property
    def start(self) -> Minutes:
        """The minute at which the chain comes to this step."""
        return self.pieces[0].start

    @property
    def end(self) -> Minutes:
        """The minute at which the chain leaves this step."""
        return self.pieces[-1].end

    @property
    def worked(self) -> Minutes:
        """The minutes of work on the chain."""
        return sum(each.length for each in self.pieces if each.kind is PieceKind.WORK)

    @property
    def waited(self) -> Minutes:
        """The minutes on the chain that are no work."""
        return self.end - self.start - self.worked


def chain_steps(plan: ExplainedPlan) -> tuple[ChainStep, ...]:
    """Return the steps of the driving chain in order of time."""
    groups = groupby(plan.chain, key=lambda piece: piece.task)
    return tuple(_step(plan, task_id, tuple(pieces)) for task_id, pieces in groups)


def _step(plan: ExplainedPlan, task_id: TaskId, pieces: tuple[ChainPiece, ...]) -> ChainStep:
    task, driver = plan.situation.jobs[task_id].task, pieces[0].driver
    later = "; here at the earliest, it runs later" if any(x.is_freed for x in pieces) else ""
    return ChainStep(
        id=task_id,
        name=task.title if task.title != task_id else "",
        pieces=pieces,
        duration=task.duration,
        is_milestone=task.is_milestone,
        is_handed_over=driver.cause in HANDED_OVER,
        reason=f"{short_reason(driver)}{later}",
        waits=", ".join(_waits(pieces)),
    )


def piece_role(piece: ChainPiece) -> str:
    """Return how a piece looks: by what fills the time."""
    if piece.kind is PieceKind.WAIT:
        return WAIT_ROLES.get(piece.cause, "chain-other")
    return KIND_ROLES[piece.kind]


def _waits(pieces: tuple[ChainPiece, ...]) -> Iterator[str]:
    for piece in pieces:
        if piece.kind is PieceKind.WAIT:
            yield f"{piece_title(piece)} {format_minutes(piece.length)}"
        elif piece.kind is PieceKind.LAG:
            yield f"lag {format_minutes(piece.length)}"
