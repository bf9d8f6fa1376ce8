"""What stands in ``plan.json``: one definition for the export that writes it and its reader."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, NonNegativeInt
from pydantic_core import PydanticCustomError

from scheduler.formats.entries import DateOf, From, PlanEntry
from scheduler.formats.plan_kept import DutyEntry, EffortEntry, IntegrityEntry
from scheduler.formats.plan_reasons import ArcEntry, ChainEntry, DriverEntry
from scheduler.model.search_bounds import LONGEST_SEARCH, MOST_SEED, MOST_WORKERS

PLAN_FORMAT = "launch-plan/1"

Verdict = Literal["optimal", "feasible", "infeasible", "unknown"]
Ending = Literal["proof", "time limit", "interrupted", "no search"]
Preferred = Literal["early", "calm", "cheap"]


def _shown_as_it_is(text: str) -> str:
    """Refuse a name with characters that would change how what stands around it is shown."""
    if text.isprintable():
        return text
    message = "{value} holds characters that cannot be shown"
    raise PydanticCustomError("bad-character", message, {"value": ascii(text)})


ShownName = Annotated[str, AfterValidator(_shown_as_it_is)]


class GraphEntry(PlanEntry):
    """The task graph: name, SHA-256 of its bytes, and its text, so that a plan stands alone."""

    file: ShownName
    digest: str
    text: str


class FactsEntry(PlanEntry):
    """The facts of the day: name, SHA-256 of the file's bytes, and its text."""

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


class PreferenceEntry(PlanEntry):
    """What was preferred to early starts: person-minutes for calm, hundredths for cheap."""

    name: Preferred
    value: NonNegativeInt
    bound: NonNegativeInt
    proved: bool


class ResultEntry(PlanEntry):
    """How it ended; minutes count from the campaign start, dates are local."""

    status: Verdict
    stop: Ending
    launch: Annotated[str, DateOf("launch_minute")]
    launch_minute: int
    bound: Annotated[str, DateOf("bound_minute")]
    bound_minute: int
    gap_minutes: int
    settled: bool
    preference: PreferenceEntry | None = None


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


class TaskEntry(PlanEntry):
    """
    One step: dates, worked pieces in minutes, and whether it is on the driving chain.

    ``option`` is 0 for a step done as it stands, or the number of the option that was chosen.
    """

    id: str
    start: Annotated[str, DateOf("start")]
    end: Annotated[str, DateOf("end")]
    start_minute: Annotated[int, From("start")]
    end_minute: Annotated[int, From("end")]
    pieces: tuple[tuple[int, int], ...]
    option: NonNegativeInt = 0
    on_driving_chain: bool = False
    total_float_minutes: int | None = None
    free_float_minutes: int | None = None
    driver: DriverEntry | None = None


def _refuse_twins(steps: tuple[TaskEntry, ...]) -> tuple[TaskEntry, ...]:
    counts = Counter(step.id for step in steps)
    twins = [step_id for step_id, count in counts.items() if count > 1]
    if twins:
        raise PydanticCustomError(
            "twin-steps", "more than one entry for {ids}", {"ids": ", ".join(map(repr, twins))}
        )
    return steps


Steps = Annotated[tuple[TaskEntry, ...], AfterValidator(_refuse_twins)]


class BaselineEntry(PlanEntry):
    """The plan that this one is compared with."""

    scenario: str
    result: ResultEntry
    strict_serial_minute: int | None
    tasks: Steps


class PlanDocument(PlanEntry):
    """A whole plan."""

    format: Literal["launch-plan/1"] = "launch-plan/1"
    program: ShownName
    solver: ShownName
    campaign: str
    scenario: str
    graph: GraphEntry
    progress: FactsEntry | None = None
    options: OptionsEntry
    result: ResultEntry
    launches: tuple[LaunchEntry, ...] = ()
    due_dates: tuple[DueEntry, ...] = ()
    integrity: IntegrityEntry
    duty: DutyEntry | None = None
    effort: EffortEntry | None = None
    tasks: Steps
    driving_chain: tuple[ChainEntry, ...]
    resource_order: tuple[ArcEntry, ...]
    baseline: BaselineEntry | None
