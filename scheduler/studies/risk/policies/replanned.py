"""One draw that is replanned whenever it becomes known that launch would slip."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.risk.risks import Risks
from scheduler.planning.interface.result import Stop
from scheduler.planning.search.judging import require_valid_here
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.result import LevelAim, SteadyResult
from scheduler.planning.steady.steady import steady
from scheduler.replay.drawn.playbook import Playbook
from scheduler.replay.retiming import retime
from scheduler.schedule.announced import Announced
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.policies.drawn_facts import DrawnFacts
from scheduler.studies.risk.policies.outcomes import SPARE, DrawnCampaign, PolicyOutcome
from scheduler.studies.risk.policies.slipping import Seen
from scheduler.studies.risk.policies.traced import PlayTrace, trace
from scheduler.studies.risk.policies.world import World
from scheduler.studies.risk.preparing.playbooks import playbook_of

MOST_REPLANS = 8
"""How often one draw is replanned because launch slips; then its order is kept."""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A plan of a draw on its way: what it was made for, and what may still happen."""

    situation: Situation
    schedule: Schedule
    risks: Risks
    world: World
    early: bool

    @cached_property
    def playbook(self) -> Playbook:
        """The plan ready to be played."""
        return playbook_of(self.situation, self.schedule, self.risks, early=self.early)

    @cached_property
    def trace(self) -> PlayTrace:
        """What becomes of it if its order is kept."""
        return trace(self.playbook, self.world)

    @cached_property
    def seen(self) -> Seen:
        """What is seen while it is played."""
        return Seen(playbook=self.playbook, risks=self.risks, world=self.world, trace=self.trace)

    @property
    def launch(self) -> Minutes:
        """The launch that is announced."""
        return self.schedule[self.situation.launch].end


def replanned(case: DrawnCampaign) -> PolicyOutcome:
    """
    Return the launch of a draw that is replanned at each moment at which it is known to slip.

    Facts are what was done until then; what is left of steps under way is what is planned, and of a
    step that takes longer that it is not done. So nothing uses what nobody knows yet.

    Raises
    ------
    KeyboardInterrupt
        If the search is interrupted.
    """
    return _Replanned(case).run()


@dataclass
class _Replanned:
    case: DrawnCampaign
    searches: int = 0
    unplanned: int = 0
    open: int = 0
    stage: Stage = field(init=False)

    def __post_init__(self) -> None:
        case = self.case
        self.stage = Stage(
            situation=case.situation(),
            schedule=case.schedule,
            risks=case.risks,
            world=case.world,
            early=case.early,
        )

    def run(self) -> PolicyOutcome:
        """Play the plan, and each new one, until nothing slips any more."""
        since, expected = self.stage.situation.begin, self.stage.launch
        while self.searches < MOST_REPLANS:
            slip = self.stage.seen.next_slip(since, expected)
            if slip is None:
                break
            since, expected = slip.moment, slip.launch
            following = self._replan(slip.moment)
            if following is not None:
                self.stage, expected = following, following.launch
        return PolicyOutcome(
            launch=self.stage.trace.launch,
            searches=self.searches,
            unplanned=self.unplanned,
            open=self.open,
        )

    def _replan(self, moment: Minutes) -> Stage | None:
        """Return a new plan from a moment on, with work done again where a limit runs out."""
        self.searches += 1
        stage = self.stage
        facts = DrawnFacts(
            situation=stage.situation,
            schedule=stage.schedule,
            seen=stage.seen,
            moment=moment,
            said=self.case.risks,
            horizon=self.case.campaign.horizon + SPARE,
        )
        found = self._search(facts)
        again = self._expired(facts)
        if found.schedule is None and again:
            facts = replace(facts, again=again)
            found = self._search(facts)
        if found.schedule is None:
            self.unplanned += 1
            return None
        require_valid_here(facts.now, found.schedule)
        launch = found.level(LevelAim.LAUNCH)
        self.open += launch is None or not launch.proved
        return replace(
            stage,
            situation=facts.now,
            schedule=found.schedule,
            risks=facts.risks,
            world=facts.world,
        )

    def _search(self, facts: DrawnFacts) -> SteadyResult:
        stage, now = self.stage, facts.now
        known = stage.schedule.tasks
        handed = tuple(x for x in stage.playbook.handed if set(x) <= known.keys())
        pushed = retime(now, stage.schedule, handed)
        options = SteadyOptions(search=self.case.options, freeze=facts.progress.freeze or 0)
        told = None if stage.situation.facts is None else stage.situation.begin
        announced = Announced(schedule=stage.schedule, told=told)
        found = steady(now, announced, options, pushed=pushed.schedule)
        if found.stop is Stop.INTERRUPTED or found.interrupted is not None:
            raise KeyboardInterrupt
        return found

    def _expired(self, facts: DrawnFacts) -> tuple[TaskId, ...]:
        """Return what is done again if limits run out that count from what has been done."""
        done = facts.now.done
        sources = {limit.from_event.task for limit in facts.campaign.limits}
        again: dict[TaskId, None] = {}
        for source, steps in self.case.risks.expired.items():
            if source in done & sources:
                again |= dict.fromkeys(steps)
        return tuple(again)
