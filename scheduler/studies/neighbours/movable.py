"""Sites with neighbours that may move."""

from typing import Protocol

from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import InputError, Problem, Where
from scheduler.model.campaign import Campaign
from scheduler.model.progress.neighbour_moves import (
    NeighbourMove,
    name_with_move,
    permitted_moves,
    with_move,
)
from scheduler.studies.neighbours.freed import without_dates


class MovableSite(Protocol):
    """A site and all that its neighbours may do, the cheapest first: that they stay."""

    moves: tuple[NeighbourMove, ...]

    def situation(self, move: NeighbourMove) -> Situation:
        """Return what is to be planned with a move of neighbours."""

    def freed(self) -> Situation:
        """Return a situation in which no plan with any of the moves is missing."""


class StatedSite:
    """A site as its task graph states it."""

    def __init__(self, situation: Situation) -> None:
        self.campaign = situation.campaign
        self.scenario = situation.scenario
        self.moves = permitted_moves(situation.campaign, situation.scenario)
        self._stays = situation

    def situation(self, move: NeighbourMove) -> Situation:
        """Return what is to be planned with a move of neighbours."""
        if move.stays:
            return self._stays
        moved = with_move(self.campaign, self.scenario.id, move)
        name = name_with_move(self.campaign, self.scenario.id, move)
        return prepare(moved, moved.resolve_scenario(name))

    def freed(self) -> Situation:
        """Return what would be to be planned if movable neighbours had no dates."""
        return prepare(without_dates(self.campaign, self.scenario), self.scenario)


def require_movable(campaign: Campaign) -> None:
    """
    See that some neighbour may move at all.

    Raises
    ------
    InputError
        If none may.
    """
    if not any(flow.neighbour and flow.moves is not None for flow in campaign.flows.values()):
        problem = Problem(
            code="no-moves",
            message="no neighbour in the task graph may move",
            where=Where("--neighbours"),
            hint="State how far and at what price under the flow: "
            "moves: {later: 3d, per_day: 60, notice: 48h}.",
        )
        raise InputError([problem])
