"""What may be changed to make a date, and how far."""

from collections.abc import Mapping

from scheduler.model.base import CrewId, Part, ShiftName
from scheduler.model.clock import Week
from scheduler.model.numbers import Count
from scheduler.model.scenario import Habits, Options
from scheduler.model.task import Names


class Permits(Part):
    """
    How far a campaign may be loosened to make a date.

    ``people`` are the most people that may be added to a crew on a shift, beyond those of the crew.
    What is left out goes as far as the scenarios of the campaign go together. Windows may be
    widened as far as their own ``widest``, ``earliest`` and ``latest`` say.
    """

    people: Mapping[CrewId, Mapping[ShiftName, Count]] | None = None
    shifts: Names | None = None
    week: Week | None = None
    habits: Habits | None = None
    options: Options | None = None
