"""Who and what each step needs, from the assignments of a source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import ForeignAssignment, ForeignResource, ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.interchange.choices import ImportChoices
from scheduler.interchange.uses import InactiveUse
from scheduler.interchange.working_time.crews.kinds import ResourceUse
from scheduler.model.notation.numbers import MOST_PEOPLE

WORKED = frozenset({ForeignKind.TASK, ForeignKind.MILESTONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class StepNeeds:
    """
    What one step needs, by the uids of resources.

    ``people`` and ``equipment`` are units, the same resource twice added, in parts where the
    source has parts. ``supplies`` are materials and costs in words.
    """

    task: ForeignTask
    people: Mapping[str, Fraction] = field(default_factory=dict)
    equipment: Mapping[str, Fraction] = field(default_factory=dict)
    supplies: tuple[str, ...] = ()

    def count(self, uid: str) -> int:
        """Return the people that it needs of a resource, parts rounded up."""
        return min(ceil(self.people[uid]), MOST_PEOPLE)


def is_worked(task: ForeignTask, choices: ImportChoices) -> bool:
    """Whether a row is a step with a length that will be in the graph."""
    if task.kind not in WORKED or task.is_external:
        return False
    if task.is_inactive and choices.inactive is InactiveUse.DROP:
        return False
    if task.duration is None:
        return task.kind is ForeignKind.TASK
    return task.duration.minutes > 0


def needs_of(
    project: ForeignProject, choices: ImportChoices, uses: Mapping[str, ResourceUse]
) -> Mapping[str, StepNeeds]:
    """Return what every worked step needs, by its uid, in the order of the source."""
    assigned: dict[str, list[ForeignAssignment]] = {}
    for assignment in project.assignments:
        assigned.setdefault(assignment.task, []).append(assignment)
    resources = {each.uid: each for each in project.resources}
    return {
        task.uid: _needs(task, assigned.get(task.uid, ()), uses, resources)
        for task in project.tasks
        if is_worked(task, choices)
    }


def _needs(
    task: ForeignTask,
    assigned: "list[ForeignAssignment] | tuple[()]",
    uses: Mapping[str, ResourceUse],
    resources: Mapping[str, ForeignResource],
) -> StepNeeds:
    people: dict[str, Fraction] = {}
    equipment: dict[str, Fraction] = {}
    supplies: list[str] = []
    for each in assigned:
        use = uses.get(each.resource)
        if use is ResourceUse.CREW:
            people[each.resource] = people.get(each.resource, Fraction(0)) + units_of(each)
        elif use is ResourceUse.PLACE:
            equipment[each.resource] = equipment.get(each.resource, Fraction(0)) + units_of(each)
        elif use is not None:
            supplies.append(_supply(each, resources[each.resource], use))
    return StepNeeds(task=task, people=people, equipment=equipment, supplies=tuple(supplies))


def units_of(assignment: ForeignAssignment) -> Fraction:
    """Return the units of an assignment; one where it states none."""
    return (
        assignment.units if assignment.units is not None and assignment.units > 0 else Fraction(1)
    )


def _supply(assignment: ForeignAssignment, resource: ForeignResource, use: ResourceUse) -> str:
    """Return a material, a cost or what else is left out in words: ``Oxidiser NTO: 180 t``."""
    if use is not ResourceUse.MATERIAL or assignment.units is None:
        return resource.title
    amount = f"{float(assignment.units):g} {resource.label}".strip()
    return f"{resource.title}: {amount}"
