"""What each step did of its own, so that the replay with all of it gives what is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.player import AS_PLANNED, Own, Player, Span
from scheduler.replay.recorded_spans import RecordedSpan
from scheduler.replay.replaying import Replay

ATTEMPTS = 25
"""How many steps to come may stand elsewhere than their data date and the others explain."""


@dataclass
class Explaining:
    """
    Finds what steps did of their own, one after the other, on top of all that was known.

    ``recorded`` are the steps that have begun, ``pushed`` what the re-timed plan has of the others,
    none before ``first``.
    """

    situation: ChosenSituation
    replay: Replay
    recorded: Mapping[TaskId, RecordedSpan]
    pushed: Mapping[TaskId, Span]
    first: Minutes
    own: dict[TaskId, Own] = field(default_factory=dict)

    def explain(self) -> dict[TaskId, Own]:
        """Return what each step does of its own, as far as that is anything."""
        self._begun()
        self._to_come()
        return {step: own for step, own in self.own.items() if not own.is_as_planned}

    def _begun(self) -> None:
        """Explain the steps that have begun, in the order in which they are placed."""
        player = Player(self.situation, self.replay.order)
        for step in self.replay.begun:
            self.own[step] = self._of(player, step)
            player.place(step, self.own[step])

    def _of(self, player: Player, step: TaskId) -> Own:
        """Return what a step did that begins and ends when it is recorded to."""
        recorded = self.recorded[step]
        start, end = recorded.span
        base = player.base(step)
        late = start - (player.bound(step) if base is None else base)
        own = Own(
            late=late,
            has_begun=True,
            by_clock=recorded.by_clock,
            rest=recorded.rest,
            made_safe=recorded.made_safe,
        )
        job = self.situation.jobs[step]
        if base is not None and not late and job.end_after(base) == end:
            return own
        most = player.worked(step, recorded.span, by_clock=recorded.by_clock) - job.duration
        own = replace(own, longer=most)
        if player.run(step, start, own)[1] != end:
            own = replace(own, longer=max(most, 0))
        return replace(own, after=end - player.run(step, start, own)[1])

    def _to_come(self) -> None:
        """Explain the steps that have not begun: by the data date, or else not at all."""
        for _ in range(ATTEMPTS):
            player = self._play()
            if player is None:
                return
            astray = next((step for step in player.spans if self._is_astray(player, step)), None)
            if astray is None:
                return
            shift = self.pushed[astray][0] - player.spans[astray][0]
            known = self.own.get(astray, AS_PLANNED)
            self.own[astray] = replace(known, after=known.after + shift)

    def _is_astray(self, player: Player, step: TaskId) -> bool:
        if step in self.recorded or step not in self.pushed:
            return False
        return player.spans[step][0] != self.pushed[step][0]

    def _play(self) -> Player | None:
        """Replay with all that is known, and note who begins only because of the data date."""
        return self.replay.play(self.situation, self.own, self._not_before)

    def _not_before(self, step: TaskId, base: Minutes) -> Own:
        """Return what a step does of its own that could begin at a minute."""
        known = self.own.get(step, AS_PLANNED)
        self.own[step] = replace(known, late=max(self.first - base, 0))
        return self.own[step]
