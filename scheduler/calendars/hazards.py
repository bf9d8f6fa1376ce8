"""Which tasks a hazard keeps apart."""

from collections.abc import Iterable, Mapping

from scheduler.calendars.situation import Job, Way
from scheduler.model.campaign import Campaign
from scheduler.model.resource import Hazard, ScopeKind
from scheduler.model.task import Task


def ways_apart(campaign: Campaign, jobs: Iterable[Job]) -> Mapping[Way, Mapping[Way, str]]:
    """Return for each way of a task those of others that may not overlap it, with the hazard."""
    active = [job for job in jobs if not job.task.is_milestone]
    apart: dict[Way, dict[Way, str]] = {job.way: {} for job in active}
    for job in active:
        for name in job.task.hazards:
            hazard = campaign.hazards[name]
            for other in active:
                if other.id != job.id and _excludes(campaign, job.task, hazard, other.task):
                    apart[job.way].setdefault(other.way, name)
                    apart[other.way].setdefault(job.way, name)
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
