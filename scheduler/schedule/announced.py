"""The plan last told to the crews."""

from dataclasses import dataclass

from scheduler.model.notation.base import Minutes
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """
    The whole announced plan on the axis of the campaign; steps added since are missing in it.

    ``told`` is the minute at which it was made, which is the data date of its own facts.
    """

    schedule: Schedule
    told: Minutes | None = None
