"""Duty rules: how long, how often and how many days in a row people may work."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from scheduler.model.notation.base import Part
from scheduler.model.notation.durations import HOUR, Length, exact
from scheduler.model.notation.numbers import Positive


class DutyUse(StrEnum):
    """What duty rules are for: to be reported on, to bind the plan, or to be paid for."""

    REPORT = "report"
    RULE = "rule"
    COST = "cost"


PRESETS: Mapping[str, Mapping[str, int]] = {
    "routine": {
        "hours_per_day": 8 * HOUR,
        "hours_per_week": 48 * HOUR,
        "days_in_row": 6,
        "rest": 12 * HOUR,
    },
    "surge": {
        "hours_per_day": 12 * HOUR,
        "hours_per_week": 60 * HOUR,
        "days_in_row": 7,
        "rest": 10 * HOUR,
    },
    "emergency": {
        "hours_per_day": 12 * HOUR,
        "hours_per_week": 60 * HOUR,
        "days_in_row": 14,
        "rest": 8 * HOUR,
    },
}
"""Named duty rules; synthetic, shaped by published limits of launch sites (docs/semantics.md)."""


class DutyRules(Part):
    """
    Limits on the duty of one person, in minutes and days.

    ``hours_per_day`` and ``hours_per_week`` are the most duty in any 24 hours and in any seven
    times 24 hours, ``days_in_row`` the most days on duty without a day off, ``rest`` the least time
    between two duties. Limits that are left out come from the preset that ``like`` names, or do not
    exist. ``use`` (``as`` in the file) says whether they are reported on, bind the plan, or are
    paid for.
    """

    like: str = ""
    hours_per_day: Length | None = None
    hours_per_week: Length | None = None
    days_in_row: Positive | None = None
    rest: Length | None = None
    use: DutyUse = Field(default=DutyUse.REPORT, alias="as")

    @model_validator(mode="before")
    @classmethod
    def _take_over(cls, data: Any) -> Any:
        """Fill what is left out from the preset; an unknown preset is found by validation."""
        if not isinstance(data, Mapping):
            return data
        preset = PRESETS.get(str(data.get("like", "")), {})
        return {**{name: exact(value) for name, value in preset.items()}, **data}


def parse_duty(value: Any) -> Any:
    """Read the name of a preset as rules like it."""
    return {"like": value} if isinstance(value, str) else value


Preset = Literal["routine", "surge", "emergency"]
Duty = Annotated[DutyRules, BeforeValidator(parse_duty, json_schema_input_type=Preset | DutyRules)]
