"""From when on it is known in a draw that launch slips: what has been seen by then, and no more."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import Draws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.replay.drawn.playing import CompiledPlayer
from scheduler.studies.risk.policies.traced import PlayTrace
from scheduler.studies.risk.policies.world import World, as_draws

NEVER = 1 << 40
LEAST = 1
"""Minutes that are left, for all that anybody knows, of a step that takes longer than planned."""


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A moment, and the launch that is to be expected by what is known then."""

    moment: Minutes
    launch: Minutes


@dataclass(frozen=True, kw_only=True)
class Seen:
    """
    What is seen of a world while the order of a plan is played in it.

    Attributes
    ----------
    playbook
        The plan.
    risks
        What may still happen in it.
    world
        The draw.
    trace
        What becomes of it.
    """

    playbook: Playbook
    risks: Risks
    world: World
    trace: PlayTrace

    @cached_property
    def known(self) -> dict[str, Minutes]:
        """From when on each mishap that happens is known."""
        return {name: self.settled(name) for name in self.playbook.mishaps if self._happens(name)}

    def _happens(self, name: str) -> bool:
        return name in self.world.happens

    def settled(self, name: str) -> Minutes:
        """Return from when on it is known whether a mishap happens."""
        mishap = self.risks.events[name]
        if mishap.at is None:
            return self.world.begins.get(name, NEVER) if self._happens(name) else NEVER
        number = self.playbook.mishaps.index(name)
        if all(work.mishap != number for work in self.playbook.extra.values()):
            return NEVER
        launch = self.playbook.situation.launch
        run = self.trace.first(launch if mishap.at.task == "launch" else mishap.at.task)
        if run is None:
            return NEVER
        return run.end if mishap.at.point is Point.END else run.start

    @cached_property
    def last(self) -> Minutes:
        """The minute at which the count begins: from then on nobody replans."""
        play = self.playbook.launch
        counted = () if play is None else play.redo.steps
        runs = (self.trace.first(x) for x in (self.playbook.situation.launch, *counted))
        return min((run.start for run in runs if run is not None), default=NEVER)

    def next_slip(self, since: Minutes, expected: Minutes) -> Slip | None:
        """Return the first moment after another at which launch is known to be late, if any."""
        moments = [x for x in self._moments() if since < x < self.last]
        if not moments:
            return None
        draws = self._as_known(moments)
        launches = CompiledPlayer(self.playbook).play(draws, keep=False).launches
        late = np.flatnonzero(launches > expected)
        if not len(late):
            return None
        return Slip(moment=moments[late[0]], launch=int(launches[late[0]]))

    def _moments(self) -> list[Minutes]:
        """Return the moments at which something becomes known, in order."""
        found = {run.end for run in self.trace.runs} | set(self.known.values())
        for weather, steps in self._weathers():
            if steps:
                bad = np.flatnonzero(self.world.no_go[self.playbook.weathers[weather]])
                found |= {self.playbook.days[day] for day in bad.tolist()}
        return sorted(found)

    def _weathers(self) -> Iterator[tuple[int, frozenset[TaskId]]]:
        """Yield the weathers by their numbers, that of launch apart, with their steps."""
        play = self.playbook.launch
        for weather, steps in enumerate(self.playbook.weather_steps):
            if play is None or weather != play.weather:
                yield weather, steps

    def _as_known(self, moments: Sequence[Minutes]) -> Draws:
        """Return a draw for each moment: what is known by then, all else as planned."""
        draws, book = as_draws(self.world, self.playbook, len(moments)), self.playbook
        known = [self.known.get(name, NEVER) for name in book.mishaps]
        at = np.array(moments)
        no_go = np.zeros_like(draws.no_go)
        for weather, _ in self._weathers():
            seen = [bisect_right(book.days, moment) for moment in moments]
            for row, days in enumerate(seen):
                no_go[row, weather, :days] = draws.no_go[row, weather, :days]
        return replace(
            draws,
            hours=np.array([self._hours_known(moment) for moment in moments], np.int64),
            happens=draws.happens & (np.array(known, np.int64)[None, :] <= at[:, None]),
            no_go=no_go,
            technical=np.zeros_like(draws.technical),
        )

    def _hours_known(self, moment: Minutes) -> list[Minutes]:
        """Return the hours of all steps as they are known at a moment."""
        begun = self.trace.begun(moment)
        done = {run.step for run in self.trace.runs if run.end <= moment}
        found = []
        for step in self.playbook.steps:
            planned, run = self.playbook.jobs[step].duration, begun.get(step)
            if step in done:
                found.append(self.world.hours_of(self.playbook, step))
            elif run is not None:
                found.append(max(planned, run.worked(moment) + LEAST))
            else:
                found.append(planned)
        return found
