"""Which tasks a hazard keeps apart."""

from collections.abc import Iterable, Mapping

from scheduler.model.base import TaskId
from scheduler.model.campaign import Campaign
from scheduler.model.resource import Hazard, ScopeKind
from scheduler.model.task import Task


def tasks_apart(campaign: Campaign, tasks: Iterable[Task]) -> Mapping[TaskId, Mapping[TaskId, str]]:
    """Return for each task those that may not overlap it, with the hazard that forbids it."""
    active = [task for task in tasks if not task.is_milestone]
    apart: dict[TaskId, dict[TaskId, str]] = {task.id: {} for task in active}
    for task in active:
        for name in task.hazards:
            hazard = campaign.hazards[name]
            for other in active:
                if other.id != task.id and _excludes(campaign, task, hazard, other):
                    apart[task.id].setdefault(other.id, name)
                    apart[other.id].setdefault(task.id, name)
    return apart


def _excludes(campaign: Campaign, task: Task, hazard: Hazard, other: Task) -> bool:
    """Whether ``other`` must keep away while ``task`` is under way."""
    if task.id in other.exempt_from:
        return False
    if not hazard.clears and not set(hazard.forbids) & set(other.hazards):
        return False
    if hazard.scope.kind is ScopeKind.SITE:
        return True
    if hazard.scope.kind is ScopeKind.ZONE:
        return other.facility in campaign.zones[hazard.scope.zone]
    return other.facility is not None and other.facility == task.facility
