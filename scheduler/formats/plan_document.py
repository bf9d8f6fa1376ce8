"""What stands in ``plan.json``: one definition for the export that writes it and its reader."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, NonNegativeFloat, NonNegativeInt
from pydantic_core import PydanticCustomError

PLAN_FORMAT = "launch-plan/1"

Verdict = Literal["optimal", "feasible", "infeasible", "unknown"]
Ending = Literal["proof", "time limit", "interrupted", "no search"]


class Entry(BaseModel):
    """A frozen part of the document; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GraphEntry(Entry):
    """The task graph: name, SHA-256 of its bytes, and its text, so that a plan stands alone."""

    file: str
    digest: str
    text: str


class OptionsEntry(Entry):
    """How the search was run."""

    time_limit: NonNegativeFloat
    workers: NonNegativeInt
    seed: int
    settle: NonNegativeFloat


class ResultEntry(Entry):
    """How it ended; minutes count from the campaign start, dates are local."""

    status: Verdict
    stop: Ending
    launch: str
    launch_minute: int
    bound: str
    bound_minute: int
    gap_minutes: int
    settled: bool


class DriverEntry(Entry):
    """Why a step starts when it does."""

    cause: str
    task: str | None
    event_minute: int
    until_minute: int
    detail: str
    wait: str | None


class TaskEntry(Entry):
    """
    One step: dates, worked pieces in minutes, and whether it is on the driving chain.

    ``option`` is 0 for a step done as it stands, or the number of the option that was chosen.
    """

    id: str
    start: str
    end: str
    start_minute: int
    end_minute: int
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


class ArcEntry(Entry):
    """One step hands a crew, place or cleared zone on to another."""

    source: str
    target: str
    cause: str
    resource: str


class ChainEntry(Entry):
    """A piece of the driving chain."""

    kind: str
    task: str
    start_minute: int
    end_minute: int
    cause: str
    by: str | None
    detail: str


class IntegrityEntry(Entry):
    """What the plan kept, counted."""

    whole: bool
    steps: int
    steps_kept: int
    tests: int
    tests_kept: int
    done: tuple[str, ...]
    habits_relaxed: tuple[tuple[str, str], ...]


class ShiftDutyEntry(Entry):
    """The duties of one crew on one shift, the figures being the worst of all its teams."""

    crew: str
    shift: str
    people: int
    teams: int
    teams_needed: int
    duties: int
    most_minutes_in_day: int
    most_minutes_in_week: int
    most_days_in_row: int
    least_rest_minutes: int | None


class DutyDeviationEntry(Entry):
    """One duty beyond a rule; value and limit are minutes, or days for the days in a row."""

    crew: str
    shift: str
    team: int
    rule: str
    value: int
    limit: int
    start: str
    end: str
    start_minute: int
    end_minute: int


class DutyEntry(Entry):
    """What the duty rules say; the price is in hundredths."""

    use: str
    proved: bool
    price: int | None
    shifts: tuple[ShiftDutyEntry, ...]
    deviations: tuple[DutyDeviationEntry, ...]


class BaselineEntry(Entry):
    """The plan that this one is compared with."""

    scenario: str
    result: ResultEntry
    strict_serial_minute: int | None
    tasks: Steps


class PlanDocument(Entry):
    """A whole plan."""

    format: Literal["launch-plan/1"] = "launch-plan/1"
    program: str
    solver: str
    campaign: str
    scenario: str
    graph: GraphEntry
    options: OptionsEntry
    result: ResultEntry
    integrity: IntegrityEntry
    duty: DutyEntry | None = None
    tasks: Steps
    driving_chain: tuple[ChainEntry, ...]
    resource_order: tuple[ArcEntry, ...]
    baseline: BaselineEntry | None
