"""
Named changes to a campaign under one scenario: what-if questions and levers.

A change is plain data and has a text form, such as ``crew.LIF.night=24``; applying it gives a
changed copy of the campaign.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from scheduler.errors import InputError, Problem, Where, did_you_mean
from scheduler.model.campaign import Campaign
from scheduler.model.durations import parse_length, parse_work
from scheduler.model.scenario import Scenario, ScenarioEntry
from scheduler.model.task import Window


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change: its ``kind``, the thing it changes, which part of it, and the new value."""

    kind: str
    name: str
    part: str
    value: str

    def __str__(self) -> str:
        if self.kind == "link":
            return f"drop link {self.name} > {self.part}"
        if self.kind == "hours":
            return f"hours {self.name}={self.value}"
        dotted = ".".join(part for part in (self.kind, self.name, self.part) if part)
        return f"{dotted}={self.value}"


FORMS = (
    "crew.CREW.SHIFT=PEOPLE, facility.FACILITY.room=N, shift.week=mon-sun, "
    "shift.worked=day,evening, scenario.habits=relaxed, scenario.order=parallel, "
    "window.NAME.daily=06:00-20:00, window.NAME=none, limit.STEP.max=9d, hold.FACILITY=none"
)
PARTS = {"crew": 3, "facility": 3, "shift": 2, "scenario": 2, "limit": 3, "hold": 2}


def parse_setting(text: str) -> Change:
    """
    Read ``crew.LIF.night=24`` and the like.

    Raises
    ------
    InputError
        If the text has no such form.
    """
    left, sign, value = text.partition("=")
    parts = left.strip().split(".")
    kind = parts[0]
    wanted = {PARTS.get(kind, 0)} if kind != "window" else {2, 3}
    if not sign or not value.strip() or len(parts) not in wanted:
        raise _refusal("bad-setting", f"{text!r} is no setting", f"Forms: {FORMS}.")
    if kind in {"shift", "scenario"}:
        return Change(kind, "", parts[1], value.strip())
    return Change(kind, parts[1], "".join(parts[2:]), value.strip())


def parse_dropped_link(text: str) -> Change:
    """Read ``A01>B02``: B02 no longer waits for A01."""
    source, sign, target = text.partition(">")
    if not sign:
        raise _refusal("bad-setting", f"{text!r} names no link", "Write PREDECESSOR>SUCCESSOR.")
    return Change("link", source.strip(), target.strip(), "none")


def parse_hours(text: str) -> Change:
    """Read ``F06=4h``."""
    name, sign, value = text.partition("=")
    if not sign:
        raise _refusal("bad-setting", f"{text!r} sets no hours", "Write STEP=4h.")
    return Change("hours", name.strip(), "", value.strip())


def _refusal(code: str, message: str, hint: str) -> InputError:
    return InputError([Problem(code=code, message=message, where=Where("change"), hint=hint)])


def apply_changes(campaign: Campaign, scenario: str, changes: list[Change]) -> Campaign:
    """
    Return a changed copy of a campaign; what concerns shifts changes the named scenario.

    Raises
    ------
    InputError
        If a change names something that is not there, or a value that cannot be.
    """
    for change in changes:
        try:
            campaign = APPLY[change.kind](campaign, scenario, change)
        except (ValidationError, ValueError) as error:
            hint = f"Forms: {FORMS}."
            raise _refusal("bad-setting", f"{change}: {_first_line(error)}", hint) from error
    return campaign


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return error.errors()[0]["msg"]
    return str(error)


def _known(table: Mapping[str, Any], name: str, code: str) -> None:
    if name not in table:
        raise _refusal(code, f"{name!r} is not there", did_you_mean(name, table))


def _crew(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    _known(campaign.crews, change.name, "unknown-crew")
    _known(campaign.shifts, change.part, "unknown-shift")
    crew = campaign.crews[change.name]
    people = {**crew.people, change.part: int(change.value)}
    if int(change.value) < 0:
        message = "people cannot be fewer than none"
        raise ValueError(message)
    resolved = campaign.resolve_scenario(scenario)
    surge = {name: dict(added) for name, added in resolved.surge.items()}
    surge.get(change.name, {}).pop(change.part, None)
    crews = {**campaign.crews, change.name: crew.model_copy(update={"people": people})}
    return with_scenario(campaign.model_copy(update={"crews": crews}), resolved, surge=surge)


def _facility(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    del scenario
    _known(campaign.facilities, change.name, "unknown-facility")
    room = int(change.value)
    if room < 1:
        message = "a facility has room for one task at least"
        raise ValueError(message)
    facility = campaign.facilities[change.name].model_copy(update={"room": room})
    return campaign.model_copy(
        update={"facilities": {**campaign.facilities, change.name: facility}}
    )


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
    _known({"habits": 0, "order": 0, "holidays": 0}, change.part, "unknown-field")
    resolved = campaign.resolve_scenario(scenario)
    return with_scenario(campaign, resolved, **{change.part: change.value})


def with_scenario(campaign: Campaign, resolved: Scenario, **fields: Any) -> Campaign:
    """Return a campaign in which a scenario states all its fields, some of them new."""
    stated = {key: getattr(resolved, key) for key in Scenario.model_fields}
    entry = ScenarioEntry.model_validate({**stated, **fields})
    return campaign.model_copy(update={"scenarios": {**campaign.scenarios, resolved.id: entry}})


def _window(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    del scenario
    _known(campaign.windows, change.name, "unknown-window")
    if change.value == "none":
        tasks = {
            task_id: task.model_copy(
                update={"windows": tuple(w for w in task.windows if w != change.name)}
            )
            for task_id, task in campaign.tasks.items()
        }
        return campaign.model_copy(update={"tasks": tasks})
    _known({"daily": 0, "from": 0, "to": 0}, change.part, "unknown-field")
    before = campaign.windows[change.name]
    stated: dict[str, Any] = {"id": before.id, "for": before.applies_to, "daily": before.daily}
    stated |= {"from": before.start, "to": before.end, change.part: change.value}
    windows = {**campaign.windows, change.name: Window.model_validate(stated)}
    return campaign.model_copy(update={"windows": windows})


def _limit(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    del scenario
    names = {limit.from_event.task: limit for limit in campaign.limits}
    _known(names, change.name, "unknown-limit")
    longest = parse_length(change.value)
    limits = tuple(
        limit.model_copy(update={"max": longest}) if limit.from_event.task == change.name else limit
        for limit in campaign.limits
    )
    return campaign.model_copy(update={"limits": limits})


def _hold(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop one hold, named by its first task, or all of a facility."""
    del scenario
    names = {name: 0 for hold in campaign.holds for name in (hold.facility, hold.from_task)}
    _known(names, change.name, "unknown-hold")
    holds = tuple(
        hold for hold in campaign.holds if change.name not in {hold.facility, hold.from_task}
    )
    return campaign.model_copy(update={"holds": holds})


def _link(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    del scenario
    _known(campaign.tasks, change.part, "unknown-task")
    task = campaign.tasks[change.part]
    sources = {link.task: 0 for link in (*task.after, *task.usually_after)}
    _known(sources, change.name, "unknown-link")
    kept = {
        field: tuple(link for link in getattr(task, field) if link.task != change.name)
        for field in ("after", "usually_after")
    }
    return _with_task(campaign, change.part, kept)


def _hours(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    del scenario
    _known(campaign.tasks, change.name, "unknown-task")
    return _with_task(campaign, change.name, {"duration": parse_work(change.value)})


def _with_task(campaign: Campaign, task_id: str, update: dict[str, Any]) -> Campaign:
    task = campaign.tasks[task_id].model_copy(update=update)
    return campaign.model_copy(update={"tasks": {**campaign.tasks, task_id: task}})


APPLY: Mapping[str, Callable[[Campaign, str, Change], Campaign]] = {
    "crew": _crew,
    "facility": _facility,
    "hold": _hold,
    "hours": _hours,
    "limit": _limit,
    "link": _link,
    "scenario": _scenario,
    "shift": _shift,
    "window": _window,
}
