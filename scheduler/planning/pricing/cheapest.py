"""The cheapest decisions that make a date, with the plan that shows it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from scheduler.calendars.permits.decisions import Decisions
from scheduler.calendars.permits.variants import Loosened
from scheduler.engine.verdict import Verdict
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.pricing.model import Priced, build_priced
from scheduler.planning.search.run import RunResult, SearchEffort, complete_hint, run
from scheduler.schedule.scheduled import Schedule

LOG = logging.getLogger(__name__)
SHARE = 0.5
"""The search for the fewest changes gets this part of the time of the search for the least cost."""

OnCost = Callable[[int | None, int], None]
"""Called with the least cost so far, if any, and the best bound, in hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cheapest:
    """
    How a search for the cheapest decisions ended.

    ``verdict`` is that of the solver; starts and options are nothing without a plan. ``cost``, if
    the search found one, and ``bound`` are in hundredths of the unit: no plan by the date costs
    less than ``bound``. ``is_fewest`` says that no plan of that cost asks for fewer changes.
    """

    verdict: Verdict
    decisions: Decisions | None
    starts: Mapping[TaskId, Minutes]
    options: Mapping[TaskId, int]
    cost: int | None
    bound: int
    interrupted: bool
    is_fewest: bool = False

    def confirmed(self) -> Self:
        """Return the same with its denial as a verdict."""
        return replace(self, verdict=Verdict.INFEASIBLE)


Known = tuple[Schedule, Decisions]
"""A schedule that makes the date, and the decisions under which it holds."""


def search_cheapest(
    loosened: Loosened, by: Minutes, known: Known | None, effort: SearchEffort, tell: OnCost
) -> Cheapest:
    """
    Search for the cheapest decisions under which some plan launches by a minute.

    Among those that cost the same, the fewest changes are sought, so that nothing is changed that
    costs nothing and brings nothing.
    """
    priced = build_priced(loosened, by)
    if known is not None:
        priced.hint(*known)
        if not complete_hint(priced.model):
            LOG.warning("the plan to begin with does not fit the model of what is permitted")

    def pass_on(news: RunResult) -> None:
        tell(news.objective, news.bound)

    found = run(priced.model, priced.variables, effort, pass_on, priced.all_variables)
    if found.starts is None or found.interrupted:
        return _read(priced, found, found)
    return _read(priced, found, _search_fewest(priced, found, effort))


def _search_fewest(priced: Priced, found: RunResult, effort: SearchEffort) -> RunResult:
    """
    Search for the fewest changes at no more than the cost that was found.

    One worker does: several of CP-SAT 9.15 end the process now and then in this search.
    """
    priced.seek_fewest(found.values, found.objective or 0)
    shorter = replace(effort, seconds=effort.seconds * SHARE, workers=1)
    fewest = run(priced.model, priced.variables, shorter, further=priced.all_variables)
    if fewest.starts is None:
        return replace(found, verdict=fewest.verdict, interrupted=fewest.interrupted)
    return fewest


def _read(priced: Priced, found: RunResult, fewest: RunResult) -> Cheapest:
    """Return what the first search knows of the cost, with the plan of the second."""
    tick = priced.loosened.situation.tick
    return Cheapest(
        verdict=found.verdict,
        decisions=None if fewest.starts is None else priced.read(fewest.values),
        starts={task_id: ticks * tick for task_id, ticks in (fewest.starts or {}).items()},
        options=fewest.options or {},
        cost=found.objective,
        bound=found.bound,
        interrupted=found.interrupted or fewest.interrupted,
        is_fewest=fewest is not found and fewest.verdict is Verdict.OPTIMAL,
    )
