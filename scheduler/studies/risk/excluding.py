"""The drivers of risk: all draws played again without each source in turn."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import numpy as np

from scheduler.model.notation.base import Minutes
from scheduler.replay.drawn.draws import Bools, Draws, Ints
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.assessment import RiskDriver
from scheduler.studies.risk.drawing.excluding import Reach
from scheduler.studies.risk.drawing.sources import Source
from scheduler.studies.risk.figures.drivers import driver_of
from scheduler.studies.risk.question import Player


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusions:
    """
    All draws with their launches, to be played again without some source.

    ``reach`` is what sources reach. ``by`` is the minute whose chance the sources cost.
    """

    playbook: Playbook
    reach: Reach
    draws: Draws
    launches: Ints
    by: Minutes
    run: Player

    def driver(self, source: Source, keys: Collection[str]) -> RiskDriver:
        """Return what the sources with these keys cost together, under the name of one."""
        return driver_of(source, self.launches, self.without(keys), self.by)

    def without(self, keys: Collection[str]) -> Ints:
        """
        Return the launches of the same draws without some sources.

        Draws in which these change no number launch as before, and are not played again.
        """
        draws = self.reach.without(self.draws, keys)
        rows = np.flatnonzero(differing(self.draws, draws))
        launches = self.launches.copy()
        if len(rows):
            played = self.run(self.playbook, some_of(draws, rows), keep=False)
            launches[rows] = played.launches
        return launches


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


def some_of(draws: Draws, rows: Ints) -> Draws:
    """Return some rows of draws; all of them are the draws themselves."""
    if len(rows) == len(draws):
        return draws
    return replace(
        draws,
        hours=draws.hours[rows],
        happens=draws.happens[rows],
        begins=draws.begins[rows],
        no_go=draws.no_go[rows],
        technical=draws.technical[rows],
    )
