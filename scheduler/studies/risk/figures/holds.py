"""How sure it is that hold points are passed by their announced dates."""

from collections.abc import Mapping

import numpy as np

from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.drawn.draws import ABSENT, LATE, Ints, PlayedDraws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.assessment import HoldChance
from scheduler.studies.risk.figures.chances import chance_by
from scheduler.studies.risk.figures.percentiles import count_of

WISHED = 0.8
"""The chance that a reserve is to bring."""


def hold_chances(
    playbook: Playbook, played: PlayedDraws, announced: Mapping[TaskId, Minutes]
) -> tuple[HoldChance, ...]:
    """
    Return the chance of each hold point that is still to be passed, by its announced end.

    A draw that never comes to it, or does so outside the rules, is late.
    """
    tasks = playbook.situation.campaign.tasks
    return tuple(
        _hold(step, played.ends[:, column], announced[step])
        for column, step in enumerate(playbook.steps)
        if step in announced and step in tasks and tasks[step].hold_point
    )


def _hold(step: TaskId, ends: Ints, announced: Minutes) -> HoldChance:
    passed = np.where(ends == ABSENT, LATE, ends)
    return HoldChance(
        step=step, announced=chance_by(passed, announced), reserve=_reserve(passed, announced)
    )


def _reserve(ends: Ints, announced: Minutes) -> Minutes | None:
    """Return the least minutes later that make an end likely enough, if any do."""
    needed = int(np.sort(ends)[count_of(len(ends), WISHED) - 1])
    return None if needed >= LATE else max(needed - announced, 0)
