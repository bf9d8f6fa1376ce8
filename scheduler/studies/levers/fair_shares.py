"""
Fair shares: each lever's saving averaged over all orders in which the levers can be pulled.

The average is the Shapley value (Shapley 1953): it adds up to the whole saving, whichever lever
comes first.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import factorial
from typing import Any

from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import Infeasible, InputError, OutOfTime, Problem, Where
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.scenario import Scenario
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.solve import solve
from scheduler.studies.loosening.base.copies import with_scenario
from scheduler.studies.workers.executors import as_done
from scheduler.wording.changes.scenarios import changed_fields, lever_words

MOST_LEVERS = 7


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
class Combination:
    """A set of levers pulled on the first rung; plain data for a worker."""

    campaign: Campaign
    scenario: Scenario
    options: SolveOptions


@dataclass(frozen=True, slots=True)
class LaunchOutcome:
    """The launch of a combination, if it has a plan, and how its search ended."""

    launch: Minutes | None
    status: Status


def launch_with(combination: Combination) -> LaunchOutcome:
    """Plan a combination of levers; runs in a worker."""
    changed = with_scenario(combination.campaign, combination.scenario)
    situation = prepare(changed, changed.resolve_scenario(combination.scenario.id))
    result = solve(situation, combination.options)
    if result.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt
    return LaunchOutcome(result.launch_minute, result.status)


def fair_shares(
    campaign: Campaign, names: list[str], options: SolveOptions, executor: Executor
) -> list[FairShare]:
    """
    Return each lever's saving averaged over all orders, from the first named scenario on.

    Every combination of levers is planned once; there may be seven levers at most.

    Raises
    ------
    InputError
        If there are more levers than that.
    NoScheduleError
        If a combination of levers has no plan, or none was found in time; it is named.
    """
    require_few_levers(names)
    scenarios = [campaign.resolve_scenario(name) for name in names]
    levers = [
        (", ".join(lever_words(campaign, before, after)), pulled(before, after))
        for before, after in pairwise(scenarios)
    ]
    quick = replace(options, workers=1, settle=0.0)
    subsets = _subsets(len(levers))
    trials = [
        Combination(
            campaign=campaign,
            scenario=_pull(scenarios[0], [levers[index][1] for index in subset]),
            options=quick,
        )
        for subset in subsets
    ]
    outcomes = dict(as_done(executor, launch_with, trials))
    found = [outcomes[place] for place in range(len(trials))]
    words = [lever for lever, _ in levers]
    launches = dict(_launches(subsets, found, words))
    proved = all(outcome.status is Status.OPTIMAL for outcome in found)
    return [
        FairShare(lever=lever, saved=_average(launches, index, len(levers)), proved=proved)
        for index, lever in enumerate(words)
    ]


def require_few_levers(names: list[str]) -> None:
    """
    Refuse scenarios between which there are too many levers.

    Raises
    ------
    InputError
        If there are more than seven.
    """
    if len(names) - 1 > MOST_LEVERS:
        raise InputError([_too_many(len(names) - 1)])


def _subsets(count: int) -> list[tuple[int, ...]]:
    """Return every set of levers, the smallest first."""
    return [each for size in range(count + 1) for each in combinations(range(count), size)]


def _launches(
    subsets: list[tuple[int, ...]], found: list[LaunchOutcome], words: list[str]
) -> Iterator[tuple[frozenset[int], Minutes]]:
    """Yield the launch of each combination of levers; one without a plan is an error."""
    for subset, outcome in zip(subsets, found, strict=True):
        if outcome.launch is None:
            names = " + ".join(words[index] for index in subset) or "no lever"
            if outcome.status is Status.INFEASIBLE:
                message = f"no plan keeps all rules with this combination: {names}"
                raise Infeasible(message)
            message = f"no plan was found in time with this combination: {names}"
            raise OutOfTime(message)
        yield frozenset(subset), outcome.launch


@dataclass(frozen=True, slots=True)
class Added:
    """What a lever adds to a field, rather than replaces."""

    values: tuple[Any, ...]


Pull = Mapping[str, Any]


def pulled(before: Scenario, after: Scenario) -> Pull:
    """Return a lever as what it adds: added shifts and days add up, the rest is replaced."""
    found: dict[str, Any] = {}
    for field, value in changed_fields(before, after).items():
        old = getattr(before, field)
        is_more = field in {"shifts", "week", "done"} and set(value) >= set(old)
        found[field] = Added(tuple(x for x in value if x not in old)) if is_more else value
    return found


def _pull(scenario: Scenario, levers: list[Pull]) -> Scenario:
    for lever in levers:
        update = {
            field: (*getattr(scenario, field), *value.values) if isinstance(value, Added) else value
            for field, value in lever.items()
        }
        scenario = scenario.altered(update)
    return scenario


def _average(launches: Mapping[frozenset[int], Minutes], index: int, count: int) -> float:
    """Return the Shapley value of a lever: its saving weighted over the sets it can join."""
    total = 0.0
    for others, launch in launches.items():
        if index in others:
            continue
        weight = factorial(len(others)) * factorial(count - len(others) - 1) / factorial(count)
        total += weight * (launch - launches[others | {index}])
    return total


def _too_many(count: int) -> Problem:
    return Problem(
        code="too-many-levers",
        message=f"{count} levers can be combined in too many orders; the limit is {MOST_LEVERS}",
        where=Where("scenarios"),
        hint="Name fewer scenarios.",
    )
