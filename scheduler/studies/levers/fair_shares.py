"""
Fair shares: each lever's saving averaged over all orders in which the levers can be pulled.

The average is the Shapley value (Shapley 1953): it adds up to the whole saving, whichever lever
comes first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import factorial

from scheduler.errors import Infeasible, OutOfTime
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.result import Status
from scheduler.studies.levers.combinations import CombinedLevers


@dataclass(frozen=True, slots=True, kw_only=True)
class FairShare:
    """
    The saving of one lever averaged over all orders in which the levers can be pulled.

    ``proved`` says whether the launch of every combination is proved to be the earliest; if not,
    the share is that of the plans found so far.
    """

    lever: str
    saved: float
    proved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FairShares:
    """
    The shares of all levers, and the combinations that they come from.

    There are no ``shares`` if a combination is missing or has no plan.
    """

    shares: tuple[FairShare, ...] | None
    combined: CombinedLevers


def fair_shares(combined: CombinedLevers) -> tuple[FairShare, ...]:
    """
    Return each lever's saving averaged over all orders, from every combination of the levers.

    Raises
    ------
    NoScheduleError
        If a combination of levers has no plan, or none was found in time; it is named.
    ValueError
        If a combination is missing.
    """
    launches = dict(_launches(combined))
    proved = all(each and each.status is Status.OPTIMAL for each in combined.outcomes.values())
    return tuple(
        FairShare(lever=lever, saved=_average(launches, place, combined), proved=proved)
        for place, lever in enumerate(combined.levers)
    )


def _launches(combined: CombinedLevers) -> Iterator[tuple[frozenset[int], Minutes]]:
    """Yield the launch of each combination of levers; one without a plan is an error."""
    for subset, outcome in combined.outcomes.items():
        names = combined.words(subset)
        if outcome is None:
            message = f"this combination is not planned: {names}"
            raise ValueError(message)
        if outcome.launch is None and outcome.status is Status.INFEASIBLE:
            message = f"no plan keeps all rules with this combination: {names}"
            raise Infeasible(message)
        if outcome.launch is None:
            message = f"no plan was found in time with this combination: {names}"
            raise OutOfTime(message)
        yield frozenset(subset), outcome.launch


def _average(
    launches: Mapping[frozenset[int], Minutes], place: int, combined: CombinedLevers
) -> float:
    """Return the Shapley value of a lever: its saving weighted over the sets it can join."""
    total, count = 0.0, len(combined.levers)
    for others, launch in launches.items():
        if place in others:
            continue
        weight = factorial(len(others)) * factorial(count - len(others) - 1) / factorial(count)
        total += weight * (launch - launches[others | {place}])
    return total
