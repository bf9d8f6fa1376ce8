"""Changes made: a campaign with named changes under one scenario, as a copy."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from scheduler.model.campaign import Campaign
from scheduler.model.link import Limit
from scheduler.model.notation.durations import parse_length
from scheduler.model.notation.moments import in_zone
from scheduler.model.resource import Facility, Hold
from scheduler.model.scenario import Scenario, ScenarioEntry
from scheduler.model.task import Window
from scheduler.studies.changes.applying_steps import (
    change_earliest,
    change_hours,
    change_option,
    drop_habit,
    drop_link,
)
from scheduler.studies.changes.applying_times import (
    change_closures,
    change_opening,
    change_room,
    with_date,
    with_shift_hours,
    with_stand_down,
)
from scheduler.studies.changes.changes import FORMS, NONE, WINDOW_PARTS, Change, refusal
from scheduler.studies.changes.meant_steps import with_ids
from scheduler.studies.changes.names import read_count, require_known
from scheduler.studies.changes.new_steps import Addition
from scheduler.studies.changes.redo import Redo

AnyChange = Change | Addition | Redo
"""A value that is set or dropped, steps that are added, or steps that are repeated."""


def apply_changes(campaign: Campaign, scenario: str, changes: Sequence[AnyChange]) -> Campaign:
    """
    Return a changed copy of a campaign; what concerns shifts changes the named scenario.

    Raises
    ------
    InputError
        If a change names something that is not there, or a value that cannot be.
    """
    with in_zone(campaign.zone):
        for change in changes:
            campaign = _apply(campaign, scenario, change)
    return campaign


def _apply(campaign: Campaign, scenario: str, change: AnyChange) -> Campaign:
    if isinstance(change, Addition | Redo):
        return change.apply(campaign, scenario)
    settled = with_ids(campaign, settle_names(campaign, change))
    try:
        return APPLY[settled.kind](campaign, scenario, settled)
    except (ValidationError, ValueError) as error:
        hint = f"Write one of: {FORMS}."
        raise refusal("bad-setting", f"{change}: {_first_line(error)}", hint) from error


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return error.errors()[0]["msg"]
    return str(error)


def settle_names(campaign: Campaign, change: Change) -> Change:
    """Take the name and the part of a change apart where the campaign knows both."""
    if change.kind == "window" and change.value == NONE and change.part:
        whole = f"{change.name}.{change.part}"
        return replace(change, name=whole, part="") if whole in campaign.windows else change
    sign = SIGNS.get(change.kind)
    if sign is None:
        return change
    first = campaign.crews if change.kind == "crew" else campaign.tasks
    second = campaign.shifts if change.kind == "crew" else campaign.tasks
    whole = f"{change.name}{sign}{change.part}"
    cuts = [place for place, letter in enumerate(whole) if letter == sign]
    both = [(change.name, change.part), *((whole[:cut], whole[cut + 1 :]) for cut in cuts)]
    known = [(name, part) for name, part in both if name in first and part in second]
    name, part = known[0] if known else both[0]
    return replace(change, name=name, part=part)


SIGNS = {"crew": ".", "link": ">", "habit": ">"}


def _crew(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    require_known(campaign.crews, change.name, "unknown-crew")
    require_known(campaign.shifts, change.part, "unknown-shift")
    crew = campaign.crews[change.name]
    people = {**crew.people, change.part: read_count(change.value, least=0)}
    resolved = campaign.resolve_scenario(scenario)
    crews = {**campaign.crews, change.name: crew.model_copy(update={"people": people})}
    stated = {field: _without_shift(getattr(resolved, field), change) for field in STAFFING}
    return with_scenario(campaign.model_copy(update={"crews": crews}), resolved, **stated)


STAFFING = ("people", "surge")
"""Fields of a scenario that say more of head-counts than the crews themselves."""


def _without_shift(stated: Mapping[str, Mapping[str, int]], change: Change) -> dict[str, Any]:
    """Return what a scenario says of head-counts but for one crew on one shift."""
    left = {name: dict(people) for name, people in stated.items()}
    left.get(change.name, {}).pop(change.part, None)
    return left


def _facility(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    del scenario
    require_known(campaign.facilities, change.name, "unknown-facility")
    require_known(PLACE_PARTS, change.part, "unknown-field")
    facility = PLACE_PARTS[change.part](campaign.facilities[change.name], change.value)
    return campaign.model_copy(
        update={"facilities": {**campaign.facilities, change.name: facility}}
    )


PLACE_PARTS: Mapping[str, Callable[[Facility, str], Facility]] = {
    "room": change_room,
    "open": change_opening,
    "closed": change_closures,
}


def _week(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the days of the week on which one crew works."""
    require_known(campaign.crews, change.name, "unknown-crew")
    resolved = campaign.resolve_scenario(scenario)
    weeks = {**resolved.weeks, change.name: change.value}
    return with_scenario(campaign, resolved, weeks=weeks)


SHIFT_FIELDS = {"week": "week", "worked": "shifts"}


def _shift(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    if change.name:
        require_known(campaign.shifts, change.name, "unknown-shift")
        require_known({"hours": 0}, change.part, "unknown-field")
        return with_shift_hours(campaign, change.name, change.value)
    require_known(SHIFT_FIELDS, change.part, "unknown-field")
    value: Any = change.value
    if change.part == "worked":
        value = [name.strip() for name in change.value.split(",")]
        for name in value:
            require_known(campaign.shifts, name, "unknown-shift")
    resolved = campaign.resolve_scenario(scenario)
    return with_scenario(campaign, resolved, **{SHIFT_FIELDS[change.part]: value})


def _scenario(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    require_known(dict.fromkeys(SCENARIO_PARTS), change.part, "unknown-field")
    resolved = campaign.resolve_scenario(scenario)
    if change.part in STAND_DOWN:
        rests = with_stand_down(resolved, change.value)
        return with_scenario(campaign, resolved, stand_downs=rests)
    return with_scenario(campaign, resolved, **{change.part: change.value})


STAND_DOWN = ("stand_down", "stand-down")
SCENARIO_PARTS = ("habits", "order", "holidays", "options", *STAND_DOWN)


def _campaign(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the start of the campaign or its target."""
    del scenario
    require_known({"start": 0, "target": 0}, change.part, "unknown-field")
    return with_date(campaign, change.part, change.value)


def with_scenario(campaign: Campaign, resolved: Scenario, **fields: Any) -> Campaign:
    """Return a campaign in which a scenario states all its fields, some of them new."""
    stated = {key: getattr(resolved, key) for key in Scenario.model_fields}
    entry = ScenarioEntry.model_validate({**stated, **fields})
    return campaign.model_copy(update={"scenarios": {**campaign.scenarios, resolved.id: entry}})


def _window(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop a window, or set one of its bounds, which the scenario then takes as they are."""
    require_known(campaign.windows, change.name, "unknown-window")
    if not change.part:
        _require_none(change)
        tasks = {
            task_id: task.model_copy(
                update={"windows": tuple(w for w in task.windows if w != change.name)}
            )
            for task_id, task in campaign.tasks.items()
        }
        return campaign.model_copy(update={"tasks": tasks})
    require_known(dict.fromkeys(WINDOW_PARTS), change.part, "unknown-field")
    before = campaign.windows[change.name]
    stated: dict[str, Any] = {"id": before.id, "for": before.applies_to, "daily": before.daily}
    stated |= {"from": before.start, "to": before.end}
    stated |= {"widest": before.widest, "earliest": before.earliest, "latest": before.latest}
    stated |= {"days": before.days, "dates": before.dates}
    value = change.value.split(",") if change.part == "dates" else change.value
    stated |= {"reason": before.reason, change.part: value}
    windows = {**campaign.windows, change.name: Window.model_validate(stated)}
    changed = campaign.model_copy(update={"windows": windows})
    resolved = campaign.resolve_scenario(scenario)
    if change.name not in resolved.widened:
        return changed
    widened = [name for name in resolved.widened if name != change.name]
    return with_scenario(changed, resolved, widened=widened)


def _limit(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Change the limit that begins at a step; where there are several, ``A end>B start``."""
    del scenario
    keys = [(limit.from_event.task, limit_name(limit)) for limit in campaign.limits]
    require_known({name: 0 for pair in keys for name in pair}, change.name, "unknown-limit")
    require_known({"max": 0}, change.part, "unknown-field")
    meant = {full for pair in keys for full in pair[1:] if change.name in pair}
    if len(meant) > 1:
        message = f"several limits start there; write limit.{min(meant)}.max"
        raise ValueError(message)
    longest = parse_length(change.value)
    limits = tuple(
        limit.model_copy(update={"max": longest}) if limit_name(limit) in meant else limit
        for limit in campaign.limits
    )
    return campaign.model_copy(update={"limits": limits})


def limit_name(limit: Limit) -> str:
    """Return the name that no other limit between other events has: ``G06 end>launch end``."""
    return f"{limit.from_event}>{limit.to_event}"


def _require_none(change: Change) -> None:
    if change.value != NONE:
        message = "a whole window or hold can only be removed: set it to none"
        raise ValueError(message)


def _hold(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop one hold, named by its first task, or all of a facility."""
    del scenario
    _require_none(change)
    names = {name: 0 for hold in campaign.holds for name in (hold.facility, hold.from_task)}
    require_known(names, change.name, "unknown-hold")
    meant = [hold for hold in campaign.holds if change.name in {hold.facility, hold.from_task}]
    holds = [hold for hold in campaign.holds if hold not in meant]
    return campaign.model_copy(update={"holds": (*holds, *let_go(meant))})


def let_go(holds: Iterable[Hold]) -> Iterator[Hold]:
    """Yield what is left of holds that are dropped: their steps still take no room."""
    yield from (hold.model_copy(update={"room": 0}) for hold in holds if hold.steps)


APPLY: Mapping[str, Callable[[Campaign, str, Change], Campaign]] = {
    "campaign": _campaign,
    "crew": _crew,
    "facility": _facility,
    "habit": drop_habit,
    "hold": _hold,
    "hours": change_hours,
    "limit": _limit,
    "link": drop_link,
    "not_before": change_earliest,
    "option": change_option,
    "scenario": _scenario,
    "shift": _shift,
    "week": _week,
    "window": _window,
}
