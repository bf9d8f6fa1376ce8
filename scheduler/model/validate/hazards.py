"""Hazards without a place, and exemptions from nothing."""

from collections.abc import Iterator

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.resource import Hazard, ScopeKind
from scheduler.model.task import Task

Path = tuple[str | int, ...]


def find_homeless_hazards(campaign: Campaign) -> Iterator[Finding]:
    """
    Yield hazards whose reach does not fit the place of the task, or that of an option.

    A task lies in a zone by its facility alone, as for the check: its equipment does not count.
    """
    for task in campaign.tasks.values():
        for place, name in enumerate(task.hazards):
            hazard = campaign.hazards.get(name)
            if hazard is not None and (hazard.clears or hazard.forbids):
                path = ("tasks", task.id, "hazards", place)
                yield from _without_facility(task, hazard, path)
                yield from _outside_zone(campaign, task, hazard, path)
                for mode, moved in _moved(task):
                    yield from _outside_zone(campaign, mode, hazard, moved)


def _moved(task: Task) -> Iterator[tuple[Task, Path]]:
    """Yield the ways of a task that take place elsewhere than the task as it stands."""
    for number, mode in enumerate(task.options):
        if mode.facility not in {None, task.facility}:
            yield task.in_way(number + 1), ("tasks", task.id, "options", number, "facility")


def _without_facility(task: Task, hazard: Hazard, path: Path) -> Iterator[Finding]:
    if hazard.scope.kind is ScopeKind.FACILITY and task.facility is None:
        yield Finding(
            code="hazard-without-facility",
            message=f"{task.id!r} has no facility for the hazard {hazard.id!r} to reach",
            path=path,
            hint="Give the task a facility, or the hazard a scope of zone NAME or site.",
        )


def _outside_zone(campaign: Campaign, task: Task, hazard: Hazard, path: Path) -> Iterator[Finding]:
    zone, place = campaign.zones.get(hazard.scope.zone), task.facility
    if zone is not None and place is not None and place not in zone:
        yield Finding(
            code="hazard-outside-zone",
            message=f"{task.id!r} is in {place!r}, outside the zone {hazard.scope.zone!r} of its "
            f"hazard {hazard.id!r}",
            path=path,
            hint=f"The zone holds {', '.join(zone) or 'nothing'}; add the place, or "
            "use another hazard.",
        )


def find_useless_exemptions(campaign: Campaign) -> Iterator[Finding]:
    """Yield exemptions from tasks that have no hazard."""
    for task in campaign.tasks.values():
        for place, name in enumerate(task.exempt_from):
            other = campaign.tasks.get(name)
            if other is not None and not other.hazards:
                yield Finding(
                    code="useless-exemption",
                    message=f"{task.id!r} is exempt from {name!r}, which has no hazard",
                    path=("tasks", task.id, "exempt_from", place),
                    hint="Remove it, or name the hazardous task.",
                )
