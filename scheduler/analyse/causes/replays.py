"""An announced plan replayed with only some of the causes of its slip, each replay once."""

from dataclasses import dataclass, field
from functools import cached_property

from scheduler.analyse.causes.causes import CauseKind
from scheduler.analyse.causes.overtaking import handed_on
from scheduler.analyse.causes.pushing import hand_overs
from scheduler.analyse.causes.suspects import Suspect, Suspects, only
from scheduler.analyse.causes.worlds import Worlds
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.explaining import Explaining
from scheduler.replay.handed_on import HandedOn
from scheduler.replay.order import AnnouncedOrder
from scheduler.replay.player import Own, Span
from scheduler.replay.recorded_spans import RecordedSpan, recorded_spans
from scheduler.replay.replaying import Replay
from scheduler.replay.retiming import Retimed

Names = frozenset[str]


@dataclass
class Replays:
    """
    The replays of one announced plan, by the causes that there are in each.

    What steps did of their own is defined so that the replay with all causes gives what is
    recorded, and has the rest where the re-timed plan has it. A launch that never comes counts as
    ``latest``.
    """

    announced: ExplainedPlan
    now: Situation
    retimed: Retimed
    latest: Minutes
    played: dict[Names, dict[TaskId, Span] | None] = field(default_factory=dict)

    @cached_property
    def worlds(self) -> Worlds:
        """The campaign with only some of the news."""
        facts = self.announced.situation.facts
        before = None if facts is None else facts.progress
        return Worlds(before, self.now, self.announced.situation)

    @cached_property
    def recorded(self) -> dict[TaskId, RecordedSpan]:
        """The steps that have begun."""
        then = self.worlds.situation(frozenset(self.worlds.news))
        return recorded_spans(then, self.now, self.pushed, self.waits)

    @cached_property
    def waits(self) -> tuple[HandedOn, ...]:
        """The links that steps hand on where they overtake what they should have waited for."""
        return tuple(handed_on(self.now))

    @cached_property
    def pushed(self) -> dict[TaskId, Span]:
        """Where what is left stands in the re-timed plan; what goes on by itself, in any case."""
        facts, schedule = self.now.facts, self.retimed.schedule
        going = {} if facts is None else facts.under_way
        found = {step: (each.start, each.end) for step, each in going.items()}
        tasks = {} if schedule is None else schedule.tasks
        return found | {step: (each.start, each.end) for step, each in tasks.items()}

    @cached_property
    def replay(self) -> Replay:
        """The announced plan to be replayed."""
        announced = self.announced
        starts, handed = announced.schedule.starts, hand_overs(announced)
        order = AnnouncedOrder(starts=starts, handed=handed, waits=self.waits)
        return Replay(order, tuple(self.recorded))

    @cached_property
    def own(self) -> dict[TaskId, Own]:
        """What steps did of their own."""
        facts = self.now.facts
        return Explaining(
            situation=self.worlds.situation(frozenset(self.worlds.news)),
            replay=self.replay,
            recorded=self.recorded,
            pushed=self.pushed,
            first=0 if facts is None else facts.first_tick,
        ).explain()

    @cached_property
    def suspects(self) -> tuple[Suspect, ...]:
        """The causes, in the order in which they became known."""
        return Suspects(self.worlds, self.recorded, self.own).all()

    def spans(self, names: Names) -> dict[TaskId, Span] | None:
        """Return where the replay under some causes has the steps, nothing if one has no place."""
        if names not in self.played:
            player = self.replay.play(*self.case(names))
            self.played[names] = None if player is None else player.spans
        return self.played[names]

    def case(self, names: Names) -> tuple[ChosenSituation, dict[TaskId, Own]]:
        """Return what is replayed under some causes: the campaign, and what steps do."""
        chosen = [each for each in self.suspects if each.name in names]
        kinds: dict[TaskId, set[CauseKind]] = {}
        for step, kind in (part for each in chosen for part in each.own):
            kinds.setdefault(step, set()).add(kind)
        own = {step: only(each, kinds.get(step, ())) for step, each in self.own.items()}
        events = frozenset(each.name for each in chosen if each.name in self.worlds.news)
        return self.worlds.situation(events), own

    def worth(self, names: Names) -> Minutes:
        """Return the launch under some causes; the latest there can be if a step has no place."""
        spans = self.spans(names)
        return self.latest if spans is None else spans[self.now.launch][1]
