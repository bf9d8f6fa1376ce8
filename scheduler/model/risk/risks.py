"""Everything that a risk file says."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from scheduler.model.notation.base import Listed, Part, TaskId
from scheduler.model.notation.durations import Length
from scheduler.model.notation.numbers import parse_whole
from scheduler.model.risk.hours_range import HoursRange, Together
from scheduler.model.risk.launch_risk import LaunchRisk
from scheduler.model.risk.mishap import Mishap, WeatherRisk
from scheduler.model.search_bounds import MOST_SEED

FORMAT = 1
STAY = "stay "


def _number(value: Any) -> Any:
    """Read the format as the number that it is, also from a text."""
    return FORMAT if value == str(FORMAT) else value


def _without_verb(value: Any) -> Any:
    """Read ``stay 2h`` as ``2h``."""
    text = value.strip() if isinstance(value, str) else ""
    return text.removeprefix(STAY) if text.startswith(STAY) else value


class Risks(Part):
    """
    How uncertain a campaign is.

    ``overrun`` is how long, in minutes, people stay past their shift for a step that takes longer;
    ``expired`` says for the step from which a limit counts what is done again when it runs out.
    """

    format: Annotated[
        Literal[1], BeforeValidator(_number), WithJsonSchema({"enum": [FORMAT, str(FORMAT)]})
    ] = 1
    draws: Annotated[int, Field(ge=1, le=1_000_000), BeforeValidator(parse_whole)] = 10_000
    seed: Annotated[int, Field(ge=0, le=MOST_SEED), BeforeValidator(parse_whole)] = 1
    hours: Listed[HoursRange] = ()
    overrun: Annotated[Length, BeforeValidator(_without_verb)] | None = None
    together: Listed[Together] = ()
    events: Mapping[str, Mishap] = Field(default_factory=dict)
    weather: Mapping[str, WeatherRisk] = Field(default_factory=dict)
    launch: LaunchRisk | None = None
    expired: Mapping[TaskId, Listed[TaskId]] = Field(default_factory=dict)
