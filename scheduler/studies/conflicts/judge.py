"""Questions asked once: is a schedule possible with only these rules, or with these changes?"""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from scheduler.calendars.prepare import prepare
from scheduler.model.base import Minutes
from scheduler.model.campaign import Campaign
from scheduler.solve.decision import UNKNOWN, Answer, Decision, decide
from scheduler.solve.options import SolveOptions
from scheduler.studies.applying import apply_changes
from scheduler.studies.changes import Change
from scheduler.studies.conflicts.rulebook import DATE, Rulebook

LONGEST_TRIAL = 10.0
"""Seconds for one search at most, so that no single question takes all the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A sign of life: what is being looked for, and how many plans were tried."""

    stage: str
    trials: int
    seconds: float


Listener = Callable[[Step], None]


def ignore(step: Step) -> None:
    """Listen to nothing."""
    del step


class Judge:
    """
    Answers questions about one rulebook within a time limit, each of them once.

    After the time limit every new question stays unknown.
    """

    def __init__(self, rulebook: Rulebook, options: SolveOptions, listener: Listener) -> None:
        self.rulebook = rulebook
        self.options = options
        self.listener = listener
        self.stage = "rules"
        self.trials = 0
        self.began = time.monotonic()
        self._with_rules: dict[frozenset[str], Decision] = {}
        self._with_changes: dict[tuple[Change, ...], Decision] = {}

    @property
    def seconds(self) -> float:
        """Seconds since the first question could be asked."""
        return time.monotonic() - self.began

    @property
    def is_late(self) -> bool:
        """Whether the time is up."""
        return self.seconds >= self.options.time_limit

    def with_only(self, keys: Collection[str]) -> Decision:
        """Tell whether a schedule keeps these rules, all others being taken out."""
        asked = frozenset(keys)
        if asked not in self._with_rules:
            by = self.rulebook.by if DATE in asked else None
            decision = self._try(lambda: self.rulebook.keep_only(asked), by)
            if decision is UNKNOWN and self.is_late:
                return decision
            self._with_rules[asked] = decision
        return self._with_rules[asked]

    def is_impossible(self, keys: Collection[str]) -> bool:
        """Whether it is proved that these rules alone cannot hold together."""
        return self.with_only(keys).answer is Answer.IMPOSSIBLE

    def with_changes(self, changes: Sequence[Change]) -> Decision:
        """Tell whether the date is met, or any launch is possible, in the changed campaign."""
        asked = tuple(changes)
        if asked not in self._with_changes:
            base, scenario = self.rulebook.situation.campaign, self.rulebook.situation.scenario.id
            decision = self._try(
                lambda: apply_changes(base, scenario, list(asked)), self.rulebook.by
            )
            if decision is UNKNOWN and self.is_late:
                return decision
            self._with_changes[asked] = decision
        return self._with_changes[asked]

    def quick(self) -> SolveOptions:
        """Return the options of one search within what is left of the time."""
        left = max(self.options.time_limit - self.seconds, 0.1)
        return replace(self.options, time_limit=min(left, LONGEST_TRIAL), settle=0.0)

    def _try(self, make: Callable[[], Campaign], by: Minutes | None) -> Decision:
        if self.is_late:
            return UNKNOWN
        campaign = make()
        self.trials += 1
        self.listener(Step(stage=self.stage, trials=self.trials, seconds=self.seconds))
        scenario = campaign.resolve_scenario(self.rulebook.situation.scenario.id)
        return decide(prepare(campaign, scenario), by, self.quick())
