"""The launch dates of a price curve: both ends, and instants between them."""

from collections.abc import Sequence
from itertools import chain

from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY
from scheduler.planning.interface.result import SolveResult
from scheduler.studies.making_a_date.priced_plan import PricedPlan
from scheduler.studies.making_a_date.study import TargetStudy


def end_of_curve(first: Minutes, unchanged: SolveResult, points: int) -> Minutes:
    """Return the launch of the base; without one, the curve goes on for a day a point."""
    if unchanged.launch_minute is None:
        return first + (points - 1) * DAY
    return max(first, unchanged.launch_minute)


def dates_of_curve(
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
