"""What each price buys: an earlier launch, the move that it pays for, and what is proved of it."""

from dataclasses import dataclass

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.model.progress.neighbour_moves import NeighbourMove
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.neighbours.own_launch import NeighbourLaunch


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourPoint:
    """
    The earliest launch found for a price, by the move that it pays for.

    ``launch`` and ``bound`` are minutes since the campaign start: no plan for this price, or for
    less, launches before the bound. There is no launch where no plan was found for any move up to
    this price. ``scenario`` is the name of that with the move.
    """

    move: NeighbourMove
    scenario: str
    launch: Minutes | None
    bound: Minutes
    schedule: Schedule | None
    neighbours: tuple[NeighbourLaunch, ...]

    @property
    def is_proved(self) -> bool:
        """Whether nothing launches earlier for the price."""
        return self.launch is not None and self.launch <= self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourCurve:
    """
    What the moves of neighbours are worth, from that they stay on, each point an earlier launch.

    ``situation`` is the one in which they stay. ``floor`` is the minute before which no move,
    whatever it costs, was proved to lead to a launch, ``bound`` the one that all searches together
    prove. Of the ``permitted`` ways to move ``tried`` were looked
    at; the others could not help, unless the study is not ``is_complete``.
    """

    situation: Situation
    points: tuple[NeighbourPoint, ...]
    floor: Minutes
    bound: Minutes
    permitted: int
    tried: int
    is_complete: bool

    @property
    def best(self) -> NeighbourPoint:
        """The earliest launch for the least price."""
        return self.points[-1]
