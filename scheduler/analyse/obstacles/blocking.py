"""Why a task waits: the causes, and the obstacles that have them."""

from dataclasses import dataclass
from enum import StrEnum

from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import WindowFor


class Cause(StrEnum):
    """Why a task waits; where two are over at the same time, the earlier one here is named."""

    LINK = "link"
    HABIT = "habit"
    ORDER = "serial order"
    HELD = "room of a hold"
    CREW = "crew"
    FACILITY = "facility"
    HAZARD = "hazard"
    HOLD = "hold"
    LIMIT = "limit"
    WINDOW = "window"
    NOT_BEFORE = "not before"
    FACT = "fact"
    UNDER_WAY = "under way"
    PROMISED = "promised date"
    STAND_DOWN = "stand-down"
    CLOSURE = "closure"
    CHANGE = "people away"
    LEAVE = "own day off"
    HOLIDAY = "holiday"
    WEEK = "day off"
    OPENING = "opening hours"
    SAME_SHIFT = "same shift"
    SHIFT = "shift"
    DUTY = "duty rules"
    LATE = "wanted late"
    PREFERENCE = "preference"
    NOTHING = "nothing"
    START = "campaign start"


RANKS = {cause: rank for rank, cause in enumerate(Cause)}
LINK_CAUSES = {
    "hard": Cause.LINK,
    "habit": Cause.HABIT,
    "order": Cause.ORDER,
    "held": Cause.HELD,
    "hazard": Cause.HAZARD,
    "facility": Cause.FACILITY,
}
LINKED = frozenset({Cause.LINK, Cause.HABIT, Cause.ORDER, Cause.HELD})
SCARCE = (Cause.CREW, Cause.FACILITY, Cause.HAZARD, Cause.HOLD)
"""The causes by which a step waits for what another uses, without any link between them."""

CLOSED = frozenset(
    {
        *(Cause.STAND_DOWN, Cause.CLOSURE, Cause.HOLIDAY, Cause.WEEK),
        *(Cause.OPENING, Cause.SHIFT, Cause.CHANGE, Cause.LEAVE),
    }
)
"""The causes that stop work for a time, and so may lie ahead within a run without pauses."""

Key = tuple[Cause, str, TaskId | None]
"""What makes two obstacles one and the same rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """
    One obstacle: its cause, the task behind it, if any, and the minute at which it is over.

    ``event`` is the minute of the other task's own event; it differs from ``until`` by the lag of
    a link, or the length of a limit. ``detail`` names the crew, facility, hazard, window or kind of
    link for people, ``reason`` is what the graph says about it. ``holds_end`` marks a link or limit
    that holds back the end of the task rather than its start.

    What ties a step to the hold in whose room it is done has the place as ``subject``.

    Obstacles of the calendar have no task: ``subject`` is the crew, place or window by its id, and
    the obstacle stands in the way of work, or of a start or end, from ``since``; for a window
    ``event`` is when it opens. ``lag`` of a limit is its length. ``ahead`` marks a closed time that
    the run would meet, while work may still begin.
    """

    cause: Cause
    task: TaskId | None = None
    event: Minutes
    until: Minutes
    detail: str = ""
    holds_end: bool = False
    subject: str = ""
    reason: str = ""
    since: Minutes = 0
    lag: Minutes = 0
    working: bool = False
    ahead: bool = False

    @property
    def closes(self) -> bool:
        """Whether it stops work for a time, as opposed to forbidding a start or an end."""
        is_run_window = self.cause is Cause.WINDOW and self.subject == WindowFor.RUN
        return self.cause in CLOSED or is_run_window

    @property
    def occurrence(self) -> tuple[Key, Minutes]:
        """The obstacle, one closed time of it told from the next."""
        return self.key, self.since if self.closes else 0

    @property
    def key(self) -> Key:
        """What makes it the same obstacle as another one at another time."""
        return self.cause, self.subject, self.task


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitStretch:
    """
    Part of the wait of a step: from ``start`` to ``end`` the same obstacles stand in its way.

    One obstacle alone is the cause: without it the step could start in this stretch. Several keep
    the step back together: it would need all of them gone.
    """

    start: Minutes
    end: Minutes
    causes: tuple[Blocker, ...]

    @property
    def length(self) -> Minutes:
        """Minutes of the stretch."""
        return self.end - self.start

    @property
    def first(self) -> Blocker:
        """The obstacle that is named first."""
        return self.causes[0]
