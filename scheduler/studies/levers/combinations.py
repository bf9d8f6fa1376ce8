"""Every combination of the levers between scenarios, each planned once."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Any

from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import InputError, Problem, Where
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

Subset = tuple[int, ...]
"""The places of the levers of a combination, in ascending order."""
OnCombination = Callable[[int, int], None]
"""Called with the number of combinations planned so far, and that of all."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedLevers:
    """
    The combinations of some levers, the smallest first, each with its outcome.

    An outcome is missing if the study was interrupted before it was there.
    """

    levers: tuple[str, ...]
    outcomes: Mapping[Subset, LaunchOutcome | None]

    @property
    def missing(self) -> tuple[Subset, ...]:
        """The combinations that are not planned."""
        return tuple(each for each, outcome in self.outcomes.items() if outcome is None)

    def words(self, subset: Subset) -> str:
        """Return a combination in words."""
        return " + ".join(self.levers[place] for place in subset) or "no lever"


def combine_levers(
    campaign: Campaign,
    names: Sequence[str],
    options: SolveOptions,
    executor: Executor,
    on_combination: OnCombination | None = None,
) -> CombinedLevers:
    """
    Plan every combination of the levers between scenarios, from the first of these on.

    Ctrl-C ends the study and keeps the combinations that are planned.

    Raises
    ------
    InputError
        If there are more than seven levers.
    """
    require_few_levers(names)
    scenarios = [campaign.resolve_scenario(name) for name in names]
    levers = [pulled(before, after) for before, after in pairwise(scenarios)]
    quick = replace(options, workers=1, settle=0.0)
    subsets = _subsets(len(levers))
    waiting = [
        Combination(
            campaign=campaign,
            scenario=_pull(scenarios[0], [levers[place] for place in subset]),
            options=quick,
        )
        for subset in subsets
    ]
    found: dict[int, LaunchOutcome] = {}
    with suppress(KeyboardInterrupt):
        for place, outcome in as_done(executor, launch_with, waiting):
            found[place] = outcome
            if on_combination is not None:
                on_combination(len(found), len(subsets))
    return CombinedLevers(
        levers=tuple(", ".join(lever_words(campaign, *pair)) for pair in pairwise(scenarios)),
        outcomes={subset: found.get(place) for place, subset in enumerate(subsets)},
    )


def launch_with(combination: Combination) -> LaunchOutcome:
    """Plan a combination of levers; runs in a worker."""
    changed = with_scenario(combination.campaign, combination.scenario)
    situation = prepare(changed, changed.resolve_scenario(combination.scenario.id))
    result = solve(situation, combination.options)
    if result.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt
    return LaunchOutcome(result.launch_minute, result.status)


def require_few_levers(names: Sequence[str]) -> None:
    """
    Refuse scenarios between which there are too many levers.

    Raises
    ------
    InputError
        If there are more than seven.
    """
    if len(names) - 1 > MOST_LEVERS:
        raise InputError([_too_many(len(names) - 1)])


def _subsets(count: int) -> list[Subset]:
    """Return every set of levers, the smallest first."""
    return [each for size in range(count + 1) for each in combinations(range(count), size)]


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


def _too_many(count: int) -> Problem:
    return Problem(
        code="too-many-levers",
        message=f"{count} levers can be combined in too many orders; the limit is {MOST_LEVERS}",
        where=Where("scenarios"),
        hint="Name fewer scenarios.",
    )
