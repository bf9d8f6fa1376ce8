"""What may be changed to make a date, and how far."""

from collections.abc import Mapping

from scheduler.model.notation.base import CrewId, Listed, Part, ShiftName
from scheduler.model.notation.clock import Week
from scheduler.model.notation.numbers import Count
from scheduler.model.scenario import Habits, Options


class Permits(Part):
    """
    How far a campaign may be loosened to make a date.

    ``people`` are the most people that may be added to a crew on a shift, beyond those of the crew.
    What is left out goes as far as the scenarios of the campaign go together. Windows may be
    widened as far as their own ``widest``, ``earliest`` and ``latest`` say.
    """

    people: Mapping[CrewId, Mapping[ShiftName, Count]] | None = None
    shifts: Listed[str] | None = None
    week: Week | None = None
    habits: Habits | None = None
    options: Options | None = None
