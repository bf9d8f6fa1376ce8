"""How much each step matters for launch."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.drawn.draws import ABSENT, LATE, Bools, Draws, Ints, PlayedDraws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.assessment import StepRisk
from scheduler.studies.risk.drawing.streams import Floats
from scheduler.studies.risk.figures.percentiles import count_of
from scheduler.studies.risk.figures.ranks import rank_correlation, standard_ranks

_ENDS = (0.1, 0.5, 0.9)


def step_risks(playbook: Playbook, draws: Draws, played: PlayedDraws) -> tuple[StepRisk, ...]:
    """
    Return how much each step matters, in the order in which they are played.

    Criticality and standard deviations are those of draws inside the rules; in the rank
    correlation, a launch outside them is later than any other. Work that is there only after a
    mishap takes no time in the other draws. Steps that no draw does are left out, and so is what
    does all of a step again of which facts leave only a part: its dates are those of the step.
    """
    study = _Study(
        draws=draws,
        played=played,
        inside=played.launches < LATE,
        launch_ranks=standard_ranks(played.launches),
    )
    return tuple(study.risks(playbook))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Study:
    draws: Draws
    played: PlayedDraws
    inside: Bools
    launch_ranks: Floats

    def risks(self, playbook: Playbook) -> Iterator[StepRisk]:
        """Yield each step that some draw does."""
        spread = self._spread(self.played.launches)
        for column, step in enumerate(playbook.steps):
            ends = self.played.ends[:, column]
            done = np.sort(ends[ends != ABSENT])
            if len(done) and step not in playbook.only_again:
                extra = playbook.extra.get(step)
                hours = self._hours(column, None if extra is None else extra.mishap)
                yield self._risk(step, column, hours, spread, _ends(done))

    def _risk(
        self,
        step: TaskId,
        column: int,
        hours: Ints,
        spread: float,
        ends: tuple[Minutes, Minutes, Minutes],
    ) -> StepRisk:
        criticality = self._share(self.played.critical[:, column])
        varies = int(hours.min()) < int(hours.max())
        own = self._spread(hours) if varies else 0.0
        return StepRisk(
            step=step,
            criticality=criticality,
            cruciality=self._with_launch(hours) if varies else 0.0,
            ssi=criticality * own / spread if spread else 0.0,
            ends=ends,
        )

    def _hours(self, column: int, mishap: int | None) -> Ints:
        """Return the minutes of a step in each draw, none where its mishap does not happen."""
        hours = self.draws.hours[:, column]
        return hours.copy() if mishap is None else hours * self.draws.happens[:, mishap]

    def _share(self, critical: Bools) -> float:
        inside = int(np.count_nonzero(self.inside))
        return int(np.count_nonzero(critical & self.inside)) / inside if inside else 0.0

    def _spread(self, minutes: Ints) -> float:
        """Return the standard deviation over the draws inside the rules."""
        inside = minutes[self.inside]
        return float(inside.std()) if len(inside) else 0.0

    def _with_launch(self, hours: Ints) -> float:
        return rank_correlation(standard_ranks(hours), self.launch_ranks)


def _ends(done: Ints) -> tuple[Minutes, Minutes, Minutes]:
    """Return three percentiles of ends in ascending order."""
    low, middle, high = (int(done[count_of(len(done), share) - 1]) for share in _ENDS)
    return low, middle, high
