"""Hazards that keep nobody away."""

from collections.abc import Iterator

from scheduler.advice.base import Case
from scheduler.errors import Finding
from scheduler.model.base import FacilityId
from scheduler.model.resource import Hazard, ScopeKind
from scheduler.model.task import Task


def warn_of_idle_hazards(case: Case) -> Iterator[Finding]:
    """Yield hazards that some step carries and that keep no other step away."""
    hazards = case.campaign.hazards.values()
    forbidden = {name for hazard in hazards for name in hazard.forbids}
    for hazard in hazards:
        carriers = [x for x in case.campaign.tasks.values() if hazard.id in x.hazards]
        if not carriers:
            continue
        if not hazard.clears and not hazard.forbids:
            if hazard.id not in forbidden:
                yield _label(hazard)
        elif not any(_reaches(case, hazard, task) for task in carriers):
            yield _nobody(hazard)


def _label(hazard: Hazard) -> Finding:
    return Finding(
        code="hazard-unforbidden",
        message=f"the hazard {hazard.id!r} only labels steps, and no hazard forbids it",
        path=("hazards", hazard.id),
        hint="Write 'clears: true' or 'forbids' for it, name it under 'forbids' of another, or "
        "say it in a note.",
    )


def _nobody(hazard: Hazard) -> Finding:
    what = "" if hazard.clears else f" of the class {' or '.join(map(repr, hazard.forbids))}"
    return Finding(
        code="hazard-reaches-nobody",
        message=f"no other step{what} lies in reach of the hazard {hazard.id!r}, whose scope is "
        f"{str(hazard.scope)!r}",
        path=("hazards", hazard.id),
        hint="Widen its scope to a zone or the site, or give the steps beside it their facility.",
    )


def _reaches(case: Case, hazard: Hazard, carrier: Task) -> bool:
    """Whether a hazard of a task keeps some other task away, in some way of doing both."""
    places = {place for own in _ways(carrier) for place in _places(case, hazard, own)}
    is_site = hazard.scope.kind is ScopeKind.SITE
    return any(
        is_site or any(way.facility in places for way in _ways(other))
        for other in case.campaign.tasks.values()
        if _minds(other, hazard) and other.id != carrier.id and carrier.id not in other.exempt_from
    )


def _minds(task: Task, hazard: Hazard) -> bool:
    is_named = not set(hazard.forbids).isdisjoint(task.hazards)
    return not task.is_milestone and (hazard.clears or is_named)


def _ways(task: Task) -> Iterator[Task]:
    return (task.in_way(option) for option in task.ways)


def _places(case: Case, hazard: Hazard, task: Task) -> tuple[FacilityId, ...]:
    if hazard.scope.kind is ScopeKind.ZONE:
        return case.campaign.zones[hazard.scope.zone]
    return () if task.facility is None else (task.facility,)
