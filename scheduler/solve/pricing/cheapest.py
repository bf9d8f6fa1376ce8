"""The cheapest decisions that make a date, with the plan that shows it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scheduler.calendars.decisions import Decisions
from scheduler.calendars.variants import Loosened
from scheduler.model.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule
from scheduler.solve.pricing.model import build_priced
from scheduler.solve.search import Effort, Found, complete_hint, run

LOG = logging.getLogger(__name__)

OnCost = Callable[[int | None, int], None]
"""Called with the least cost so far, if any, and the best bound, in hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cheapest:
    """
    How a search for the cheapest decisions ended.

    ``verdict`` is that of the solver; starts and options are nothing without a plan. ``cost``, if
    the search found one, and ``bound`` are in hundredths of the unit: no plan by the date costs
    less than ``bound``.
    """

    verdict: str
    decisions: Decisions | None
    starts: Mapping[TaskId, Minutes]
    options: Mapping[TaskId, int]
    cost: int | None
    bound: int
    interrupted: bool


Known = tuple[Schedule, Decisions]
"""A schedule that makes the date, and the decisions under which it holds."""


def search_cheapest(
    loosened: Loosened, by: Minutes, known: Known | None, effort: Effort, tell: OnCost
) -> Cheapest:
    """Search for the cheapest decisions under which some plan launches by a minute."""
    priced = build_priced(loosened, by)
    if known is not None:
        priced.hint(*known)
        if not complete_hint(priced.model):
            LOG.warning("the plan to begin with does not fit the model of what is permitted")

    def pass_on(news: Found) -> None:
        tell(news.objective, news.bound)

    found = run(priced.model, priced.variables, effort, pass_on, priced.decided)
    tick = loosened.situation.tick
    return Cheapest(
        verdict=found.verdict,
        decisions=None if found.starts is None else priced.read(found.values),
        starts={task_id: ticks * tick for task_id, ticks in (found.starts or {}).items()},
        options=found.options or {},
        cost=found.objective,
        bound=found.bound,
        interrupted=found.interrupted,
    )
