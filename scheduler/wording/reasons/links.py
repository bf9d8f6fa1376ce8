"""Links in words: which event of which step, and how much before or after it."""

from typing import Protocol

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.wording.names import named

OPENINGS = {
    Cause.LINK: "{} must wait for",
    Cause.HABIT: "by habit {} waits for",
    Cause.ORDER: "in serial order {} follows",
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
    def subject(self) -> str:
        """The place in which a hold keeps room for the steps that it ties, if it is one."""

    @property
    def holds_end(self) -> bool:
        """Whether the end is held back rather than the start."""

    @property
    def lag(self) -> Minutes:
        """The lag after the event, or before it."""

    @property
    def working(self) -> bool:
        """Whether the lag counts the working time of the step that waits."""


def link_clause(plan: ExplainedPlan, held: BindingLink, *, is_freed: bool = False) -> str:
    """Say which event is waited for and when it is, with the lag."""
    verb = "starts" if looks_at_start(held) else "ends"
    when = plan.situation.axis.say(held.event)
    event = f"can {verb[:-1]} on {when} at the earliest" if is_freed else f"{verb} on {when}"
    other = f"{named(plan, held.task or '')}, which"
    if held.cause is Cause.HELD:
        return f"{_opening_of_hold(plan, held)} {other} {event}"
    opening = OPENINGS[held.cause].format("its end" if held.holds_end else "it")
    return f"{opening} {other} {event}{lag_words(held)}"


def _opening_of_hold(plan: ExplainedPlan, held: BindingLink) -> str:
    """Say which of the two is done in the room of a hold, and which begins or ends the hold."""
    place = plan.situation.campaign.facilities[held.subject].title
    if held.holds_end:
        return f"the hold of {place} ends with it, but no sooner than a step in that room,"
    return f"it is done in the room of {place} that is reserved from the start of"


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
    if held.cause is Cause.HELD:
        tie = "ends its hold after" if held.holds_end else "in the room reserved from the start of"
        return f"{tie} {held.task}"
    opening = {Cause.LINK: "after", Cause.HABIT: "by habit after"}.get(
        held.cause, "in serial order after"
    )
    start = "the start of " if looks_at_start(held) else ""
    own = "its end " if held.holds_end else ""
    lag = f", {_signed(held)}" if held.lag else ""
    return f"{own}{opening} {start}{held.task}{lag}"


def _signed(held: BindingLink) -> str:
    amount = format_minutes(abs(held.lag))
    sign = "plus" if held.lag > 0 else "less"
    return f"{sign} {amount}{' of working time' if held.working else ''}"
