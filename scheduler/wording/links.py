"""Links in words: which event of which step, and how much before or after it."""

from typing import Protocol

from scheduler.analyse.driving.blocking import Cause
from scheduler.analyse.plan import Plan
from scheduler.model.base import Minutes, TaskId
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.durations import format_minutes
from scheduler.wording.names import named

OPENINGS = {
    Cause.LINK: "{} must wait for",
    Cause.HABIT: "by habit {} waits for",
    Cause.ORDER: "{} is done one at a time after",
}


class BindingLink(Protocol):
    """A link that holds a step back: a driver, or an obstacle beside it."""

    @property
    def cause(self) -> Cause:
        """A link, a habit or the serial order."""

    @property
    def task(self) -> TaskId | None:
        """The step that is waited for."""

    @property
    def event(self) -> Minutes:
        """The minute of its event."""

    @property
    def detail(self) -> str:
        """The kind of the link."""

    @property
    def holds_end(self) -> bool:
        """Whether the end is held back rather than the start."""

    @property
    def lag(self) -> Minutes:
        """The lag after the event, or before it."""

    @property
    def working(self) -> bool:
        """Whether the lag counts the working time of the step that waits."""


def link_clause(plan: Plan, held: BindingLink, *, is_freed: bool = False) -> str:
    """Say which event is waited for and when it is, with the lag."""
    subject = "its end" if held.holds_end else "it"
    verb = "starts" if looks_at_start(held) else "ends"
    when = plan.situation.axis.say(held.event)
    event = f"can {verb[:-1]} on {when} at the earliest" if is_freed else f"{verb} on {when}"
    opening = OPENINGS[held.cause].format(subject)
    return f"{opening} {named(plan, held.task or '')}, which {event}{lag_words(held)}"


def looks_at_start(held: BindingLink) -> bool:
    """Whether a link looks at the start of the step that is waited for."""
    return held.detail in set(LinkKind) and LinkKind(held.detail).from_point is Point.START


def lag_words(held: BindingLink) -> str:
    """Return ``, plus 30 min of waiting time``, ``, less 2 h``, or nothing."""
    if not held.lag:
        return ""
    amount = format_minutes(abs(held.lag))
    if held.lag > 0:
        return f", plus {amount} of {'working' if held.working else 'waiting'} time"
    return f", less {amount}{' of working time' if held.working else ''}"


def short_link(held: BindingLink) -> str:
    """Return ``after A``, ``by habit after the start of A``, ``after A, plus 1 h``."""
    opening = {Cause.LINK: "after", Cause.HABIT: "by habit after"}.get(
        held.cause, "one at a time, after"
    )
    start = "the start of " if looks_at_start(held) else ""
    own = "its end " if held.holds_end else ""
    lag = f", {_signed(held)}" if held.lag else ""
    return f"{own}{opening} {start}{held.task}{lag}"


def _signed(held: BindingLink) -> str:
    amount = format_minutes(abs(held.lag))
    sign = "plus" if held.lag > 0 else "less"
    return f"{sign} {amount}{' of working time' if held.working else ''}"
