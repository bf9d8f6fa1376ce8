"""The causes of a slip, found by replaying the announced plan with only some of them."""

from dataclasses import dataclass, fields
from fractions import Fraction
from functools import cached_property
from typing import Any

from scheduler.analyse.causes.causes import CauseKind, Causes, SlipCause
from scheduler.analyse.causes.deciding import deciding
from scheduler.analyse.causes.eating import Eating
from scheduler.analyse.causes.pushing import push
from scheduler.analyse.causes.replays import Names, Replays
from scheduler.analyse.causes.shares import fair_shares, marginals
from scheduler.analyse.causes.suspects import Suspect
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.replay.retiming import Retimed


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
        The launch of the new plan.
    pushed
        The announced plan re-timed, if that is known already.
    """
    found = pushed or push(announced, situation)
    latest = max(launch, announced.launch_minute)
    return _Finding(Replays(announced, situation, found, latest), launch).causes()


@dataclass
class _Finding:
    """One slip, and the replays of it."""

    replays: Replays
    launch: Minutes

    @property
    def retimed(self) -> Minutes:
        """The launch of the re-timed plan; where there is none, that of the new one."""
        schedule = self.replays.retimed.schedule
        return self.launch if schedule is None else schedule[self.replays.now.launch].end

    @cached_property
    def deciding(self) -> list[str]:
        """The causes that have an effect on launch, alone or together with others."""
        suspects = self.replays.suspects
        hastening = {each.name for each in suspects if (each.amount or 0) < 0}
        return deciding([each.name for each in suspects], hastening, self.replays.worth)

    def worth(self, names: Names) -> Minutes:
        """Return the launch under some causes; the others of these have no effect on it."""
        return self.replays.worth(names & frozenset(self.deciding))

    def causes(self) -> Causes:
        """Return the causes with what each did."""
        found = Eating(self.replays).with_eaten(self._causes())
        announced = self.replays.announced.launch_minute
        left = self.retimed - announced - sum(each.by_step for each in found)
        return Causes(
            announced=announced,
            retimed=self.retimed,
            new=self.launch,
            causes=(*found, *self._unexplained(left)),
            is_about=self._shares[1],
        )

    @cached_property
    def _shares(self) -> tuple[dict[str, Fraction], bool]:
        return fair_shares(self.deciding, self.worth)

    def _causes(self) -> list[SlipCause]:
        """Return the causes that are known, in the order in which they became so."""
        names = [each.name for each in self.replays.suspects]
        steps, every = marginals(names, self.worth), frozenset(names)
        return [
            SlipCause(
                **_known(each),
                by_step=steps[each.name],
                alone=self.worth(frozenset({each.name})) - self.worth(frozenset()),
                but_for=self.worth(every) - self.worth(every - {each.name}),
                share=self._shares[0].get(each.name, Fraction(0)),
            )
            for each in self.replays.suspects
        ]

    def _unexplained(self, left: Minutes) -> list[SlipCause]:
        """Return the rest of a slip that nothing recorded explains."""
        if not left:
            return []
        return [
            SlipCause(
                name=CauseKind.UNEXPLAINED.value,
                kind=CauseKind.UNEXPLAINED,
                title=self.replays.retimed.reason,
                known=self.replays.worlds.begin,
                by_step=left,
                alone=left,
                but_for=left,
                share=Fraction(left),
            )
        ]


def _known(suspect: Suspect) -> dict[str, Any]:
    """Return what is known of a cause beforehand."""
    names = (each.name for each in fields(Suspect) if each.name != "own")
    return {name: getattr(suspect, name) for name in names}
