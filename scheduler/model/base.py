"""The common base of everything a task graph says."""

from pydantic import BaseModel, ConfigDict
from pydantic.json_schema import SkipJsonSchema

Minutes = int
"""Whole minutes: a length, or a place on the axis of elapsed minutes since the campaign start."""

TaskId = str
CrewId = str
FacilityId = str
ShiftName = str


class Part(BaseModel):
    """A frozen part of a task graph; unknown fields are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)


class Labelled(Part):
    """A part that stands in a table under its key."""

    id: SkipJsonSchema[str] = ""
