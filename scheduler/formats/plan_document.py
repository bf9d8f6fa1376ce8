"""What stands in ``plan.json``: one definition for the export that writes it and its reader."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, NonNegativeInt
from pydantic_core import PydanticCustomError

from scheduler.model.search_bounds import LONGEST_SEARCH, MOST_SEED, MOST_WORKERS

PLAN_FORMAT = "launch-plan/1"

Verdict = Literal["optimal", "feasible", "infeasible", "unknown"]
Ending = Literal["proof", "time limit", "interrupted", "no search"]
Preferred = Literal["early", "calm", "cheap"]


class PlanEntry(BaseModel):
    """A frozen part of the document; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GraphEntry(PlanEntry):
    """The task graph: name, SHA-256 of its bytes, and its text, so that a plan stands alone."""

    file: str
    digest: str
    text: str


class OptionsEntry(PlanEntry):
    """How the search was run."""

    time_limit: Annotated[float, Field(ge=0, le=LONGEST_SEARCH, allow_inf_nan=False)]
    workers: Annotated[int, Field(ge=0, le=MOST_WORKERS)]
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
    launch: str
    launch_minute: int
    bound: str
    bound_minute: int
    gap_minutes: int
    settled: bool
    preference: PreferenceEntry | None = None


class CauseEntry(PlanEntry):
    """
    An obstacle in the way of a step: a rule of its calendar, or another step.

    ``subject`` is the crew, place or hazard by its id, ``reason`` what the graph says about it.
    """

    cause: str
    task: str | None
    subject: str
    detail: str
    reason: str
    since_minute: int
    until_minute: int


class WaitEntry(PlanEntry):
    """A stretch of a wait with its one cause, or those that keep the step back together."""

    start_minute: int
    end_minute: int
    causes: tuple[CauseEntry, ...]


class LaunchEntry(PlanEntry):
    """A lift-off with its margin to its own target, below zero if it is missed."""

    step: str
    name: str
    time: str
    minute: int
    target: str | None
    target_minute: int | None
    margin_minutes: int | None


class DueEntry(PlanEntry):
    """
    A step with a due date, which may be missed, and its margin, below zero if it is.

    ``slip_minutes`` is how much later its own calendar lets it end without being late.
    """

    step: str
    due: str
    due_minute: int
    end_minute: int
    margin_minutes: int
    slip_minutes: int


class DriverEntry(PlanEntry):
    """
    Why a step starts when it does: what was in its way last, and what it waited for after that.

    Where ``freed``, the event is the earliest possible one of a step that a limit ties to this one.
    """

    cause: str
    task: str | None
    event_minute: int
    until_minute: int
    detail: str
    wait: str | None
    lag_minutes: int = 0
    working: bool = False
    freed: bool = False
    waits: tuple[WaitEntry, ...] = ()
    beside: tuple[CauseEntry, ...] = ()
    also: tuple[CauseEntry, ...] = ()


class TaskEntry(PlanEntry):
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


class ArcEntry(PlanEntry):
    """One step hands a crew, place or cleared zone on to another."""

    source: str
    target: str
    cause: str
    resource: str


class ChainEntry(PlanEntry):
    """A piece of the driving chain."""

    kind: str
    task: str
    start_minute: int
    end_minute: int
    cause: str
    by: str | None
    detail: str
    causes: tuple[CauseEntry, ...] = ()
    freed: bool = False


class HabitEntry(PlanEntry):
    """A habit set aside: whether the plan uses that, how long both overlap, how much is gained."""

    source: str
    target: str
    use: str
    overlap_minutes: int
    early_minutes: int


class OtherWayEntry(PlanEntry):
    """A step done by one of its options, beside the step as it stands."""

    step: str
    option: int
    name: str
    minutes: int
    nominal_minutes: int
    crew: dict[str, int]
    nominal_crew: dict[str, int]
    facility: str | None
    nominal_facility: str | None


class AddedPeopleEntry(PlanEntry):
    """A crew with more people on a shift than in the baseline; ``peak`` are at work at once."""

    crew: str
    shift: str
    people: int
    baseline: int
    peak: int


class IntegrityEntry(PlanEntry):
    """
    What the plan kept, counted, and what it was bought with, one by one.

    Steps and tests are those before launch; ``after_launch`` names those that end after it.
    """

    whole: bool
    steps: int
    steps_kept: int
    tests: int
    tests_kept: int
    hard_links: int = 0
    hard_links_kept: int = 0
    hard_links_done: int = 0
    after_launch: tuple[str, ...] = ()
    done: tuple[str, ...]
    habits_relaxed: tuple[tuple[str, str], ...]
    habits: tuple[HabitEntry, ...] = ()
    other_ways: tuple[OtherWayEntry, ...] = ()
    added_people: tuple[AddedPeopleEntry, ...] = ()
    duty_deviations: int | None = None


class ShiftDutyEntry(PlanEntry):
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


class DutyDeviationEntry(PlanEntry):
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


class DutyEntry(PlanEntry):
    """What the duty rules say; the price is in hundredths."""

    use: str
    proved: bool
    price: int | None
    shifts: tuple[ShiftDutyEntry, ...]
    deviations: tuple[DutyDeviationEntry, ...]


class BaselineEntry(PlanEntry):
    """The plan that this one is compared with."""

    scenario: str
    result: ResultEntry
    strict_serial_minute: int | None
    tasks: Steps


class EffortEntry(PlanEntry):
    """What the plan asks of people; ``cost`` is in hundredths of the unit of cost."""

    person_shifts: int
    work_minutes: int
    night_minutes: int
    weekend_minutes: int
    cost: int


class PlanDocument(PlanEntry):
    """A whole plan."""

    format: Literal["launch-plan/1"] = "launch-plan/1"
    program: str
    solver: str
    campaign: str
    scenario: str
    graph: GraphEntry
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
