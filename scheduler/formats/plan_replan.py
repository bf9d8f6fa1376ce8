"""Entries of ``plan.json`` about the plan that was announced before, and what changed of it."""

from typing import Annotated

from pydantic import AfterValidator, Field, NonNegativeInt

from scheduler.formats.entries import DateOf, From, PlanEntry
from scheduler.formats.history import row_of
from scheduler.formats.plan_parts import FactsEntry, Preferred, ResultEntry, Steps


class FirstPlanEntry(PlanEntry):
    """The first plan of the campaign: SHA-256 of its file, and its launch."""

    digest: str
    launch: Annotated[str, DateOf("launch")]
    launch_minute: Annotated[int, From("launch")]


class AnnouncedEntry(PlanEntry):
    """
    The plan last told to the crews, with the facts that it knew itself.

    ``told`` are the starts announced before it, in minutes, by step.
    """

    digest: str
    scenario: str
    facts: FactsEntry | None
    result: ResultEntry
    first: FirstPlanEntry
    told: dict[str, int] = Field(default_factory=dict)
    tasks: Steps


class PushedEntry(PlanEntry):
    """The announced plan, pushed no further than facts demand; no launch where that is no plan."""

    launch: Annotated[str | None, DateOf("launch")]
    launch_minute: Annotated[int | None, From("launch")]
    moved: tuple[str, ...]
    reason: str


class LevelEntry(PlanEntry):
    """What was to be as small as can be, its value, and the bound below which there is no plan."""

    aim: str
    value: int
    bound: int
    proved: bool


class NewShiftEntry(PlanEntry):
    """A shift of a crew that begins soon and had no ordinary work in the announced plan."""

    crew: str
    shift: str
    start: Annotated[str, DateOf("start")]
    start_minute: Annotated[int, From("start")]


class DisturbanceEntry(PlanEntry):
    """The steps that moved with their weights, and the new shifts."""

    total: int
    moved: dict[str, int]
    frozen: tuple[str, ...]
    new_shifts: tuple[NewShiftEntry, ...]
    per_shift: int
    minutes: int


class UnfrozenEntry(PlanEntry):
    """The launch that there would be without the freeze."""

    launch: Annotated[str, DateOf("launch")]
    launch_minute: Annotated[int, From("launch")]
    bound: Annotated[str, DateOf("bound")]
    bound_minute: Annotated[int, From("bound")]


class TradeEntry(PlanEntry):
    """The least disturbance of plans that launch by a date."""

    launch: Annotated[str, DateOf("launch")]
    launch_minute: Annotated[int, From("launch")]
    disturbance: int
    bound: int
    proved: bool
    is_next: bool


class EatenEntry(PlanEntry):
    """The float that something without effect on launch took from a step."""

    step: str
    title: str
    minutes: int


class SlipCauseEntry(PlanEntry):
    """Something that a slip is put down to, and the minutes that it costs by three measures."""

    name: str
    kind: str
    title: str
    why: str
    step: str | None
    amount_minutes: Annotated[int | None, From("amount")]
    over: Annotated[bool, From("is_over")]
    known: Annotated[str | None, DateOf("known")]
    known_minute: Annotated[int | None, From("known")]
    by_step_minutes: Annotated[int, From("by_step")]
    alone_minutes: Annotated[int, From("alone")]
    but_for_minutes: Annotated[int, From("but_for")]
    share_minutes: Annotated[float, From("share_minutes")]
    ate: tuple[EatenEntry, ...]


class CausesEntry(PlanEntry):
    """
    What the slip of launch is put down to, in the order in which it became known.

    What each adds by step and what replanning gave back are the slip, to the minute.
    """

    announced_minute: Annotated[int, From("announced")]
    retimed_minute: Annotated[int, From("retimed")]
    new_minute: Annotated[int, From("new")]
    slip_minutes: Annotated[int, From("slip")]
    given_back_minutes: Annotated[int, From("given_back")]
    about: Annotated[bool, From("is_about")]
    causes: tuple[SlipCauseEntry, ...]


def _history_row(texts: dict[str, str]) -> dict[str, str]:
    """Return texts by heading that make a line of a history; refuse others."""
    row_of(texts)
    return texts


HistoryTexts = Annotated[dict[str, str], AfterValidator(_history_row)]
"""A line of a history as texts by heading."""


class ReplanEntry(PlanEntry):
    """How the plan came out of the announced one; steady, unless something was preferred."""

    announced: AnnouncedEntry
    prefer: Preferred | None
    freeze_minutes: Annotated[NonNegativeInt, From("freeze")]
    pins: dict[str, int]
    pushed: PushedEntry
    levels: tuple[LevelEntry, ...]
    disturbance: DisturbanceEntry
    unfrozen: UnfrozenEntry | None = None
    trade: tuple[TradeEntry, ...] = ()
    causes: CausesEntry | None = None
    history: tuple[HistoryTexts, ...]
