"""What launch slipped by, cause by cause, in words."""

from scheduler.analyse.causes.causes import CauseKind, Causes, SlipCause
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_minutes

MOST_CAUSES = 3


def cause_text(cause: SlipCause, *, is_long: bool = False) -> str:
    """Say what a cause is: ``six lifters ill``, ``F05 took 2 h longer``; long, with its name."""
    if cause.kind is CauseKind.EVENT:
        return cause.title
    if cause.step is None:
        return _rest_text(cause.title)
    has_name = is_long and cause.title != cause.step
    step = f"{cause.step} {cause.title}:" if has_name else cause.step
    return f"{step} {_doing(cause) if cause.amount else cause.kind.value}"


def _rest_text(reason: str) -> str:
    """Say what of a slip nothing recorded explains, and why, as far as that is known."""
    return f"the announced order cannot be kept: {reason}" if reason else "unexplained"


def _doing(cause: SlipCause) -> str:
    """Say what a step did of its own, or does."""
    amount = cause.amount or 0
    length = format_minutes(abs(amount))
    if cause.kind is CauseKind.OVERRUN:
        verb = "took" if cause.is_over else "takes"
        return f"{verb} {length} {'longer' if amount >= 0 else 'less'}"
    if cause.kind is CauseKind.UNEXPLAINED:
        return f"{length} {'later' if amount >= 0 else 'earlier'}, unexplained"
    late = f"{length} {'late' if amount >= 0 else 'early'}"
    return f"began {late}" if cause.is_over else f"has not begun, {late} so far"


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
        parts.append(f"{given_back_text(causes)} {format_minutes(abs(causes.given_back))}")
    return f"Why: {'; '.join(parts)}" if parts else ""


def ate_text(cause: SlipCause) -> str:
    """Say what a cause without effect on launch took: ``ate 2 h of d's float``."""
    if not cause.ate:
        return "ate no float"
    most = cause.ate[0]
    more = f", and of {len(cause.ate) - 1} more" if cause.ate[1:] else ""
    return f"ate {format_minutes(most.minutes)} of {most.step}'s float{more}"


def given_back_text(causes: Causes) -> str:
    """Say what the last line of the causes is: what replanning gave back, or what had a price."""
    if causes.given_back > 0:
        return "what is frozen or pinned cost"
    return "replanning gave back"
