"""Everything that a risk file says."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from scheduler.model.notation.base import Listed, Part, TaskId
from scheduler.model.notation.durations import Length
from scheduler.model.risk.hours_range import HoursRange, Together
from scheduler.model.risk.launch_risk import LaunchRisk
from scheduler.model.risk.mishap import Mishap, WeatherRisk


class Risks(Part):
    """
    How uncertain a campaign is.

    ``overrun`` is how long, in minutes, people stay past their shift for a step that takes longer;
    ``expired`` says for the step from which a limit counts what is done again when it runs out.
    """

    format: Literal[1] = 1
    draws: Annotated[int, Field(ge=1, le=1_000_000)] = 10_000
    seed: Annotated[int, Field(ge=0)] = 1
    hours: Listed[HoursRange] = ()
    overrun: Length | None = None
    together: Listed[Together] = ()
    events: Mapping[str, Mishap] = Field(default_factory=dict)
    weather: Mapping[str, WeatherRisk] = Field(default_factory=dict)
    launch: LaunchRisk | None = None
    expired: Mapping[TaskId, Listed[TaskId]] = Field(default_factory=dict)
