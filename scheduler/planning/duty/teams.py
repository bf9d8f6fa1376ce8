"""What the teams of a crew are on duty for."""

from dataclasses import dataclass

from scheduler.calendars.clock.intervals import Interval
from scheduler.calendars.shifts.duties import Slot
from scheduler.model.notation.base import ShiftName


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
