"""Ranges of hours, and which of them go up and down together."""

from enum import StrEnum
from typing import Literal

from scheduler.model.notation.base import CrewId, Listed, Part, TaskId
from scheduler.model.notation.durations import Work

Three = tuple[float, float, float]
ALL = "all"


class Shape(StrEnum):
    """How likely the values between the ends of a range are."""

    TRIANGULAR = "triangular"
    PERT = "pert"
    UNIFORM = "uniform"


class HoursRange(Part):
    """
    The least, the middle and the most hours of some steps, as shares of their hours or as hours.

    The steps are named by ``steps``, ``tag`` or ``crew``; ``all`` are those of one's own. A later
    range wins over an earlier one.
    """

    steps: Literal["all"] | Listed[TaskId] = ()
    tag: str = ""
    crew: CrewId = ""
    factors: Three | None = None
    hours: tuple[Work, Work, Work] | None = None
    shape: Shape = Shape.TRIANGULAR


class Together(Part):
    """
    Steps whose hours go up and down together: those named, or for each crew all that need it.

    ``correlation`` is that of normal scores (a Gaussian copula), between any two of the steps.
    """

    steps: Listed[TaskId] = ()
    by: Literal["", "crew"] = ""
    correlation: float
