"""Hazards that keep nobody away."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from scheduler.advice.base import Case
from scheduler.errors import Finding
from scheduler.model.notation.base import FacilityId
from scheduler.model.resource import Hazard, ScopeKind
from scheduler.model.task import Task


def warn_of_idle_hazards(case: Case) -> Iterator[Finding]:
    """Yield hazards that some step carries and that keep no other step away."""
    hazards, reach = case.campaign.hazards.values(), _TasksInReach(case)
    forbidden = {name for hazard in hazards for name in hazard.forbids}
    for hazard in hazards:
        carriers = [x for x in case.campaign.tasks.values() if hazard.id in x.hazards]
        if not carriers:
            continue
        if not hazard.clears and not hazard.forbids:
            if hazard.id not in forbidden:
                yield _label(hazard)
        elif not any(reach.keeps_away(hazard, task) for task in carriers):
            yield _nobody(hazard)


def _label(hazard: Hazard) -> Finding:
    return Finding(
        code="hazard-unforbidden",
        message=f"the hazard {hazard.id!r} only labels steps, and no hazard forbids it",
        path=("hazards", hazard.id),
        hint="Write 'clears: true' or 'forbids' for it, name it under 'forbids' of another, or "
        "put it in a note.",
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


class _TasksInReach:
    """Finds the tasks that lie in reach of a hazard in some way of doing them."""

    def __init__(self, case: Case) -> None:
        self.campaign = case.campaign
        self.tasks = [x for x in case.campaign.tasks.values() if not x.is_milestone]
        self.there: dict[FacilityId | None, list[Task]] = defaultdict(list)
        for task in self.tasks:
            for facility in _facilities(task):
                self.there[facility].append(task)

    def keeps_away(self, hazard: Hazard, carrier: Task) -> bool:
        """Whether a hazard of a task keeps some other task away."""
        return any(
            other.id != carrier.id
            and carrier.id not in other.exempt_from
            and (hazard.clears or not set(hazard.forbids).isdisjoint(other.hazards))
            for other in self._around(hazard, carrier)
        )

    def _around(self, hazard: Hazard, carrier: Task) -> Iterable[Task]:
        if hazard.scope.kind is ScopeKind.SITE:
            return self.tasks
        if hazard.scope.kind is ScopeKind.ZONE:
            places: Iterable[FacilityId | None] = self.campaign.zones[hazard.scope.zone]
        else:
            places = _facilities(carrier) - {None}
        return (task for place in places for task in self.there.get(place, ()))


def _facilities(task: Task) -> set[FacilityId | None]:
    """Return where a task is done, in all ways of doing it."""
    return {task.facility, *(mode.facility or task.facility for mode in task.options)}
