"""Names that are used but not defined."""

import re
from collections.abc import Collection, Iterator, Mapping

from scheduler.errors import Finding, did_you_mean
from scheduler.model.campaign import LAUNCH, Campaign
from scheduler.model.mistakes.field_types import takes_list
from scheduler.model.resource import Crew, ScopeKind
from scheduler.model.task import Task
from scheduler.model.validate.scenario_names import permit_uses, scenario_uses
from scheduler.model.validate.use import NameUse, Path
from scheduler.model.validate.vehicle_names import neighbour_uses, vehicle_uses

PAIR = 2
LAUNCHES = "launches"
SUGGESTIONS = 50
"""Unknown names that get a suggestion; looking for the nearest name is slow in a long list."""

TABLES = (
    "tasks",
    "crews",
    "facilities",
    "zones",
    "hazards",
    "windows",
    "shifts",
    "flows",
    "vehicles",
    "scenarios",
)
NOUNS = {table: table.removesuffix("s") for table in TABLES} | {
    "facilities": "facility",
    "steps": "task-or-tag",
}


def find_unknown_names(
    campaign: Campaign, known: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    """Yield a finding for each use of a name that nothing defines."""
    names = {table: {*getattr(campaign, table), *known.get(table, ())} for table in TABLES}
    names["steps"] = names["tasks"].union(*(task.tags for task in campaign.tasks.values()))
    hints: dict[tuple[str, str], str] = {}
    for use in _uses(campaign):
        if use.name in names[use.table] or (use.table == "flows" and not names["flows"]):
            continue
        key = (use.table, use.name)
        if key not in hints:
            full = len(hints) >= SUGGESTIONS
            hints[key] = "Check the spelling." if full else _way_out(use, names[use.table])
        yield _unknown(use, hints[key])


def _way_out(use: NameUse, known: Collection[str]) -> str:
    """Return the way out of an unknown name; several in one text may be a list, or must be one."""
    parts = [part for part in re.split(r"[\s,;]+", use.name) if part]
    if len(parts) < PAIR or not set(parts) <= set(known):
        return did_you_mean(use.name, known)
    first, others = parts[0], ", ".join(parts[1:])
    if isinstance(use.path[-1], int) or takes_list(use.path):
        return f"Write a list: [{first}, {others}]."
    if use.path[-1] == "facility":
        return f"Write 'facility: {first}, equipment: [{others}]', since a step has one facility."
    more = f"; name further lift-offs under '{LAUNCHES}'" if use.path == (LAUNCH,) else ""
    return f"One name stands here, such as {first!r}{more}."


def _unknown(use: NameUse, hint: str) -> Finding:
    noun = NOUNS[use.table]
    return Finding(
        code=f"unknown-{noun}",
        message=f"unknown {noun.replace('-', ' ')} {use.name!r}",
        path=use.path,
        hint=hint,
    )


def _uses(campaign: Campaign) -> Iterator[NameUse]:
    yield NameUse("tasks", campaign.launch, ("launch",))
    yield from (NameUse("tasks", name, ("launches", name)) for name in campaign.launches)
    for key in ("baseline", "scenario"):
        if getattr(campaign, key):
            yield NameUse("scenarios", getattr(campaign, key), (key,))
    for task in campaign.tasks.values():
        yield from _task_uses(task)
        yield from _resource_uses(task)
        yield from _option_uses(task)
    yield from _site_uses(campaign)
    yield from _event_uses(campaign)
    yield from scenario_uses(campaign)
    yield from permit_uses(campaign)
    yield from vehicle_uses(campaign)
    yield from neighbour_uses(campaign)


def _task_uses(task: Task) -> Iterator[NameUse]:
    path: Path = ("tasks", task.id)
    for field in ("after", "usually_after"):
        for place, link in enumerate(getattr(task, field)):
            yield NameUse("tasks", link.task, (*path, field, place))
    for place, name in enumerate(task.exempt_from):
        yield NameUse("tasks", name, (*path, "exempt_from", place))
    for place, window in enumerate(task.windows):
        if isinstance(window, str):
            yield NameUse("windows", window, (*path, "windows", place))
    if task.flow:
        yield NameUse("flows", task.flow, (*path, "flow"))


def _resource_uses(task: Task) -> Iterator[NameUse]:
    path: Path = ("tasks", task.id)
    yield from (NameUse("crews", crew, (*path, "crew", crew)) for crew in task.crew)
    if task.facility is not None:
        yield NameUse("facilities", task.facility, (*path, "facility"))
    for place, name in enumerate(task.equipment):
        yield NameUse("facilities", name, (*path, "equipment", place))
    for place, name in enumerate(task.hazards):
        yield NameUse("hazards", name, (*path, "hazards", place))


def _option_uses(task: Task) -> Iterator[NameUse]:
    for place, mode in enumerate(task.options):
        path: Path = ("tasks", task.id, "options", place)
        yield from (NameUse("crews", crew, (*path, "crew", crew)) for crew in mode.crew or ())
        if mode.facility is not None:
            yield NameUse("facilities", mode.facility, (*path, "facility"))


def _crew_uses(crew: Crew) -> Iterator[NameUse]:
    for shift in crew.people:
        yield NameUse("shifts", shift, ("crews", crew.id, "people", shift))
    for place, change in enumerate(crew.changes):
        for shift in change.people:
            yield NameUse("shifts", shift, ("crews", crew.id, "changes", place, "people", shift))
    for shift in () if isinstance(crew.teams, int) else crew.teams:
        yield NameUse("shifts", shift, ("crews", crew.id, "teams", shift))


def _site_uses(campaign: Campaign) -> Iterator[NameUse]:
    for crew in campaign.crews.values():
        yield from _crew_uses(crew)
    for zone, places in campaign.zones.items():
        for place, name in enumerate(places):
            yield NameUse("facilities", name, ("zones", zone, place))
    for hazard in campaign.hazards.values():
        if hazard.scope.kind is ScopeKind.ZONE:
            yield NameUse("zones", hazard.scope.zone, ("hazards", hazard.id, "scope"))
        for place, name in enumerate(hazard.forbids):
            yield NameUse("hazards", name, ("hazards", hazard.id, "forbids", place))


def _event_uses(campaign: Campaign) -> Iterator[NameUse]:
    for place, limit in enumerate(campaign.limits):
        for key, event in (("from", limit.from_event), ("to", limit.to_event)):
            if event.task != LAUNCH:
                yield NameUse("tasks", event.task, ("limits", place, key))
    for place, hold in enumerate(campaign.holds):
        yield NameUse("facilities", hold.facility, ("holds", place, "facility"))
        yield NameUse("tasks", hold.from_task, ("holds", place, "from"))
        yield NameUse("tasks", hold.to_task, ("holds", place, "to"))
        yield from (
            NameUse("steps", step, ("holds", place, "steps", number))
            for number, step in enumerate(hold.steps)
        )
