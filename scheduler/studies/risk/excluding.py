"""The drivers of risk: all draws played again without each source in turn."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from scheduler.model.notation.base import Minutes
from scheduler.replay.drawn.draws import Before, Bools, Draws, Ints, PlayedDraws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.assessment import RiskDriver
from scheduler.studies.risk.drawing.excluding import Reach
from scheduler.studies.risk.drawing.sources import Source
from scheduler.studies.risk.figures.drivers import driver_of
from scheduler.studies.risk.question import Player


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusions:
    """
    All draws with what became of them, to be played again without some source.

    ``reach`` is what sources reach. ``by`` is the minute whose chance the sources cost.
    """

    playbook: Playbook
    reach: Reach
    draws: Draws
    played: PlayedDraws
    by: Minutes
    run: Player

    def driver(self, source: Source, keys: Collection[str]) -> RiskDriver:
        """Return what the sources with these keys cost together, under the name of one."""
        return driver_of(source, self.played.launches, self.without(keys), self.by)

    def without(self, keys: Collection[str]) -> Ints:
        """
        Return the launches of the same draws without some sources.

        Draws in which these change no number launch as before, and are not played again.
        """
        draws = self.reach.without(self.draws, keys)
        rows = np.flatnonzero(differing(self.draws, draws))
        if not len(rows):
            return self.played.launches
        before = Before(played=self.played, rows=rows, steps=self.reach.steps(keys))
        return self.run(self.playbook, draws, keep=False, before=before).launches


def differing(first: Draws, second: Draws) -> Bools:
    """Return for each row whether two draws have any other number."""
    different = np.zeros(len(first), np.bool_)
    for one, other in _fields(first, second):
        if one is not other:
            different |= (one != other).reshape(len(first), -1).any(axis=1)
    return different


def _fields(first: Draws, second: Draws) -> Iterator[tuple[Ints | Bools, Ints | Bools]]:
    yield first.hours, second.hours
    yield first.happens, second.happens
    yield first.begins, second.begins
    yield first.no_go, second.no_go
    yield first.technical, second.technical
