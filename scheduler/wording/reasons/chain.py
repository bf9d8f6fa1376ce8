"""The driving chain in words, and what the time to launch goes into."""

from dataclasses import dataclass

from scheduler.analyse.driving.chain import ChainPiece, PieceKind
from scheduler.analyse.obstacles.blocking import LINKED, SCARCE, Blocker, Cause
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.notation.base import Minutes
from scheduler.wording.names import listed
from scheduler.wording.reasons.causes import causes_words
from scheduler.wording.reasons.drivers import short_reason, taken_up
from scheduler.wording.reasons.links import short_link


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeShare:
    """Part of the time to launch; the shares of a plan add up to launch."""

    title: str
    minutes: Minutes


def piece_reason(plan: ExplainedPlan, piece: ChainPiece) -> str:
    """Say why a stretch of the driving chain could not begin, or end, earlier."""
    if piece.kind is PieceKind.LAG:
        return f"lag: {short_link(piece.driver)}"
    if piece.kind is PieceKind.WORK:
        why = short_reason(piece.driver)
        later = " at the earliest; a limit ties it to a later step, so it runs later"
        return f"{why}{later if piece.is_freed else taken_up(plan, piece.task)}"
    if not piece.causes:
        return f"{piece.task} and {piece.by} wait for each other"
    words = causes_words(plan, piece.task, piece.causes, (piece.start, piece.end), in_short=True)
    return f"paused: {words}" if piece.kind is PieceKind.PAUSE else words


def launch_shares(plan: ExplainedPlan) -> tuple[TimeShare, ...]:
    """Return what the driving chain is made of, the greatest share first."""
    totals: dict[str, Minutes] = {}
    for piece in plan.chain:
        title = piece_title(piece)
        totals[title] = totals.get(title, 0) + piece.length
    return tuple(
        TimeShare(title=title, minutes=minutes)
        for title, minutes in sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    )


def piece_title(piece: ChainPiece) -> str:
    """Return what fills a piece: work, a lag, or what was waited for."""
    if piece.kind is PieceKind.WORK:
        return "work"
    if piece.kind is PieceKind.LAG:
        return "lags between steps"
    names = _names(piece) or ["other steps"]
    if piece.kind is PieceKind.PAUSE:
        only_shifts = all(each.cause is Cause.SHIFT for each in piece.causes)
        return "pauses between shifts" if only_shifts else f"pauses for {listed(names)}"
    return f"waiting for {listed(names)}" if piece.causes else "waiting for other steps"


def _names(piece: ChainPiece) -> list[str]:
    """
    Return what a piece waits for; several crews off shift at a time are not named.

    What is closed only ahead of it is left out where something is closed already.
    """
    shut = any(each.closes and not each.ahead for each in piece.causes)
    causes = [each for each in piece.causes if not (shut and each.ahead)]
    crews = [each for each in causes if each.cause is Cause.SHIFT]
    others = [each for each in causes if each.cause is not Cause.SHIFT]
    names = [short_title(each) for each in others]
    if crews:
        names.append(short_title(crews[0]) if len(crews) == 1 else "the shifts of several crews")
    return list(dict.fromkeys(names))


def short_title(cause: Blocker) -> str:
    """Return what is waited for, in a few words."""
    if cause.cause in SCARCE:
        return f"{cause.cause} {cause.detail}".rstrip()
    if cause.cause in {Cause.STAND_DOWN, Cause.CLOSURE}:
        what = "the end of a stand-down" if cause.cause is Cause.STAND_DOWN else cause.detail
        return f"{what} ({cause.reason})" if cause.reason else what
    if cause.cause is Cause.WINDOW:
        return f"window {cause.detail}" if cause.detail else "a window"
    if cause.cause is Cause.SHIFT:
        return f"the shift of {cause.detail}" if cause.detail else "a shift"
    if cause.cause is Cause.OPENING:
        return f"{cause.detail} to open"
    is_moved = cause.cause is Cause.ANNOUNCED and cause.detail
    return "a start that changes little" if is_moved else _OTHERS[cause.cause]


_OTHERS = {
    **dict.fromkeys(LINKED, "other steps"),
    Cause.NOT_BEFORE: "a date",
    Cause.FACT: "a fact",
    Cause.UNDER_WAY: "its working time",
    Cause.PROMISED: "a promised date",
    Cause.CHANGE: "people who are away",
    Cause.LEAVE: "the end of days off",
    Cause.HOLIDAY: "the end of holidays",
    Cause.WEEK: "the end of days off",
    Cause.SAME_SHIFT: "a shift long enough",
    Cause.DUTY: "rested teams",
    Cause.LIMIT: "a limit",
    Cause.LATE: "launch, on purpose",
    Cause.ANNOUNCED: "the announced time",
    Cause.PREFERENCE: "a preferred time",
    Cause.NOTHING: "nothing",
    Cause.START: "the campaign start",
}
