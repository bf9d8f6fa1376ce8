"""Entries of ``plan.json`` that stand in more than one place: files, results and steps."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import AfterValidator, NonNegativeInt
from pydantic_core import PydanticCustomError

from scheduler.formats.entries import DateOf, From, PlanEntry
from scheduler.formats.plan_reasons import DriverEntry

Verdict = Literal["optimal", "feasible", "infeasible", "unknown"]
Ending = Literal["proof", "time limit", "interrupted", "no search"]
Preferred = Literal["early", "calm", "cheap", "cover"]


def _shown_as_it_is(text: str) -> str:
    """Refuse a name with characters that would change how what stands around it is shown."""
    if text.isprintable():
        return text
    message = "{value} holds characters that cannot be shown"
    raise PydanticCustomError("bad-character", message, {"value": ascii(text)})


ShownName = Annotated[str, AfterValidator(_shown_as_it_is)]


class FactsEntry(PlanEntry):
    """
    The facts of the day: name, SHA-256 of the file's bytes, and its text.

    ``counted_in`` is the scenario by whose calendars the work done until then is counted, where
    that is not the scenario of the plan.
    """

    file: ShownName
    digest: str
    text: str
    counted_in: str | None = None


class UnfinishedEntry(PlanEntry):
    """A step begun and not done: when it began, what is left, when it goes on and what stops it."""

    step: str
    begun: Annotated[str, DateOf("begun")]
    left_minutes: Annotated[int, From("left")]
    start: Annotated[str, DateOf("start")]
    end: Annotated[str, DateOf("end")]
    suspended: Annotated[bool, From("is_suspended")]
    waits_for: tuple[str, ...]
    breaks: tuple[tuple[int, int], ...]


class DepartureEntry(PlanEntry):
    """A fact that breaks a rule: of which steps, by how much, and what has to wait for it."""

    rule: str
    steps: tuple[str, ...]
    amount: int
    subject: str
    holds_up: tuple[str, ...]


class LimitEntry(PlanEntry):
    """A limit that still counts: from when, until when, and how much of it the plan leaves."""

    start: Annotated[str, From("from_event")]
    end: Annotated[str, From("to_event")]
    counts_from: Annotated[str, DateOf("since")]
    recorded: Annotated[bool, From("is_recorded")]
    runs_out: Annotated[str, DateOf("runs_out")]
    left_minutes: Annotated[int, From("left")]


class DayEntry(PlanEntry):
    """What is known at the data date, and what that means for what is left."""

    data_date: Annotated[str, DateOf("data_date")]
    data_date_minute: Annotated[int, From("data_date")]
    done: int
    to_come: int
    unfinished: tuple[UnfinishedEntry, ...]
    dropped: tuple[str, ...]
    assumed: tuple[str, ...]
    unrecorded: tuple[str, ...]
    departures: tuple[DepartureEntry, ...]
    limits: tuple[LimitEntry, ...]


class PreferenceEntry(PlanEntry):
    """
    What was preferred to early starts, by its value.

    Person-minutes for calm, hundredths for cheap, minutes from the start to standby for cover.
    """

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
