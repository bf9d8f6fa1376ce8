"""Dividing the duties of one crew among its teams, exactly, by CP-SAT."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ortools.sat.python.cp_model import BoolVarT, CpModel, CpSolver, IntVar, LinearExprT

from scheduler.calendars.duties import Slot, count_excesses
from scheduler.calendars.intervals import Interval, intersect
from scheduler.model.base import ShiftName
from scheduler.model.duty import DutyRules
from scheduler.solve.duty_rules import TeamRules, separate

EFFORT = 4.0
"""Deterministic seconds for one question."""

LARGEST_WEIGHT = 2**40


@dataclass(frozen=True, slots=True, order=True)
class Team:
    """A team of a shift: its number, from 1, and its people."""

    shift: ShiftName
    number: int
    people: int


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """A run of a shift that one of its teams has to man."""

    slot: Slot
    shift: ShiftName


@dataclass(frozen=True, slots=True)
class Call:
    """A piece of all-hands work, and the people of the crew at work in each part of it."""

    slot: Slot
    levels: tuple[tuple[Interval, int], ...]


@dataclass(frozen=True, slots=True)
class TeamDuty:
    """A team with the shifts that it mans and the pieces of all-hands work it is called to."""

    team: Team
    turns: tuple[Slot, ...]
    calls: tuple[Slot, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """When it is on duty."""
        return self.turns + self.calls


@dataclass(frozen=True, slots=True)
class Turns:
    """What each team is on duty for; ``is_proved`` says whether nothing is better."""

    teams: tuple[TeamDuty, ...]
    is_proved: bool
