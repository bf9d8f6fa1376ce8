"""The price curve: what each launch date costs, from the earliest there can be to the base's."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from scheduler.calendars.permits.decisions import nothing
from scheduler.errors import OutOfTime
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY
from scheduler.planning.interface.result import SolveResult, Stop
from scheduler.planning.pricing.cheapest import Known
from scheduler.studies.making_a_date.priced_plan import PricedPlan
from scheduler.studies.making_a_date.study import TargetStudy

OnPrice = Callable[[Minutes, int | None, int], None]
"""Called with a date, the least cost found for it so far, if any, and the best bound."""


def price_curve(
    study: TargetStudy, listener: OnPrice, points: int, made: Sequence[PricedPlan] = ()
) -> list[PricedPlan]:
    """
    Return the cheapest plans for launch dates from the earliest there can be on.

    The last date is the one that the base makes by itself, at no cost. Each search begins with the
    plan before, and has the time limit of the study for itself. A later date never costs more than
    an earlier one. Ctrl-C keeps what there is; a date without any plan in time is left out.

    Parameters
    ----------
    study
        The question.
    listener
        Told of every better plan and bound.
    points
        The most dates to ask for, two at least.
    made
        Plans there are already; their dates are among those asked for, if they lie between them.

    Raises
    ------
    NoScheduleError
        If not even everything that is permitted leads to a plan, or none was found in time.
    """
    loosest, unchanged = study.loosest(), study.unchanged()
    first = loosest.require_schedule()[study.loosened.situation.launch].end
    known: Known = (loosest.require_schedule(), study.everything)
    end = _end_of_curve(first, unchanged, points)
    between = [plan for plan in made if first <= plan.by <= end]
    curve: list[PricedPlan] = []
    try:
        for by in _dates(study, (first, end), points, between):
            if by == unchanged.launch_minute and unchanged.schedule is not None:
                known = (unchanged.schedule, nothing(study.permitted))
            ready = next((plan for plan in between if plan.by == by), None)
            found = ready or _point(study, by, known, listener)
            best = _cheaper(by, found, curve[-1] if curve else None)
            if best is not None:
                curve.append(best)
                known = best.known
            if study.is_interrupted or (found is not None and _is_interrupted(found)):
                break
    except KeyboardInterrupt:
        return curve
    return curve


def _end_of_curve(first: Minutes, unchanged: SolveResult, points: int) -> Minutes:
    """Return the launch of the base; without one, the curve goes on for a day a point."""
    if unchanged.launch_minute is None:
        return first + (points - 1) * DAY
    return max(first, unchanged.launch_minute)


def _is_interrupted(plan: PricedPlan) -> bool:
    return plan.interrupted or plan.result.stop is Stop.INTERRUPTED


def _dates(
    study: TargetStudy, ends: tuple[Minutes, Minutes], points: int, made: Sequence[PricedPlan]
) -> list[Minutes]:
    """Return the dates to ask for: the ends, those of plans made, and launch instants between."""
    first, last = ends
    fixed = {first, last, *(plan.by for plan in made)}
    instants = [at for at in _launch_instants(study, first, last) if at not in fixed]
    room = max(points - len(fixed), 0)
    return sorted({*fixed, *evenly_spread(instants, room)})


def _launch_instants(study: TargetStudy, first: Minutes, last: Minutes) -> list[Minutes]:
    """Return every minute of the grid between two at which launch could end."""
    situation = study.loosened.situation
    runs = (
        (
            max(found.low + job.duration + found.pause, first),
            found.high + job.duration + found.pause,
        )
        for job in situation.modes[situation.launch]
        for found in job.classes
    )
    spans = (range(low, min(high, last) + 1, situation.tick) for low, high in runs)
    return sorted(set(chain.from_iterable(spans)))


def evenly_spread(items: Sequence[Minutes], count: int) -> list[Minutes]:
    """Return so many of the items, each in the middle of an equal part of them, or all of them."""
    if len(items) <= count:
        return list(items)
    return [items[(2 * number + 1) * len(items) // (2 * count)] for number in range(count)]


def _point(study: TargetStudy, by: Minutes, known: Known, listener: OnPrice) -> PricedPlan | None:
    """Return the cheapest plan found for a date, or nothing if none was found in time."""
    try:
        return study.cheapest(by, known, lambda cost, bound: listener(by, cost, bound))
    except OutOfTime:
        return None


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
