"""Why a task waits: the causes, and the obstacles that have them."""

from dataclasses import dataclass
from enum import StrEnum

from scheduler.model.base import Minutes, TaskId


class Cause(StrEnum):
    """Why a task waits."""

    LINK = "link"
    HABIT = "habit"
    ORDER = "serial order"
    CREW = "crew"
    FACILITY = "facility"
    HAZARD = "hazard"
    HOLD = "hold"
    LIMIT = "limit"
    SHIFT = "shift"
    WINDOW = "window"
    NOT_BEFORE = "not before"
    DUTY = "duty rules"
    PREFERENCE = "preference"
    START = "campaign start"


LINK_CAUSES = {"hard": Cause.LINK, "habit": Cause.HABIT, "order": Cause.ORDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """
    One obstacle: its cause, the task behind it, and the minute at which it is over.

    ``event`` is the minute of the other task's own event; it differs from ``until`` by the lag of
    a link. ``detail`` names the crew, facility, hazard or link; ``holds_end`` marks a link that
    holds back the end of the task rather than its start.
    """

    cause: Cause
    task: TaskId
    event: Minutes
    until: Minutes
    detail: str
    holds_end: bool = False
