"""A ladder: how one rule can give way, its least change first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import gcd

from scheduler.calendars.situation.situation import Situation
from scheduler.model.base import Minutes
from scheduler.model.notation.durations import HOUR
from scheduler.studies.changes.changes import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Notch:
    """One change of a rule, in words."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ladder:
    """The changes of one rule in one direction, each looser than the one before."""

    key: str
    levels: Sequence[int]
    make: Callable[[int], Notch]

    def notch(self, place: int) -> Notch:
        """Return the change at a place; -1 is the loosest."""
        return self.make(self.levels[place])


def step_of(situation: Situation) -> Minutes:
    """Return by how much times give way at a step: the time grid, and an hour if that is coarse."""
    return gcd(situation.tick, HOUR)
