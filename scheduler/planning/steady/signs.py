"""Signs of life of a steady search, once launch is known."""

import time

from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.progress import SearchProgress
from scheduler.planning.steady.comparing.case import SteadyCase
from scheduler.schedule.scheduled import Schedule


def sign_of_life(
    case: SteadyCase, best: Schedule | None, bound: Minutes, began: float
) -> SearchProgress:
    """Return how a search stands that began at a moment of the clock that only goes forward."""
    situation = case.situation
    return SearchProgress(
        stage="steady",
        scenario=situation.scenario.id,
        axis=situation.axis,
        launch=None if best is None else best[situation.launch].end,
        bound=bound,
        seconds=time.monotonic() - began,
    )
