"""What is asked of a plan whose risks are known, and how far the answer has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from scheduler.calendars.clock.axis import Axis
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.drawn.draws import Before, Draws, PlayedDraws
from scheduler.replay.drawn.playbook import Playbook

ORDER_KEPT = "order of the plan kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskQuestion:
    """
    How sure a plan is.

    Attributes
    ----------
    announced
        The ends of steps as they are announced, that of launch among them.
    target
        The minute of the target date, if there is one.
    draws, seed
        How many campaigns are drawn, and what the random numbers follow from.
    drivers
        Whether each source is left out in turn, to see what it costs.
    policy
        In words how draws are played.
    """

    announced: Mapping[TaskId, Minutes]
    target: Minutes | None = None
    draws: int = 10_000
    seed: int = 1
    drivers: bool = True
    policy: str = ORDER_KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLook:
    """What a few draws say; nothing in place of a percentile is later than any date."""

    draws: int
    p50: Minutes | None
    p80: Minutes | None
    axis: Axis


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskProgress:
    """
    How many of all rounds are done, and in words what is left out in the next one.

    ``look`` is what a few draws say while the player is still being compiled.
    """

    done: int
    rounds: int
    without: str
    look: RiskLook | None = None


OnRound = Callable[[RiskProgress], None]
"""Called before each round in which all draws are played."""


def ignore(progress: RiskProgress) -> None:
    """Listen to nothing."""
    del progress


class Player(Protocol):
    """
    Plays draws forward; with ``keep``, the dates of all steps are kept, not only launches.

    Draws that were played ``before`` and changed since may be told sooner; what is told is the same
    without it.
    """

    def __call__(
        self, playbook: Playbook, draws: Draws, *, keep: bool, before: Before | None = None
    ) -> PlayedDraws:
        """Return what becomes of each draw."""
