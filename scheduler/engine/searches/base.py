"""What a search over task lists can be asked, and how far it has got."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, Protocol

from scheduler.engine.problem import Ints, PlainProject

LARGE = 200
"""Tasks from which annealing with one long cooling does better than breeding."""

SEED_STEP = 7919
"""By how much the seeds of searches side by side differ."""

MIXER = 0x9E3779B97F4A7C15
STATES = (1 << 62) - 1


class SearchKind(StrEnum):
    """The searches, by the names that traces call them."""

    GENETIC = "genetic"
    ANNEALING = "annealing"


class ListSchedule(NamedTuple):
    """A schedule: its makespan, its starts in the order of the problem's tasks, and its list."""

    makespan: int
    starts: tuple[int, ...]
    order: tuple[int, ...]


class SearchStretch(NamedTuple):
    """A part of a search: how many evaluations, and between which fractions of the whole."""

    evaluations: int
    begin: float
    end: float


class Search(Protocol):
    """A search that is driven stretch by stretch; the same stretches repeat it exactly."""

    def run(self, stretch: SearchStretch) -> ListSchedule:
        """Search for one stretch and return the best schedule so far."""
        ...


Elsewhere = Callable[[], ListSchedule | None]
"""Returns the best schedule of all searches, if this search may go on from it."""

MakeSearch = Callable[[PlainProject, int, Elsewhere], Search]
"""Makes a search from a problem, a seed and what is found elsewhere."""


def set_seed(seed: int, state: Ints) -> None:
    """Set the state of the random numbers; it must not be zero."""
    state[0] = (seed + 1) * MIXER & STATES | 1
