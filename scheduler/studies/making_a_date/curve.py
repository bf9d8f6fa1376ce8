"""The price curve: what each launch date costs, from the earliest there can be to the base's."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import pairwise

from scheduler.calendars.permits.decisions import nothing
from scheduler.errors import OutOfTime
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.result import SolveResult, Stop
from scheduler.planning.pricing.cheapest import Known, OnCost
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.making_a_date.curve_dates import dates_of_curve, end_of_curve
from scheduler.studies.making_a_date.priced_plan import PricedPlan
from scheduler.studies.making_a_date.study import TargetStudy
from scheduler.studies.workers.executors import OneByOne, as_done

OnPrice = Callable[[Minutes, int | None, int], None]
"""Called with a date, the least cost found for it so far, if any, and the best bound."""
OnPoint = Callable[[int, int], None]
"""Called with the number of dates that are done with, and that of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceCurve:
    """
    The cheapest plan for each launch date, in order, and the dates that have none in time.

    ``is_cut_short`` says that the study was interrupted.
    """

    plans: tuple[PricedPlan, ...]
    missing: tuple[Minutes, ...]
    is_cut_short: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DateToPrice:
    """A date to price, and a plan that makes it to begin with; plain data for a worker."""

    study: TargetStudy
    by: Minutes
    known: Known


def price_curve(
    study: TargetStudy,
    listener: OnPrice,
    points: int,
    made: Sequence[PricedPlan] = (),
    executor: Executor | None = None,
    on_point: OnPoint | None = None,
) -> PriceCurve:
    """
    Return the cheapest plans for launch dates from the earliest there can be on.

    The last date is the one that the base makes by itself, at no cost. Both ends are searched
    first, then in waves the dates in the middle of those there are. Each search begins with the
    plan of the date before, as it stands when its wave begins: whatever comes in first, the curve
    is the same. Each has the time limit of the study for itself. A later date never costs more than
    an earlier one. Ctrl-C keeps what there is.

    Parameters
    ----------
    study
        The question.
    listener
        Told of every better plan and bound that is found in this process.
    points
        The most dates to ask for, two at least.
    made
        Plans there are already; their dates are among those asked for, if they lie between them.
    executor
        Where the searches run, each in one thread unless the study asks for more; by default in
        this process, one after the other.
    on_point
        Told of each date that is done with.

    Raises
    ------
    NoScheduleError
        If not even everything that is permitted leads to a plan, or none was found in time.
    """
    loosest, unchanged = study.loosest(), study.unchanged()
    first = loosest.require_schedule()[study.loosened.situation.launch].end
    end = end_of_curve(first, unchanged, points)
    between = [plan for plan in made if first <= plan.by <= end]
    waves = _Waves(
        study=study if executor is None else study.in_one_thread(),
        dates=dates_of_curve(study, (first, end), points, between),
        found={plan.by: plan for plan in between},
        loosest=loosest,
        unchanged=unchanged,
    )

    def here(point: DateToPrice) -> PricedPlan | None:
        return _priced(point, lambda cost, bound: listener(point.by, cost, bound))

    try:
        while wave := waves.next_points():
            for place, plan in as_done(executor or OneByOne(), price_point, wave, here):
                waves.found[wave[place].by] = plan
                if on_point is not None:
                    on_point(len(waves.found), len(waves.dates))
                if waves.study.is_interrupted or (plan is not None and _is_interrupted(plan)):
                    return waves.curve
    except KeyboardInterrupt:
        return waves.curve
    return replace(waves.curve, is_cut_short=False)


def price_point(point: DateToPrice) -> PricedPlan | None:
    """Return the cheapest plan found for a date, if there is one in time; runs in a worker."""
    return _priced(point, None)


def _priced(point: DateToPrice, tell: OnCost | None) -> PricedPlan | None:
    try:
        return point.study.cheapest(point.by, point.known, tell)
    except OutOfTime:
        return None


@dataclass(kw_only=True)
class _Waves:
    """The dates of a curve, what was found for those that are done with, and what comes next."""

    study: TargetStudy
    dates: Sequence[Minutes]
    found: dict[Minutes, PricedPlan | None]
    loosest: SolveResult
    unchanged: SolveResult

    @property
    def curve(self) -> PriceCurve:
        """What there is: no date costs more than one before it."""
        plans: list[PricedPlan] = []
        for by in filter(self.found.__contains__, self.dates):
            best = _cheaper(by, self.found[by], plans[-1] if plans else None)
            if best is not None:
                plans.append(best)
        priced = {plan.by for plan in plans}
        missing = (by for by in self.dates if by not in priced)
        return PriceCurve(plans=tuple(plans), missing=tuple(missing))

    def next_points(self) -> list[DateToPrice]:
        """Return the dates of the next wave; none once all are done with."""
        dates = [by for by in (self.dates[0], self.dates[-1]) if by not in self.found]
        dates = list(dict.fromkeys(dates)) or list(self._middles())
        plans = self.curve.plans
        return [DateToPrice(study=self.study, by=by, known=self._start(by, plans)) for by in dates]

    def _middles(self) -> Iterator[Minutes]:
        """Yield the date in the middle of each stretch that is not done with."""
        places = [place for place, by in enumerate(self.dates) if by in self.found]
        for left, right in pairwise(places):
            if right - left > 1:
                yield self.dates[(left + right) // 2]

    def _start(self, by: Minutes, plans: Sequence[PricedPlan]) -> Known:
        """Return a plan that makes a date: that of the base, or of the date before."""
        permitted = self.study.permitted
        if by == self.unchanged.launch_minute and self.unchanged.schedule is not None:
            return self.unchanged.schedule, nothing(permitted)
        before = [plan for plan in plans if plan.by <= by]
        return before[-1].known if before else (self._earliest, self.study.everything)

    @property
    def _earliest(self) -> Schedule:
        return self.loosest.require_schedule()


def _is_interrupted(plan: PricedPlan) -> bool:
    return plan.interrupted or plan.result.stop is Stop.INTERRUPTED


def _cheaper(by: Minutes, found: PricedPlan | None, before: PricedPlan | None) -> PricedPlan | None:
    """
    Return the cheaper of a plan found for a date and the plan before, which makes it as well.

    The people of the plan before go home on its own date, so that it may cost less than anything
    that engages them for longer.
    """
    if before is None or (found is not None and found.cost <= before.cost):
        return found
    bound = 0 if found is None else min(found.bound, before.bound)
    return replace(before, by=by, bound=bound, interrupted=found is not None and found.interrupted)
