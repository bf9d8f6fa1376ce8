"""A rule that can collide with others: what it says, where it stands, how to take it out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import DAY, format_days
from scheduler.model.scenario import Scenario

Path = tuple[str | int, ...]
"""Keys and list positions in the task graph, as in `Finding`."""

TakeOut = Callable[[Campaign, Scenario], Campaign]


class RuleFamily(StrEnum):
    """What kind of rule it is; those that matter least often are tried without first."""

    HOLD = "hold"
    HAZARD = "hazard"
    CLOSURE = "closure"
    HOURS = "hours"
    STAND_DOWN = "stand-down"
    HOLIDAY = "holiday"
    LEAVE = "own days off"
    CHANGE = "people for a time"
    DUTY = "duty"
    ROOM = "room"
    LIMIT = "limit"
    WINDOW = "window"
    NOT_BEFORE = "not before"
    PROMISED = "promised date"
    HABIT = "habit"
    ORDER = "order"
    OPTIONS = "options"
    WEEK = "week"
    WEEKDAY = "weekday"
    CREW = "crew"
    SHIFT = "shift"
    LINK = "link"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    One rule of a campaign under one scenario.

    ``key`` is stable and unique, ``subject`` names what the rule is about (its parts depend on the
    family), ``words`` say it to people and ``path`` where it stands in the task graph. ``take_out``
    returns a copy of a campaign without the rule.
    """

    key: str
    family: RuleFamily = field(compare=False)
    subject: tuple[str, ...] = field(compare=False)
    words: str = field(compare=False)
    path: Path = field(compare=False)
    take_out: TakeOut = field(compare=False, repr=False)


def keep(campaign: Campaign, scenario: Scenario) -> Campaign:
    """Leave a campaign as it is: the date is no part of it."""
    del scenario
    return campaign


def stating_scenario(campaign: Campaign, scenario: str, field_name: str) -> Path:
    """Return the path of the entry from which a scenario has a field."""
    here = scenario
    seen: list[str] = []
    while here and here not in seen:
        entry = campaign.scenarios[here]
        if getattr(entry, field_name) is not None:
            return ("scenarios", here, field_name)
        seen.append(here)
        here = entry.extends
    return ("scenarios", scenario)


def named(campaign: Campaign, task_id: TaskId) -> str:
    """Return the id and the name of a step."""
    title = campaign.tasks[task_id].title
    return task_id if title == task_id else f"{task_id} ({title})"


def length_words(minutes: Minutes) -> str:
    """Return elapsed minutes for people, whole days without a fraction: ``7 d``, ``2.5 d``."""
    days, rest = divmod(minutes, DAY)
    return f"{days} d" if days and not rest else format_days(minutes)
