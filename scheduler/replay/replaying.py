"""An announced plan replayed: with what steps did of their own, or with only some of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.lists.lawful_ledger import open_ledger
from scheduler.planning.lists.ledger import Ledger
from scheduler.replay.booked import Booked
from scheduler.replay.order import AnnouncedOrder
from scheduler.replay.player import AS_PLANNED, BEGUN, Judge, Own, Player
from scheduler.replay.retiming import ROUNDS, push_limits


@dataclass
class _Prepared:
    """A situation with the steps to place, in order, an empty ledger, and the last play."""

    situation: ChosenSituation
    begun: tuple[TaskId, ...]
    rest: tuple[TaskId, ...]
    ledger: Ledger
    last: Player | None = None


@dataclass(frozen=True)
class Replay:
    """
    An announced plan to be replayed, with the steps that have ``begun`` since in their order.

    These are placed first: whatever has not begun makes way for them.
    """

    order: AnnouncedOrder
    begun: tuple[TaskId, ...]

    @cached_property
    def _prepared(self) -> dict[int, _Prepared]:
        return {}

    def _of(self, situation: ChosenSituation) -> _Prepared:
        """Return what is the same in all replays in a situation."""
        key = id(situation)
        if key not in self._prepared:
            begun = tuple(step for step in self.begun if step in situation.jobs)
            rest = tuple(self.order.queue(situation, begun).all())
            self._prepared[key] = _Prepared(situation, begun, rest, open_ledger(situation))
        return self._prepared[key]

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
        known = self._of(situation)
        releases: dict[TaskId, Minutes] = {}
        for _ in range(ROUNDS):
            before = known.last
            booked = Booked(known.ledger, None if before is None else before.booked)
            player = Player(situation, self.order, dict(releases), before, booked)
            for step in known.begun:
                player.place(step, own.get(step, BEGUN))
            if not all(player.place(x, own.get(x, AS_PLANNED), judge) for x in known.rest):
                return None
            player.forget()
            known.last = player
            if not push_limits(player, releases, firm=known.begun):
                break
        return player
