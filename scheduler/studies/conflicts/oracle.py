"""Whether a schedule is possible with only some rules, or with changes; each is asked once."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import SolveResult, Status, Stop
from scheduler.planning.search.decision import UNKNOWN, Answer, Decision, decide, decide_by_lists
from scheduler.planning.solve import solve
from scheduler.schedule.checks import check
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.changes.applying import AnyChange, apply_changes
from scheduler.studies.changes.refusals import findings_against
from scheduler.studies.conflicts.rulebook import DATE, Rulebook

LONGEST_TRIAL = 10.0
"""Seconds for one search at most, so that no single question takes all the time."""
DAYS_BEYOND = 10
"""Days after twice the time to launch in which the other steps are done, as a first guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OracleProgress:
    """A sign of life: what is being looked for, and how many plans were tried."""

    stage: str
    trials: int
    seconds: float


Listener = Callable[[OracleProgress], None]


def ignore(step: OracleProgress) -> None:
    """Listen to nothing."""
    del step


class Oracle:
    """
    Answers questions about one rulebook, each of them once, until its time is up.

    After ``limit``, in seconds, or once it is given up, every new question stays unknown, and
    ``is_cut_short`` says so.
    """

    def __init__(self, rulebook: Rulebook, options: SolveOptions, listener: Listener) -> None:
        self.rulebook = rulebook
        self.options = options
        self.listener = listener
        self.stage = "date"
        self.trials = 0
        self.limit = options.time_limit
        self.is_cut_short = False
        self.is_given_up = False
        self.began = time.monotonic()
        self._with_rules: dict[frozenset[str], Decision] = {}
        self._with_changes: dict[tuple[AnyChange, ...], Decision] = {}

    @property
    def seconds(self) -> float:
        """Seconds since the first question could be asked."""
        return time.monotonic() - self.began

    @property
    def is_late(self) -> bool:
        """Whether the time is up; to ask is to have wanted more of it."""
        late = self.is_given_up or self.seconds >= self.limit
        self.is_cut_short = self.is_cut_short or late
        return late

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

    def situation_with(self, keys: Collection[str]) -> Situation:
        """Return the situation with only these rules in force, the date aside."""
        return self._situation(self.rulebook.keep_only(keys))

    def is_impossible(self, keys: Collection[str]) -> bool:
        """Whether it is proved that these rules alone cannot hold together."""
        return self.with_only(keys).answer is Answer.IMPOSSIBLE

    def with_changes(self, changes: Sequence[AnyChange]) -> Decision:
        """Tell whether the date is met, or any launch is possible, in the changed campaign."""
        asked = tuple(changes)
        if asked not in self._with_changes:
            decision = self._try(lambda: self._changed(asked), self.rulebook.by)
            if decision is UNKNOWN and self.is_late:
                return decision
            self._with_changes[asked] = decision
        return self._with_changes[asked]

    def is_refused(self, changes: Sequence[AnyChange]) -> bool:
        """Whether a task graph may not state what the changes lead to."""
        name = self.rulebook.situation.scenario.id
        return any(findings_against(self._changed(changes), name))

    def give_up(self) -> None:
        """Leave every question that is not answered yet unknown: the study is interrupted."""
        self.is_given_up = self.is_cut_short = True

    def earliest_launch(self, changes: Sequence[AnyChange]) -> Minutes:
        """Plan with changes that are known to suffice and return the earliest launch found."""
        return self.earliest_plan(changes)[self.rulebook.situation.launch].end

    def earliest_plan(self, changes: Sequence[AnyChange]) -> Schedule:
        """Return the plan of the earliest launch found with changes that are known to suffice."""
        known = self.with_changes(changes).schedule
        if known is None:
            message = "changes do not suffice although a plan had shown that they do"
            raise AssertionError(message)
        result = self.plan(self._situation(self._changed(changes)), known)
        return result.require_schedule()

    def earliest_with_only(self, keys: Collection[str]) -> Minutes | None:
        """Return the earliest launch that these rules allow, if a search proves it in time."""
        if self.is_late:
            return None
        result = self.plan(self.situation_with(keys))
        return result.launch_minute if result.status is Status.OPTIMAL else None

    def plan(self, situation: Situation, known: Schedule | None = None) -> SolveResult:
        """
        Search for the earliest launch of a situation.

        Raises
        ------
        KeyboardInterrupt
            If the search is interrupted: a study of many plans ends with it.
        """
        result = solve(situation, self._quick(), known=known)
        if result.stop is Stop.INTERRUPTED:
            raise KeyboardInterrupt
        return result

    def _quick(self) -> SolveOptions:
        """Return the options of one search within what is left of the time."""
        left = max(self.limit - self.seconds, 0.1)
        return replace(self.options, time_limit=min(left, LONGEST_TRIAL), settle=0.0)

    def _try(self, make: Callable[[], Campaign], by: Minutes | None) -> Decision:
        if self.is_late:
            return UNKNOWN
        self.trials += 1
        self.listener(OracleProgress(stage=self.stage, trials=self.trials, seconds=self.seconds))
        campaign = make()
        return self._at_hand(campaign, by) or decide(self._situation(campaign), by, self._quick())

    def _at_hand(self, campaign: Campaign, by: Minutes | None) -> Decision | None:
        """
        Return a schedule that lists find within a shorter horizon, which is quicker to prepare.

        It must be sound within the campaign's own, too, where the last shift is not cut off; that
        nothing is found says nothing.
        """
        if by is None or campaign.horizon % DAY:
            return None
        horizon = (2 * (by // DAY) + DAYS_BEYOND) * DAY
        if not 0 < horizon < campaign.horizon:
            return None
        nearer = self._situation(campaign.altered({"horizon": horizon}))
        decision = decide_by_lists(nearer, by)
        if decision.schedule is None or check(campaign, nearer.scenario, decision.schedule):
            return None
        return decision

    def _changed(self, changes: Sequence[AnyChange]) -> Campaign:
        situation = self.rulebook.situation
        return apply_changes(situation.campaign, situation.scenario.id, list(changes))

    def _situation(self, campaign: Campaign) -> Situation:
        return prepare(campaign, campaign.resolve_scenario(self.rulebook.situation.scenario.id))
