"""The causes of a slip in words."""

from collections.abc import Iterator
from fractions import Fraction

from scheduler.analyse.causes.causes import Cause, CauseKind, Causes
from scheduler.calendars.clock.axis import Axis
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR, format_minutes
from scheduler.wording.names import listed

MOST_EATEN = 3


def cause_text(cause: Cause) -> str:
    """Say what happened: ``six lifters ill``, ``C11 (Fault tests) took 4 h longer``."""
    if cause.step is None:
        return cause.title if cause.kind is CauseKind.EVENT else _rest_text(cause)
    step = cause.step if cause.title == cause.step else f"{cause.step} ({cause.title})"
    return f"{step} {_done(cause, cause.amount or 0)}"


def _rest_text(cause: Cause) -> str:
    if cause.title:
        return f"the announced order cannot be kept: {cause.title}"
    return "nothing that is recorded explains it"


def _done(cause: Cause, amount: Minutes) -> str:
    """Say what a step did of its own."""
    hours = format_minutes(abs(amount))
    if cause.kind is CauseKind.LATE:
        late = f"{hours} {'late' if amount > 0 else 'early'}"
        return f"began {late}" if cause.is_over else f"has not begun, {late} so far"
    if cause.kind is CauseKind.OVERRUN:
        verb = "took" if cause.is_over else "takes"
        return f"{verb} {hours} {'longer' if amount > 0 else 'less'}"
    verb = "ended" if cause.is_over else "comes"
    return (
        f"{verb} {hours} {'later' if amount > 0 else 'earlier'} than its hours and shifts explain"
    )


def eaten_text(cause: Cause) -> str:
    """Say what float a cause without effect took: ``2 h of the float of D04``."""
    parts = [f"{format_minutes(x.minutes)} of the float of {x.step}" for x in cause.ate]
    more = len(parts) - MOST_EATEN
    if more > 0:
        parts = [*parts[:MOST_EATEN], f"of {more} more"]
    return listed(parts) if parts else "nothing"


def slip_text(minutes: Minutes | Fraction) -> str:
    """Say minutes of slip: ``+24 h``, ``-2 h``, ``none``; fractions in hours with one decimal."""
    if not minutes:
        return "none"
    sign = "+" if minutes > 0 else "-"
    if minutes.denominator != 1:
        return f"{sign}{abs(float(minutes)) / HOUR:.1f} h"
    return f"{sign}{format_minutes(abs(int(minutes)))}"


def given_back_text(causes: Causes) -> str:
    """Say what the last line of the causes is: what replanning gave back, or what it cost."""
    if causes.given_back > 0:
        return "what is frozen or pinned cost"
    return "replanning gave back"


def cause_rows(causes: Causes, axis: Axis) -> Iterator[tuple[str, ...]]:
    """Yield the causes with an effect, each with four measures of it, and what was given back."""
    for each in causes.effective:
        share = slip_text(each.share)
        yield (
            cause_text(each),
            "" if each.known is None else axis.say(each.known),
            slip_text(each.by_step),
            slip_text(each.alone),
            slip_text(each.but_for),
            f"about {share}" if causes.is_about else share,
        )
    yield given_back_text(causes), "", slip_text(causes.given_back), "", "", ""
    yield "launch", "", slip_text(causes.slip), "", "", ""
