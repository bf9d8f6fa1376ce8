"""One draw played with all that is done in it written down, outside the rules, too."""

from dataclasses import dataclass

from scheduler.calendars.clock.intervals import Intervals, clip, measure
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.drawn.draws import LATE
from scheduler.replay.drawn.plain import DrawnPlayer, OutsideError
from scheduler.replay.drawn.playbook import Playbook
from scheduler.replay.player import Own
from scheduler.studies.risk.policies.world import World, as_draws


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRun:
    """
    A step done once: from when to when, and the minutes in which it works.

    ``played`` is the whole of it where it had begun before and is done again, or itself.
    """

    step: TaskId
    played: TaskId
    start: Minutes
    end: Minutes
    pieces: Intervals

    def worked(self, until: Minutes) -> Minutes:
        """Return the minutes worked before a minute."""
        return measure(clip(self.pieces, self.start, max(until, self.start)))


@dataclass(frozen=True, kw_only=True)
class PlayTrace:
    """
    All that is done in a draw, in the order in which it was played.

    ``launch`` is its end in minutes, `LATE` outside the rules.
    """

    runs: tuple[StepRun, ...]
    launch: Minutes

    def first(self, step: TaskId) -> StepRun | None:
        """Return the first time that a step is done, if it is."""
        return next((run for run in self.runs if run.step == step), None)

    def begun(self, moment: Minutes) -> "dict[TaskId, StepRun]":
        """Return the last run of each step that began before a moment."""
        return {run.step: run for run in self.runs if run.start < moment}


class TracingPlayer(DrawnPlayer):
    """
    Plays a draw and writes down every run.

    Where a step has no place, or a limit runs out, all that does not wait for it goes on.
    """

    def __init__(self, playbook: Playbook, world: World) -> None:
        super().__init__(playbook, as_draws(world, playbook), 0)
        self.runs: list[StepRun] = []
        self.lost: set[TaskId] = set()

    def trace(self) -> PlayTrace:
        """Place all steps that have a place."""
        is_outside = False
        for step in self.happening():
            if any(other in self.lost for other in self._waits_for(step)):
                self.lost.add(step)
                continue
            try:
                self.take(step)
            except OutsideError:
                is_outside = True
                if step not in self.spans:
                    self.lost.add(step)
        return PlayTrace(runs=tuple(self.runs), launch=LATE if is_outside else self.launch)

    def run(self, step: TaskId, start: Minutes, own: Own) -> tuple[Intervals, Minutes]:
        """Return when a step works, and when it ends, and write it down."""
        pieces, end = super().run(step, start, own)
        original = self.only_again.get(step)
        whose = original if original is not None and original in self.places else step
        self.runs.append(StepRun(step=whose, played=step, start=start, end=end, pieces=pieces))
        return pieces, end


def trace(playbook: Playbook, world: World) -> PlayTrace:
    """Return all that is done in a world by the order of a plan."""
    return TracingPlayer(playbook, world).trace()
