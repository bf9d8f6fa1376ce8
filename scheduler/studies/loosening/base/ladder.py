"""How one rule can give way: its lever, and its ladder, the least change first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import gcd

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """A change one notch looser, in words."""

    change: Change
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notch:
    """One change of a rule, in words."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RuleLadder:
    """The changes of one rule in one direction, each looser than the one before."""

    key: str
    levels: Sequence[int]
    make: Callable[[int], Notch]

    def notch(self, place: int) -> Notch:
        """Return the change at a place; -1 is the loosest."""
        return self.make(self.levels[place])


def single_rung(rule: Rule, notch: Notch) -> Iterator[RuleLadder]:
    """Yield the ladder of a rule that gives way wholly or not at all."""
    yield RuleLadder(key=rule.key, levels=[0], make=lambda _: notch)


def lever_of(notch: Notch) -> Lever:
    """Return the first rung of a ladder as a lever of its own."""
    return Lever(change=notch.change, title=notch.words[:1].upper() + notch.words[1:])


def step_of(situation: Situation) -> Minutes:
    """Return by how much times give way at a step: the time grid, and an hour if that is coarse."""
    return gcd(situation.tick, HOUR)


def steps_within(length: timedelta, tick: Minutes) -> range:
    """Return the steps of the grid within a length, the last one begun included."""
    minutes = int(length.total_seconds()) // 60
    return range(1, max(-(-minutes // tick), 0) + 1)
