"""An announced plan replayed: with what steps did of their own, or with only some of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.order import AnnouncedOrder
from scheduler.replay.player import AS_PLANNED, Judge, Own, Player
from scheduler.replay.retiming import ROUNDS, push_limits


@dataclass(frozen=True)
class Replay:
    """
    An announced plan to be replayed, with the steps that have ``begun`` since in their order.

    These are placed first: whatever has not begun makes way for them.
    """

    order: AnnouncedOrder
    begun: tuple[TaskId, ...]

    def play(
        self, situation: ChosenSituation, own: Mapping[TaskId, Own], judge: Judge | None = None
    ) -> Player | None:
        """
        Return where all steps come to stand; nothing if one of them has no place any more.

        Limits push their first steps as far as these have not begun, and count no further.

        Parameters
        ----------
        situation
            What was left to schedule when the plan was announced, as the campaign is replayed.
        own
            What steps do of their own.
        judge
            Says it of a step that could begin at a minute, in place of ``own``.
        """
        begun = [step for step in self.begun if step in situation.jobs]
        rest = tuple(self.order.sequence(situation, begun))
        releases: dict[TaskId, Minutes] = {}
        for _ in range(ROUNDS):
            player = Player(situation, self.order, releases)
            for step in (*begun, *rest):
                if not player.place(step, own.get(step, AS_PLANNED), judge):
                    return None
            if not push_limits(player, releases, firm=begun):
                break
        return player
