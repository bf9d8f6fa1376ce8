"""Vehicles of one site: what builds them, when they stand by, and what is left when called."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, JsonValue, WithJsonSchema

from scheduler.model.notation.base import FacilityId, Labelled, Listed, Part, TaskId
from scheduler.model.notation.clock import Moment
from scheduler.model.notation.durations import Length, LengthOrNone


class Standby(Part):
    """The work with whose end a vehicle stands by: one step, or all steps that have a tag."""

    step: TaskId = ""
    tag: str = ""


def parse_standby(value: Any) -> Any:
    """Read the name of a step as standby that ends with it."""
    return {"step": value} if isinstance(value, str) else value


_STANDBY: dict[str, JsonValue] = {
    "description": "a step, or {tag: NAME} for all steps with that tag",
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"tag": {"type": "string"}, "step": {"type": "string"}},
            "additionalProperties": False,
        },
    ],
}
StandbyText = Annotated[Standby, BeforeValidator(parse_standby), WithJsonSchema(_STANDBY)]


class Called(Part):
    """
    What is left to do once a vehicle is called: the steps of another one, but for its standby work.

    ``without`` is the tag of the steps that are left out, ``places`` the halls and equipment that
    stand in for those of the other vehicle, ``stands_for`` the step of the called vehicle from
    which each link from a left-out step comes; where it says none, that is its standby.
    """

    like: str
    without: str = "standby"
    places: Mapping[FacilityId, FacilityId] = Field(default_factory=dict)
    stands_for: Mapping[TaskId, TaskId] = Field(default_factory=dict)


class Vehicle(Labelled):
    """
    A vehicle of the site: building, then on standby, then called, then launched.

    ``flows`` are those of its steps, ``launch`` its lift-off. A vehicle without a lift-off of its
    own has ``called`` instead. Of the steps in ``only_for_standby`` those that have not begun are
    left out when it is called; ``muster`` is the time from the call to the first step.
    """

    name: str = ""
    flows: Listed[str] = ()
    launch: TaskId = ""
    standby: StandbyText = Standby()
    called: Called | None = None
    only_for_standby: Listed[TaskId] = ()
    muster: LengthOrNone = 0

    @property
    def title(self) -> str:
        """The name for people, or the key when there is none."""
        return self.name or self.id


class Cover(Part):
    """
    The promise that, from one moment to another, some vehicle could launch so soon once called.

    A site may state several promises, as lengths of time from the call.
    """

    vehicles: Listed[str]
    promise: Listed[Length]
    start: Moment | None = Field(default=None, alias="from")
    end: Moment | None = Field(default=None, alias="to")
