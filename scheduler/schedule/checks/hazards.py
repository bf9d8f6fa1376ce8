"""While hazardous work is under way, nobody is where it forbids them to be."""

from collections.abc import Iterator

from scheduler.model.resource import Hazard
from scheduler.model.task import Task
from scheduler.schedule.checks.base import Evidence, Violation

RULE = "hazards"


def check_hazards(evidence: Evidence) -> Iterator[Violation]:
    """Report every pair of tasks that overlap although a hazard keeps them apart."""
    working = [(task, placed) for task, placed in evidence.placed if not task.is_milestone]
    for task, placed in working:
        for name in task.hazards:
            hazard = evidence.campaign.hazards[name]
            reach = _reach(evidence, task, hazard)
            for other, there in working:
                if other.id == task.id or task.id in other.exempt_from:
                    continue
                meets = placed.start < there.end and there.start < placed.end
                banned = hazard.clears or any(kind in hazard.forbids for kind in other.hazards)
                if meets and banned and (reach is None or other.facility in reach):
                    moment = evidence.say(max(placed.start, there.start))
                    message = f"{other.id} is under way during {name} of {task.id} at {moment}"
                    yield Violation(rule=RULE, tasks=(task.id, other.id), message=message)


def _reach(evidence: Evidence, task: Task, hazard: Hazard) -> set[str] | None:
    """Return the facilities that a hazard reaches, or nothing for the whole site."""
    if hazard.scope.kind == "site":
        return None
    if hazard.scope.kind == "zone":
        return set(evidence.campaign.zones[hazard.scope.zone])
    return {task.facility} if task.facility else set()
