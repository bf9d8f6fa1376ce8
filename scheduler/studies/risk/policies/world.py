"""One draw by names, so that it can be played in the order of any plan of its campaign."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.drawn.draws import ABSENT, Bools, Draws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.drawing.ranges import root_of


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """
    What is drawn for one campaign.

    Attributes
    ----------
    hours
        Working minutes of each step, or of what is left of it.
    whole
        Those of each step from its begin on, which copies of it take.
    happens
        The mishaps that happen.
    begins
        The minutes at which mishaps with a period begin.
    no_go
        For each weather the days of the campaign on which it is bad; that of launch among them.
    technical
        For each attempt at launch whether technical trouble scrubs it.
    """

    hours: Mapping[TaskId, Minutes]
    whole: Mapping[TaskId, Minutes]
    happens: frozenset[str]
    begins: Mapping[str, Minutes]
    no_go: Mapping[str, Bools]
    technical: Bools

    def hours_of(self, playbook: Playbook, step: TaskId) -> Minutes:
        """Return the working minutes of a step of a playbook, those of its original for a copy."""
        root = root_of(playbook, step)
        return self.whole[root] if root != step else self.hours[step]


def world_of(playbook: Playbook, draws: Draws, row: int) -> World:
    """Return one of the draws of a playbook."""
    each = dict(zip(playbook.steps, draws.hours[row].tolist(), strict=True))
    hours = {x: n for x, n in each.items() if root_of(playbook, x) == x}
    copied = {root_of(playbook, x): n for x, n in each.items() if x not in hours}
    return World(
        hours=hours,
        whole={**hours, **copied},
        happens=frozenset(
            name for place, name in enumerate(playbook.mishaps) if draws.happens[row, place]
        ),
        begins={
            name: int(draws.begins[row, place])
            for place, name in enumerate(playbook.mishaps)
            if draws.begins[row, place] != ABSENT
        },
        no_go={name: draws.no_go[row, place] for place, name in enumerate(playbook.weathers)},
        technical=draws.technical[row],
    )


def as_draws(world: World, playbook: Playbook, rows: int = 1) -> Draws:
    """Return a world as so many equal draws of a playbook of its campaign."""
    hours = [world.hours_of(playbook, step) for step in playbook.steps]
    happens = [name in world.happens for name in playbook.mishaps]
    begins = [world.begins.get(name, ABSENT) for name in playbook.mishaps]
    return Draws(
        hours=np.tile(np.array(hours, np.int64), (rows, 1)),
        happens=np.tile(np.array(happens, np.bool_), (rows, 1)),
        begins=np.tile(np.array(begins, np.int64), (rows, 1)),
        no_go=np.tile(weather_of(world, playbook), (rows, 1, 1)),
        technical=np.tile(world.technical, (rows, 1)),
    )


def weather_of(world: World, playbook: Playbook) -> Bools:
    """Return for each weather and day of a playbook whether it is bad; not on days not drawn."""
    found = np.zeros((len(playbook.weathers), len(playbook.days)), np.bool_)
    for place, name in enumerate(playbook.weathers):
        drawn = world.no_go[name][: len(playbook.days)]
        found[place, : len(drawn)] = drawn
    return found
