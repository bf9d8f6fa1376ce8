"""Signs of life of a search: who found what, and how far apart launch and bound still are."""

from collections.abc import Callable
from dataclasses import dataclass

from scheduler.calendars.clock.axis import Axis
from scheduler.model.notation.base import Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchProgress:
    """
    How a search stands; launch and bound are minutes since the campaign start.

    ``stage`` says who was heard last: ``known``, ``list``, ``solver``, ``search``, ``bounds``,
    ``settle`` or ``steady``.
    """

    stage: str
    scenario: str
    axis: Axis
    launch: Minutes | None
    bound: Minutes
    seconds: float


Listener = Callable[[SearchProgress], None]


def ignore(progress: SearchProgress) -> None:
    """Listen to nothing."""
    del progress
