"""What stands in ``plan.json``: one definition for the export that writes it and its reader."""

from typing import Annotated, Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from scheduler.formats.entries import DateOf, From, PlanEntry
from scheduler.formats.plan_kept import DutyEntry, EffortEntry, IntegrityEntry
from scheduler.formats.plan_parts import (
    DayEntry,
    FactsEntry,
    Preferred,
    ResultEntry,
    ShownName,
    Steps,
)
from scheduler.formats.plan_reasons import ArcEntry, ChainEntry
from scheduler.formats.plan_replan import ReplanEntry
from scheduler.formats.plan_vehicles import CoverGapEntry, VehicleEntry
from scheduler.model.search_bounds import LONGEST_SEARCH, MOST_SEED, MOST_WORKERS

PLAN_FORMAT = "launch-plan/1"
OF_VEHICLES = frozenset({"vehicles", "cover"})
"""Fields that only plans of a site with vehicles have."""


class GraphEntry(PlanEntry):
    """The task graph: name, SHA-256 of its bytes, and its text, so that a plan stands alone."""

    file: ShownName
    digest: str
    text: str


class OptionsEntry(PlanEntry):
    """How the search was run."""

    time_limit: Annotated[float, Field(ge=0, le=LONGEST_SEARCH, allow_inf_nan=False)]
    workers: Annotated[int, Field(ge=0, le=MOST_WORKERS), From("num_workers")]
    seed: Annotated[int, Field(ge=0, le=MOST_SEED)]
    settle: Annotated[float, Field(ge=0, le=LONGEST_SEARCH, allow_inf_nan=False)]
    prefer: Preferred = "early"


class LaunchEntry(PlanEntry):
    """A lift-off with its margin to its own target, below zero if it is missed."""

    step: Annotated[str, From("task")]
    name: str
    time: Annotated[str, DateOf("minute")]
    minute: int
    target: Annotated[str | None, DateOf("target")]
    target_minute: Annotated[int | None, From("target")]
    margin_minutes: Annotated[int | None, From("margin")]


class DueEntry(PlanEntry):
    """
    A step with a due date, which may be missed, and its margin, below zero if it is.

    ``slip_minutes`` is how much later its own calendar lets it end without being late.
    """

    step: Annotated[str, From("task")]
    due: Annotated[str, DateOf("due")]
    due_minute: Annotated[int, From("due")]
    end_minute: Annotated[int, From("end")]
    margin_minutes: Annotated[int, From("margin")]
    slip_minutes: Annotated[int, From("slip")]


class BaselineEntry(PlanEntry):
    """The plan that this one is compared with."""

    scenario: str
    result: ResultEntry
    strict_serial_minute: int | None
    tasks: Steps


class PlanDocument(PlanEntry):
    """A whole plan; what it says of vehicles is left out where there are none."""

    format: Literal["launch-plan/1"] = "launch-plan/1"
    program: ShownName
    solver: ShownName
    campaign: str
    scenario: str
    graph: GraphEntry
    progress: FactsEntry | None = None
    day: DayEntry | None = None
    options: OptionsEntry
    result: ResultEntry
    launches: tuple[LaunchEntry, ...] = ()
    due_dates: tuple[DueEntry, ...] = ()
    vehicles: tuple[VehicleEntry, ...] = ()
    cover: tuple[CoverGapEntry, ...] = ()
    integrity: IntegrityEntry
    duty: DutyEntry | None = None
    effort: EffortEntry | None = None
    tasks: Steps
    driving_chain: tuple[ChainEntry, ...]
    resource_order: tuple[ArcEntry, ...]
    baseline: BaselineEntry | None
    replan: ReplanEntry | None = None

    @model_serializer(mode="wrap")
    def _without_empty(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        fields: dict[str, Any] = handler(self)
        left_out = OF_VEHICLES if not self.vehicles else frozenset()
        return {name: value for name, value in fields.items() if name not in left_out}
