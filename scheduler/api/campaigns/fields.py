"""
The words of a task graph as keywords of Python, for whoever builds a campaign.

What a word means stands on the page of the format. Words that Python keeps for itself have a dash
behind them: ``from_``, ``for_``, ``as_``.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypedDict

Moment = datetime | str
"""A date and time, ``2026-05-04T08:00``; without a time zone it is local."""

Length = timedelta | str
"""A length of time, ``6h``, ``90min`` or ``2d``."""

Names = str | Sequence[str]
"""One name, or several."""

Part = Mapping[str, Any]
"""Fields of a part that stands within another, by the words of the file."""

Link = str | Part
"""A predecessor: its id, ``mate+1h``, or ``{"task": mate, "lag": timedelta(hours=1)}``."""


class HeadFields(TypedDict, total=False):
    """What stands at the head of a task graph."""

    notes: str
    source: str
    time_zone: str
    launch: str
    target: Moment
    horizon: Length
    baseline: str
    scenario: str
    holidays: str | date | Sequence[str | date]
    weekend: Names
    stand_downs: str | date | Part | Sequence[str | date | Part]
    costs: Part
    permits: Part
    cover: Part


class FacilityFields(TypedDict, total=False):
    """Fields of a facility."""

    name: str
    room: int | str
    open: Names
    closed: str | date | Part | Sequence[str | date | Part]


class HazardFields(TypedDict, total=False):
    """Fields of a hazard."""

    name: str
    scope: str
    clears: bool
    forbids: Names


class WindowFields(TypedDict, total=False):
    """Fields of a window."""

    for_: str
    daily: str
    days: Names
    dates: str | date | Sequence[str | date]
    from_: Moment
    to: Moment
    widest: str
    earliest: Moment
    latest: Moment
    reason: str


class VehicleFields(TypedDict, total=False):
    """Fields of a vehicle."""

    name: str
    flows: Names
    launch: str
    standby: str | Part
    called: Part
    only_for_standby: Names
    muster: Length


class TaskFields(TypedDict, total=False):
    """Fields of a task; a bare number of hours is hours."""

    name: str
    hours: Length | float
    pausable: bool
    same_shift: bool
    elapsed: bool
    all_hands: bool
    hold_point: str
    test: bool
    crew: Mapping[str, int]
    facility: str
    equipment: Names
    hazards: Names
    exempt_from: Names
    after: Link | Sequence[Link]
    usually_after: Link | Sequence[Link]
    not_before: Moment | date | Part
    at: Moment | Part
    due: Moment
    as_late_as_possible: bool
    windows: str | Part | Sequence[str | Part]
    flow: str
    tags: Names
    loose_end: bool
    options: Part | Sequence[Part]
    note: str
    source: str


class LinkFields(TypedDict, total=False):
    """Fields of a link beside its predecessor."""

    type: str
    lag: Length
    working: bool


class LimitFields(TypedDict, total=False):
    """Fields of a limit beside its events."""

    max: Length
    reason: str


class HoldFields(TypedDict, total=False):
    """Fields of a hold beside its facility and its ends."""

    steps: Names
    room: int
    reason: str


class ScenarioFields(TypedDict, total=False):
    """Fields of a scenario."""

    name: str
    extends: str
    order: str
    shifts: Names
    week: Names
    weeks: Mapping[str, Names]
    stand_downs: str | date | Part | Sequence[str | date | Part]
    habits: str
    holidays: str
    people: Mapping[str, Mapping[str, int]]
    surge: Mapping[str, Mapping[str, int]]
    set_aside: Names
    widened: Names
    moved: Mapping[str, int | str]
    squeezed: Names
    options: str
    duty: str | Part
    done: Names
