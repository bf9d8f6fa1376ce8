"""Changes made: a campaign with named changes under one scenario, as a copy."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from scheduler.errors import did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.durations import format_minutes, parse_length, parse_work
from scheduler.model.link import Limit
from scheduler.model.moments import in_zone
from scheduler.model.scenario import Scenario, ScenarioEntry
from scheduler.model.task import Window
from scheduler.studies.changes import FORMS, NONE, WINDOW_PARTS, Change, refusal


def apply_changes(campaign: Campaign, scenario: str, changes: list[Change]) -> Campaign:
    """
    Return a changed copy of a campaign; what concerns shifts changes the named scenario.

    Raises
    ------
    InputError
        If a change names something that is not there, or a value that cannot be.
    """
    for change in changes:
        settled = settle_names(campaign, change)
        try:
            campaign = APPLY[settled.kind](campaign, scenario, settled)
        except (ValidationError, ValueError) as error:
            hint = f"Forms: {FORMS}."
            raise refusal("bad-setting", f"{change}: {_first_line(error)}", hint) from error
    return campaign


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


def _known(table: Mapping[str, Any], name: str, code: str) -> None:
    if name not in table:
        raise refusal(code, f"{name!r} is not there", did_you_mean(name, table))


def _count(text: str, least: int) -> int:
    if not text.isdecimal() or int(text) < least:
        message = f"{text!r} is not a whole number from {least} on"
        raise ValueError(message)
    return int(text)


def _crew(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    _known(campaign.crews, change.name, "unknown-crew")
    _known(campaign.shifts, change.part, "unknown-shift")
    crew = campaign.crews[change.name]
    people = {**crew.people, change.part: _count(change.value, least=0)}
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
    _known(campaign.facilities, change.name, "unknown-facility")
    _known({"room": 0}, change.part, "unknown-field")
    room = _count(change.value, least=1)
    facility = campaign.facilities[change.name].model_copy(update={"room": room})
    return campaign.model_copy(
        update={"facilities": {**campaign.facilities, change.name: facility}}
    )


def _week(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the days of the week on which one crew works."""
    _known(campaign.crews, change.name, "unknown-crew")
    resolved = campaign.resolve_scenario(scenario)
    weeks = {**resolved.weeks, change.name: change.value}
    return with_scenario(campaign, resolved, weeks=weeks)


SHIFT_FIELDS = {"week": "week", "worked": "shifts"}


def _shift(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    _known(SHIFT_FIELDS, change.part, "unknown-field")
    value: Any = change.value
    if change.part == "worked":
        value = [name.strip() for name in change.value.split(",")]
        for name in value:
            _known(campaign.shifts, name, "unknown-shift")
    resolved = campaign.resolve_scenario(scenario)
    return with_scenario(campaign, resolved, **{SHIFT_FIELDS[change.part]: value})


def _scenario(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    _known({"habits": 0, "order": 0, "holidays": 0, "options": 0}, change.part, "unknown-field")
    resolved = campaign.resolve_scenario(scenario)
    return with_scenario(campaign, resolved, **{change.part: change.value})


def with_scenario(campaign: Campaign, resolved: Scenario, **fields: Any) -> Campaign:
    """Return a campaign in which a scenario states all its fields, some of them new."""
    stated = {key: getattr(resolved, key) for key in Scenario.model_fields}
    entry = ScenarioEntry.model_validate({**stated, **fields})
    return campaign.model_copy(update={"scenarios": {**campaign.scenarios, resolved.id: entry}})


def _window(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop a window, or set one of its bounds, which the scenario then takes as they are."""
    _known(campaign.windows, change.name, "unknown-window")
    if not change.part:
        _require_none(change)
        tasks = {
            task_id: task.model_copy(
                update={"windows": tuple(w for w in task.windows if w != change.name)}
            )
            for task_id, task in campaign.tasks.items()
        }
        return campaign.model_copy(update={"tasks": tasks})
    _known(dict.fromkeys(WINDOW_PARTS), change.part, "unknown-field")
    before = campaign.windows[change.name]
    stated: dict[str, Any] = {"id": before.id, "for": before.applies_to, "daily": before.daily}
    stated |= {"from": before.start, "to": before.end}
    stated |= {"widest": before.widest, "earliest": before.earliest, "latest": before.latest}
    stated |= {"reason": before.reason, change.part: change.value}
    with in_zone(campaign.zone):
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
    _known({name: 0 for pair in keys for name in pair}, change.name, "unknown-limit")
    _known({"max": 0}, change.part, "unknown-field")
    meant = {full for pair in keys for full in pair[1:] if change.name in pair}
    if len(meant) > 1:
        message = f"several limits begin there; write limit.{min(meant)}.max"
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
        message = "a whole window or hold can only be set to none"
        raise ValueError(message)


def _hold(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop one hold, named by its first task, or all of a facility."""
    del scenario
    _require_none(change)
    names = {name: 0 for hold in campaign.holds for name in (hold.facility, hold.from_task)}
    _known(names, change.name, "unknown-hold")
    holds = tuple(
        hold for hold in campaign.holds if change.name not in {hold.facility, hold.from_task}
    )
    return campaign.model_copy(update={"holds": holds})


def _link(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop every link between two steps, hard or by habit."""
    del scenario
    return _without(campaign, change, ("after", "usually_after"))


def _habit(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop the links of habit between two steps and keep the hard ones."""
    del scenario
    return _without(campaign, change, ("usually_after",))


def _without(campaign: Campaign, change: Change, fields: tuple[str, ...]) -> Campaign:
    _known(campaign.tasks, change.part, "unknown-task")
    task = campaign.tasks[change.part]
    sources = {link.task: 0 for field in fields for link in getattr(task, field)}
    _known(sources, change.name, f"unknown-{change.kind}")
    kept = {
        field: tuple(link for link in getattr(task, field) if link.task != change.name)
        for field in fields
    }
    return _with_task(campaign, change.part, kept)


def _hours(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the hours of a step; a test procedure is never shortened."""
    del scenario
    _known(campaign.tasks, change.name, "unknown-task")
    task, hours = campaign.tasks[change.name], parse_work(change.value)
    if task.test and hours < task.duration:
        full = format_minutes(task.duration)
        message = f"{change}: {change.name!r} is a test procedure of {full}"
        raise refusal("test-shortened", message, f"Give it {full} or more.")
    return _with_task(campaign, change.name, {"duration": hours})


def _option(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Let a step be done in one way only: 0 as it stands, or the number of one of its options."""
    del scenario
    _known(campaign.tasks, change.name, "unknown-task")
    task, option = campaign.tasks[change.name], _count(change.value, least=0)
    if option not in task.ways:
        message = f"{change.name!r} has the ways 0 (as it stands) to {len(task.options)}"
        raise ValueError(message)
    tasks = {**campaign.tasks, task.id: task.in_way(option).model_copy(update={"options": ()})}
    return campaign.model_copy(update={"tasks": tasks})


def _with_task(campaign: Campaign, task_id: str, update: dict[str, Any]) -> Campaign:
    task = campaign.tasks[task_id].model_copy(update=update)
    return campaign.model_copy(update={"tasks": {**campaign.tasks, task_id: task}})


APPLY: Mapping[str, Callable[[Campaign, str, Change], Campaign]] = {
    "crew": _crew,
    "facility": _facility,
    "habit": _habit,
    "hold": _hold,
    "hours": _hours,
    "limit": _limit,
    "link": _link,
    "option": _option,
    "scenario": _scenario,
    "shift": _shift,
    "week": _week,
    "window": _window,
}
