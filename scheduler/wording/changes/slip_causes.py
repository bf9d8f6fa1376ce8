"""What launch slipped by, cause by cause, in words."""

from scheduler.analyse.causes.causes import Cause, CauseKind, Causes
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_minutes

MOST_CAUSES = 3
_DOINGS = {
    CauseKind.LATE: ("began {} late", "began {} early"),
    CauseKind.OVERRUN: ("took {} longer", "took {} less"),
    CauseKind.UNEXPLAINED: ("{} later, unexplained", "{} earlier, unexplained"),
}


def cause_text(cause: Cause, *, is_long: bool = False) -> str:
    """Say what a cause is: ``six lifters ill``, ``F05 took 2 h longer``; long, with its name."""
    if cause.step is None or cause.kind is CauseKind.EVENT:
        return cause.title
    amount = cause.amount or 0
    later, earlier = _DOINGS[cause.kind]
    doing = (later if amount >= 0 else earlier).format(format_minutes(abs(amount)))
    has_name = is_long and cause.title != cause.step
    step = f"{cause.step} {cause.title}:" if has_name else cause.step
    return f"{step} {doing if amount else cause.kind.value}"


def signed(minutes: Minutes) -> str:
    """Return minutes with their sign: ``+2 h``, ``-30 min``, ``0``."""
    if not minutes:
        return "0"
    return f"{'+' if minutes > 0 else '-'}{format_minutes(abs(minutes))}"


def why_line(causes: Causes) -> str:
    """
    Say what moved launch: the largest steps first, and what replanning gave back.

    Empty where nothing did.
    """
    steps = sorted(
        (each for each in causes.causes if each.by_step), key=lambda each: -abs(each.by_step)
    )
    parts = [f"{cause_text(each)} ({signed(each.by_step)})" for each in steps[:MOST_CAUSES]]
    if steps[MOST_CAUSES:]:
        rest = sum(each.by_step for each in steps[MOST_CAUSES:])
        parts.append(f"{len(steps) - MOST_CAUSES} more ({signed(rest)})")
    if causes.given_back:
        parts.append(f"replanning gave back {format_minutes(-causes.given_back)}")
    return f"Why: {'; '.join(parts)}" if parts else ""


def ate_text(cause: Cause) -> str:
    """Say what a cause without effect on launch took: ``ate 2 h of d's float``."""
    if not cause.ate:
        return "ate no float"
    most = cause.ate[0]
    more = f", and of {len(cause.ate) - 1} more" if cause.ate[1:] else ""
    return f"ate {format_minutes(most.minutes)} of {most.step}'s float{more}"
