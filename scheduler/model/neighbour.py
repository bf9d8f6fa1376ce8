"""How far a neighbour on the site may move, and at what price."""

from collections.abc import Mapping

from pydantic import Field

from scheduler.model.costs import Price
from scheduler.model.notation.base import Labelled, Part
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.durations import Length


class Squeeze(Labelled):
    """Other times that a single window of a neighbour may have, at a price."""

    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")
    price: Price = 0.0


class NeighbourMoves(Part):
    """
    How far the dated windows of a neighbour may move, all together, by a whole number of days.

    ``later`` and ``earlier`` are the most of it either way, ``per_day`` is the price of each day. A
    window that begins within ``notice`` of the data date, or of the start without one, stays.
    ``squeeze`` gives single windows other times.
    """

    later: Length = 0
    earlier: Length = 0
    per_day: Price = 0.0
    notice: Length = 0
    squeeze: Mapping[str, Squeeze] = Field(default_factory=dict)
