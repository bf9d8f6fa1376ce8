"""
The causes of a slip, found by replaying the announced plan with only some of them.

What steps did of their own is defined so that the replay with all causes gives what is recorded,
and where the re-timed plan has the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from fractions import Fraction
from functools import cached_property

from scheduler.analyse.causes.causes import Cause, CauseKind, Causes, Eaten
from scheduler.analyse.causes.deciding import deciding
from scheduler.analyse.causes.pushing import hand_overs, push, told
from scheduler.analyse.causes.shares import fair_shares, marginals
from scheduler.analyse.causes.suspects import Suspect, Suspects, only
from scheduler.analyse.causes.worlds import Worlds
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.explaining import Explaining
from scheduler.replay.order import AnnouncedOrder
from scheduler.replay.player import Own, Span
from scheduler.replay.recorded_spans import RecordedSpan, recorded_spans
from scheduler.replay.replaying import Replay
from scheduler.replay.retiming import Retimed

Names = frozenset[str]


def find_causes(
    announced: ExplainedPlan, situation: Situation, launch: Minutes, pushed: Retimed | None = None
) -> Causes:
    """
    Return what the slip of launch is put down to.

    Parameters
    ----------
    announced
        The plan last told to the crews, which may have facts of its own.
    situation
        What is left to schedule now, with its facts.
    launch
        The launch of the new plan, on the axis of the situation.
    pushed
        The announced plan re-timed, if that is known already.
    """
    retimed = push(announced, situation) if pushed is None else pushed
    return _Finding(announced, situation, launch, retimed).causes()


@dataclass
class _Finding:
    """One slip, and the replays of it that have been made."""

    announced: ExplainedPlan
    now: Situation
    new_launch: Minutes
    retimed: Retimed
    played: dict[Names, dict[TaskId, Span] | None] = field(default_factory=dict)

    @cached_property
    def told(self) -> Minutes:
        """The announced launch."""
        return told(self.announced, self.now)[self.announced.situation.launch].end

    @property
    def retimed_launch(self) -> Minutes:
        """The launch of the re-timed plan; where there is none, that of the new one."""
        schedule = self.retimed.schedule
        return self.new_launch if schedule is None else schedule[self.now.launch].end

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
        return recorded_spans(then, self.now, self._pushed)

    @cached_property
    def _pushed(self) -> dict[TaskId, Span]:
        """Where what is left stands in the re-timed plan; what goes on by itself, in any case."""
        facts, schedule = self.now.facts, self.retimed.schedule
        going = {} if facts is None else facts.under_way
        found = {step: (each.start, each.end) for step, each in going.items()}
        tasks = {} if schedule is None else schedule.tasks
        return found | {step: (each.start, each.end) for step, each in tasks.items()}

    @cached_property
    def replay(self) -> Replay:
        """The announced plan to be replayed."""
        order = AnnouncedOrder(
            starts=told(self.announced, self.now).starts, handed=hand_overs(self.announced)
        )
        return Replay(order, tuple(self.recorded))

    @cached_property
    def own(self) -> dict[TaskId, Own]:
        """What steps did of their own."""
        facts = self.now.facts
        return Explaining(
            situation=self.worlds.situation(frozenset(self.worlds.news)),
            replay=self.replay,
            recorded=self.recorded,
            pushed=self._pushed,
            first=0 if facts is None else facts.first_tick,
        ).explain()

    @cached_property
    def suspects(self) -> tuple[Suspect, ...]:
        """The causes, in the order in which they became known."""
        return Suspects(self.worlds, self.recorded, self.own).all()

    def spans(self, names: Names) -> dict[TaskId, Span] | None:
        """Return where the replay under some causes has the steps, nothing if one has no place."""
        if names not in self.played:
            chosen = [each for each in self.suspects if each.name in names]
            kinds: dict[TaskId, set[CauseKind]] = {}
            for step, kind in (part for each in chosen for part in each.own):
                kinds.setdefault(step, set()).add(kind)
            own = {step: only(each, kinds.get(step, ())) for step, each in self.own.items()}
            events = frozenset(each.name for each in chosen if each.name in self.worlds.news)
            player = self.replay.play(self.worlds.situation(events), own)
            self.played[names] = None if player is None else player.spans
        return self.played[names]

    def worth(self, names: Names) -> Minutes:
        """Return the launch under some causes; that of the new plan if a step has no place."""
        spans = self.spans(names)
        if spans is None:
            return max(self.new_launch, self.told)
        return spans[self.now.launch][1]

    @cached_property
    def deciding(self) -> list[str]:
        """The causes that have an effect on launch, alone or together with others."""
        names = [each.name for each in self.suspects]
        hastening = {each.name for each in self.suspects if (each.amount or 0) < 0}
        return deciding(names, hastening, self.worth)

    def causes(self) -> Causes:
        """Return the causes with what each did."""
        few = frozenset(self.deciding)

        def worth(names: Names) -> Minutes:
            return self.worth(names & few)

        every, none = worth(few), worth(frozenset())
        steps = marginals([each.name for each in self.suspects], worth)
        shares, is_about = fair_shares(self.deciding, worth)
        found = [
            self._cause(
                each,
                by_step=steps[each.name],
                alone=worth(frozenset({each.name})) - none,
                but_for=every - worth(few - {each.name}),
                share=shares.get(each.name, Fraction(0)),
            )
            for each in self.suspects
        ]
        left = self.retimed_launch - self.told - sum(steps.values())
        return Causes(
            announced=self.told,
            retimed=self.retimed_launch,
            new=self.new_launch,
            causes=(*self._with_eaten(found), *self._unexplained(left)),
            is_about=is_about,
        )

    def _cause(
        self, each: Suspect, *, by_step: int, alone: int, but_for: int, share: Fraction
    ) -> Cause:
        known = {x.name: getattr(each, x.name) for x in fields(Suspect) if x.name != "own"}
        return Cause(**known, by_step=by_step, alone=alone, but_for=but_for, share=share)

    def _with_eaten(self, causes: Sequence[Cause]) -> list[Cause]:
        """Return the causes, those without effect with the float that they took."""
        return [self._eating(causes, index) for index in range(len(causes))]

    def _eating(self, causes: Sequence[Cause], index: int) -> Cause:
        own = causes[index]
        before = self.spans(frozenset(each.name for each in causes[:index]))
        after = self.spans(frozenset(each.name for each in causes[: index + 1]))
        if own.has_effect or before is None or after is None:
            return own
        open_ones = (step for step in after if step not in self.now.done)
        steps = dict.fromkeys((*open_ones, *([own.step] if own.step else [])))
        eaten = [each for step in steps if (each := self._eaten(step, before, after))]
        others = [each for each in eaten if each.step != own.step] or eaten
        return own.with_eaten(sorted(others, key=lambda each: -each.minutes))

    def _eaten(
        self, step: TaskId, before: dict[TaskId, Span], after: dict[TaskId, Span]
    ) -> Eaten | None:
        """Return by how much a step is later, as far as it had any float."""
        total = self.announced.floats[step].total if step in self.announced.floats else None
        if step not in before or step not in after or not total:
            return None
        later = after[step][1] - before[step][1]
        title = self.now.campaign.tasks[step].title
        return Eaten(step=step, title=title, minutes=min(later, total)) if later > 0 else None

    def _unexplained(self, left: Minutes) -> list[Cause]:
        """Return the rest of a slip that nothing recorded explains."""
        if not left:
            return []
        return [
            Cause(
                name=CauseKind.UNEXPLAINED.value,
                kind=CauseKind.UNEXPLAINED,
                title=self.retimed.reason,
                known=self.worlds.begin,
                by_step=left,
                alone=left,
                but_for=left,
                share=Fraction(left),
            )
        ]
