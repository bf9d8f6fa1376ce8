"""Which tasks a hazard keeps apart."""

from collections.abc import Iterable, Mapping

from scheduler.calendars.starts.job import Job, Way
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import FacilityId
from scheduler.model.resource import Hazard, ScopeKind
from scheduler.model.task import Task


def modes_apart(campaign: Campaign, jobs: Iterable[Job]) -> Mapping[Way, Mapping[Way, str]]:
    """Return for each mode of a task those of others that may not overlap it, with the hazard."""
    active = [job for job in jobs if not job.task.is_milestone]
    reach = _Reach(campaign, active)
    apart: dict[Way, dict[Way, str]] = {job.mode: {} for job in active}
    for job in active:
        for name in job.task.hazards:
            for other in reach.around(job.task, name):
                if other.id != job.id and job.id not in other.task.exempt_from:
                    apart[job.mode].setdefault(other.mode, name)
                    apart[other.mode].setdefault(job.mode, name)
    return apart


class _Reach:
    """Finds the tasks in the reach of a hazard, each set once and in the order of the tasks."""

    def __init__(self, campaign: Campaign, active: Iterable[Job]) -> None:
        self.campaign = campaign
        self.active = list(active)
        self.found: dict[tuple[str, FacilityId | None], list[Job]] = {}

    def around(self, task: Task, name: str) -> list[Job]:
        """Return the tasks that must keep away while a task with a hazard is under way."""
        hazard = self.campaign.hazards[name]
        at = task.facility if hazard.scope.kind is ScopeKind.FACILITY else None
        key = (name, at)
        if key not in self.found:
            places = self._places(hazard, task)
            self.found[key] = [
                job
                for job in self.active
                if (places is None or job.task.facility in places) and _minds(job.task, hazard)
            ]
        return self.found[key]

    def _places(self, hazard: Hazard, task: Task) -> frozenset[FacilityId] | None:
        """Return the places that a hazard reaches, or nothing if it reaches the whole site."""
        if hazard.scope.kind is ScopeKind.SITE:
            return None
        if hazard.scope.kind is ScopeKind.ZONE:
            return frozenset(self.campaign.zones[hazard.scope.zone])
        return frozenset() if task.facility is None else frozenset({task.facility})


def _minds(task: Task, hazard: Hazard) -> bool:
    """Whether a task within reach of a hazard must keep away."""
    return hazard.clears or not set(hazard.forbids).isdisjoint(task.hazards)
