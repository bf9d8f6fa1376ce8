"""
The cheapest way to make a date: searched in one model, then judged on a scenario of its own.

A plan counts only if it passes the independent check under the scenario that its decisions lead
to, and if the price derived from that scenario is no more than the search claims.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple, Self

from scheduler.calendars.permits.decisions import Decisions, everything, nothing
from scheduler.calendars.permits.permitted import Permitted, permitted
from scheduler.calendars.permits.variants import Loosened, loosen
from scheduler.calendars.situation.choices import ChosenSituation, chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.engine.confirming import confirm
from scheduler.engine.verdict import Verdict
from scheduler.errors import Infeasible, OutOfTime
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.scenario import Order
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.interface.result import SolveResult, Status, Stop
from scheduler.planning.lists.list_schedule import make_schedule
from scheduler.planning.pricing.cheapest import Cheapest, Known, OnCost, search_cheapest
from scheduler.planning.search.decision import decide
from scheduler.planning.search.run import SearchEffort
from scheduler.planning.solve import solve
from scheduler.schedule.checks import check, require_valid
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening.base.price import PricedChange
from scheduler.studies.making_a_date.deciding import decided_campaign, decided_scenario
from scheduler.studies.making_a_date.early import EarlyStarts
from scheduler.studies.making_a_date.lean import Holds, leaner
from scheduler.studies.making_a_date.overlaps import refuse_overlaps
from scheduler.studies.making_a_date.own_dates import refuse_own_dates
from scheduler.studies.making_a_date.priced_plan import PricedPlan
from scheduler.studies.making_a_date.pricing import priced_changes, total
from scheduler.studies.neighbours.curve import neighbour_curve
from scheduler.studies.neighbours.points import NeighbourCurve

HURRIED = 2.0
"""Seconds for a search once the user has interrupted one."""
SETTLE = 1.0
"""Effort for early starts once the cheapest decisions are known, in deterministic seconds."""


class _Moves(NamedTuple):
    """Everything loosened: the plan in which neighbours stay, and what their moves are worth."""

    stays: SolveResult
    curve: NeighbourCurve


class TargetStudy:
    """What it takes to make dates, from one base, within what the graph permits."""

    def __init__(
        self, campaign: Campaign, base: str, state: str, options: SolveOptions | None = None
    ) -> None:
        refuse_overlaps(campaign, base)
        refuse_own_dates(campaign, base)
        self.permitted: Permitted = permitted(campaign, base, state)
        self.options = options or SolveOptions()
        self.name = _free_name(campaign)
        self.is_interrupted = False
        self._unchanged: SolveResult | None = None
        self._loosest: SolveResult | None = None
        self._moves: _Moves | None = None

    @cached_property
    def loosened(self) -> Loosened:
        """Everything permitted, with every calendar that it allows."""
        return loosen(self.permitted)

    def situation_of(
        self, decisions: Decisions, *, any_mode: bool, order: Order = Order.PARALLEL
    ) -> tuple[Campaign, Situation]:
        """Return the campaign and situation that decisions lead to, by default side by side."""
        scenario = decided_scenario(
            self.permitted, decisions, name=self.name, any_mode=any_mode, order=order
        )
        campaign = decided_campaign(self.permitted.campaign, scenario)
        return campaign, prepare(campaign, campaign.resolve_scenario(self.name))

    def unchanged(self, listener: Listener = ignore) -> SolveResult:
        """Return the plan of the base, steps side by side, without any other change; made once."""
        if self._unchanged is None:
            _, situation = self.situation_of(nothing(self.permitted), any_mode=False)
            self._unchanged = self._solve(situation, listener)
        return self._unchanged

    def loosest(self, listener: Listener = ignore) -> SolveResult:
        """
        Return the plan with everything permitted, which is made once.

        It has about the earliest launch there can be.
        """
        if self._loosest is None:
            self._loosest = self._find_loosest(listener)
        return self._loosest

    def _find_loosest(self, listener: Listener) -> SolveResult:
        moves = self._find_moves(listener)
        if moves is not None and moves.curve.best.move.stays:
            return _bounded(moves.stays, moves.curve.bound)
        _, situation = self.situation_of(self.everything, any_mode=self.permitted.options)
        result = self._solve(situation, listener)
        return result if moves is None else _bounded(result, moves.curve.bound)

    @property
    def everything(self) -> Decisions:
        """The decision to loosen all that may be, and the moves of neighbours that help most."""
        whole, moves = everything(self.permitted), self._find_moves(ignore)
        if moves is None:
            return whole
        return replace(whole, moves=self.permitted.moves_in(moves.curve.best.move))

    def _find_moves(self, listener: Listener) -> "_Moves | None":
        """Return what moves of neighbours are worth once all else is loosened, if any may move."""
        if all(len(moves) == 1 for moves in self.permitted.neighbours.values()):
            return None
        if self._moves is None:
            whole, any_mode = everything(self.permitted), self.permitted.options
            _, situation = self.situation_of(whole, any_mode=any_mode)
            stays = self._solve(situation, listener)
            found = neighbour_curve(situation, stays, replace(self.options, settle=0.0))
            if not found.is_complete:
                self.hurry()
            self._moves = _Moves(stays=stays, curve=found)
        return self._moves

    def _solve(self, situation: Situation, listener: Listener) -> SolveResult:
        """Plan a situation; once a search is interrupted, all that follow are hurried."""
        result = solve(situation, replace(self.options, settle=0.0), listener)
        if result.stop is Stop.INTERRUPTED:
            self.hurry()
        return result

    def hurry(self) -> None:
        """Give whatever is still to be searched a moment only."""
        self.is_interrupted = True
        self.options = replace(self.options, time_limit=min(self.options.time_limit, HURRIED))

    def in_one_thread(self) -> Self:
        """Return the same study for a worker: one thread a search, unless others were asked for."""
        other = copy(self)
        other.options = replace(self.options, workers=self.options.workers or 1)
        return other

    def start_for(self, by: Minutes, listener: Listener = ignore) -> Known | None:
        """Return a plan that makes a date at no cost or at any, if one is found soon."""
        found = self.unchanged(listener)
        if found.schedule is not None and _launches_by(found, by):
            return found.schedule, nothing(self.permitted)
        found = self.loosest(listener)
        if found.schedule is not None and _launches_by(found, by):
            return found.schedule, self.everything
        return None

    def cheapest(self, by: Minutes, known: Known | None, tell: OnCost | None = None) -> PricedPlan:
        """
        Return the cheapest plan that launches by a minute.

        Parameters
        ----------
        by
            The date, in minutes since the campaign start; people are engaged up to it.
        known
            A plan that makes the date, and the decisions under which it holds.
        tell
            Told of every better plan and bound.

        Raises
        ------
        Infeasible
            If nothing that is permitted makes the date: two searches that differ agree.
        OutOfTime
            If no plan was found in time.
        """
        effort = SearchEffort(
            seconds=self.options.time_limit,
            workers=self.options.num_workers,
            seed=self.options.seed,
            quick_start=True,
        )
        tell = tell or _unheard
        found = confirm(
            search_cheapest(self.loosened, by, known, effort, tell),
            effort,
            lambda differing: search_cheapest(self.loosened, by, None, differing, tell),
        )
        if found.verdict is Verdict.INFEASIBLE:
            message = "no change that the task graph permits meets the date"
            raise Infeasible(message)
        if found.interrupted:
            self.hurry()
        if found.decisions is None and known is not None:
            found = _kept(known, found)
        if found.decisions is None:
            message = "no plan was found that meets the date; try a longer time limit"
            raise OutOfTime(message)
        return self._judge(by, found, found.decisions)

    def planned_under(self, by: Minutes, found: PricedPlan, bound: int) -> Iterator[PricedPlan]:
        """
        Yield checked plans under decisions that were found for a campaign with other hours.

        Steps start as they do there, if they may; or launch is as early as it can be.

        Parameters
        ----------
        by
            The date.
        found
            The plan of that campaign.
        bound
            The least that any decisions cost which make the date.
        """
        any_mode = any(found.schedule.options.values())
        campaign, situation = self.situation_of(found.decisions, any_mode=any_mode)
        result = self._solve(situation, ignore)
        plans = [result.schedule, _restarted(situation, found.schedule)]
        for schedule in plans:
            if schedule is None or schedule[situation.launch].end > by:
                continue
            if check(campaign, situation.scenario, schedule):
                continue
            fixed = chosen(situation, schedule.options)
            changes = priced_changes(self.permitted.stated, fixed, schedule, by)
            yield PricedPlan(
                by=by,
                campaign=campaign,
                situation=fixed,
                result=_with_schedule(result, fixed, schedule),
                decisions=found.decisions,
                changes=changes,
                bound=min(bound, total(changes)),
                interrupted=self.is_interrupted,
            )

    def _judge(self, by: Minutes, found: Cheapest, decisions: Decisions) -> PricedPlan:
        """Return what was found as a plan of its own scenario, checked and priced anew."""
        any_mode = any(found.options.values())
        campaign, situation = self.situation_of(decisions, any_mode=any_mode)
        schedule = make_schedule(situation, found.starts, found.options)
        require_valid(campaign, situation.scenario, schedule)
        if schedule[situation.launch].end > by:
            message = (
                f"the search claims that a launch at {schedule[situation.launch].end} is by {by}"
            )
            raise AssertionError(message)
        if not found.is_fewest:
            decisions = leaner(self.permitted, decisions, self._holds(schedule, any_mode=any_mode))
            campaign, situation = self.situation_of(decisions, any_mode=any_mode)
        fixed = chosen(situation, schedule.options)
        claimed = total(priced_changes(self.permitted.stated, fixed, schedule, by))
        if claimed < found.bound or (found.cost is not None and claimed > found.cost):
            message = f"the search claims a cost of {found.cost}, bound {found.bound}: {claimed}"
            raise AssertionError(message)
        kept = self._in_stated_order(by, decisions, claimed, any_mode=any_mode)
        if kept is not None:
            campaign, fixed, schedule = kept
        result, changes = self._early(by, campaign, fixed, schedule, claimed)
        return PricedPlan(
            by=by,
            campaign=campaign,
            situation=fixed,
            result=result,
            decisions=decisions,
            changes=changes,
            bound=found.bound,
            interrupted=found.interrupted or self.is_interrupted,
        )

    def _holds(self, schedule: Schedule, *, any_mode: bool) -> Holds:
        """Return the question whether a schedule keeps all rules under some decisions."""

        def holds(decisions: Decisions) -> bool:
            scenario = decided_scenario(
                self.permitted, decisions, name=self.name, any_mode=any_mode
            )
            campaign = decided_campaign(self.permitted.campaign, scenario)
            return not check(campaign, campaign.resolve_scenario(self.name), schedule)

        return holds

    def _in_stated_order(
        self, by: Minutes, decisions: Decisions, cost: int, *, any_mode: bool
    ) -> tuple[Campaign, ChosenSituation, Schedule] | None:
        """Return a plan that keeps the order of the base and costs no more, if one is found."""
        stated = self.permitted.stated
        if stated.order is Order.PARALLEL:
            return None
        campaign, situation = self.situation_of(decisions, any_mode=any_mode, order=stated.order)
        try:
            schedule = decide(situation, by, self.options).schedule
        except KeyboardInterrupt:
            return None
        if schedule is None:
            return None
        fixed = chosen(situation, schedule.options)
        if total(priced_changes(stated, fixed, schedule, by)) > cost:
            return None
        return campaign, fixed, schedule

    def _early(
        self, by: Minutes, campaign: Campaign, fixed: ChosenSituation, schedule: Schedule, cost: int
    ) -> tuple[SolveResult, tuple[PricedChange, ...]]:
        """Return a plan with early starts and its changes, which cost no more than they did."""
        stated = self.permitted.stated
        result = solve(fixed, replace(self.options, settle=SETTLE), known=schedule)
        changes = priced_changes(stated, fixed, result.require_schedule(), by)
        if total(changes) > cost:
            schedule = EarlyStarts(stated, fixed, schedule, by).made()
            require_valid(campaign, fixed.scenario, schedule)
            result = _with_schedule(result, fixed, schedule)
            changes = priced_changes(stated, fixed, schedule, by)
        return result, changes


def _restarted(situation: Situation, found: Schedule) -> Schedule | None:
    """Return a schedule with the starts of another, where other hours let it have them."""
    try:
        return make_schedule(situation, found.starts, found.options)
    except (KeyError, ValueError):
        return None


def _kept(known: Known, found: Cheapest) -> Cheapest:
    """Return the plan that a search began with, where it found none itself, with its bound."""
    schedule, decisions = known
    return replace(
        found,
        decisions=decisions,
        starts=schedule.starts,
        options=schedule.options,
        cost=None,
        bound=max(found.bound, 0),
    )


def _with_schedule(result: SolveResult, situation: Situation, schedule: Schedule) -> SolveResult:
    """Return a result with a plan that opens fewer facilities, its verdict as far as it goes."""
    launch = schedule[situation.launch].end
    is_best = launch <= result.bound_minute
    stop = Stop.NO_SEARCH if result.stop is Stop.PROOF and not is_best else result.stop
    status = Status.OPTIMAL if is_best else Status.FEASIBLE
    return replace(
        result, schedule=schedule, launch_minute=launch, status=status, stop=stop, settled=False
    )


def _bounded(result: SolveResult, bound: Minutes) -> SolveResult:
    """Return a result with the bound that holds whatever neighbours do."""
    if result.launch_minute is None:
        return result
    bound = min(bound, result.launch_minute)
    if bound == result.launch_minute:
        return replace(result, bound_minute=bound, status=Status.OPTIMAL, stop=Stop.PROOF)
    stop = Stop.NO_SEARCH if result.stop is Stop.PROOF else result.stop
    return replace(result, bound_minute=bound, status=Status.FEASIBLE, stop=stop)


def _unheard(cost: int | None, bound: int) -> None:
    del cost, bound


def _launches_by(found: SolveResult, by: Minutes) -> bool:
    return found.launch_minute is not None and found.launch_minute <= by


def _free_name(campaign: Campaign) -> str:
    """Return an id for the scenario of the target that no other has."""
    names = ("target", *(f"target-{number}" for number in range(2, len(campaign.scenarios) + 3)))
    return next(name for name in names if name not in campaign.scenarios)
