"""Who and what each step needs, from the assignments of a source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import ForeignAssignment, ForeignResource, ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.interchange.choices import ImportChoices, InactiveUse
from scheduler.interchange.working_time.crews.kinds import ResourceUse

NOBODY = frozenset({"", "-65535"})
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
        return ceil(self.people[uid])


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


def told_of_needs(
    project: ForeignProject, needs: Mapping[str, StepNeeds], uses: Mapping[str, ResourceUse]
) -> Iterator[Notice]:
    """Yield what the assignments say that steps cannot, each kind once."""
    found: dict[str, dict[str, None]] = {}
    resources = {each.uid: each for each in project.resources}
    tasks = {each.uid: each for each in project.tasks}
    for each in project.assignments:
        task = tasks.get(each.task)
        if task is None or each.resource in NOBODY:
            continue
        if each.resource not in resources:
            found.setdefault("import-resource-unknown", {})[task.title] = None
        elif each.task in needs and uses[each.resource] is ResourceUse.CREW:
            for code in _oddities(each, task):
                found.setdefault(code, {})[f"{task.title}: {resources[each.resource].title}"] = None
    parts = [_parts(step, resources) for step in needs.values()]
    found["import-units-part"] = dict.fromkeys(text for texts in parts for text in texts)
    for code, (kind, text) in TOLD.items():
        if found.get(code):
            yield Notice(code=code, kind=kind, text=text, names=tuple(found[code]))


TOLD: Mapping[str, tuple[NoticeKind, str]] = {
    "import-resource-unknown": (
        NoticeKind.LOST,
        "steps with a resource that is not in the file; it is left out",
    ),
    "import-units-missing": (
        NoticeKind.DECIDED,
        "assignments without a number of people; one is taken",
    ),
    "import-units-part": (
        NoticeKind.DECIDED,
        "parts of a person or of a piece of equipment are rounded up",
    ),
    "import-work-differs": (
        NoticeKind.LOST,
        "the work of an assignment is not its people times the duration; the people and the "
        "duration count",
    ),
    "import-contour": (
        NoticeKind.LOST,
        "people who are on a step more at one time than at another are needed alike all the time",
    ),
    "import-assignment-delay": (
        NoticeKind.LOST,
        "people who join a step late are needed from its start",
    ),
}


def _oddities(assignment: ForeignAssignment, task: ForeignTask) -> Iterator[str]:
    if assignment.units is None or assignment.units <= 0:
        yield "import-units-missing"
    if assignment.is_contoured:
        yield "import-contour"
    elif _work_differs(assignment, task):
        yield "import-work-differs"
    if assignment.delay > 0:
        yield "import-assignment-delay"


def _work_differs(assignment: ForeignAssignment, task: ForeignTask) -> bool:
    """Whether stated work is another than units times duration, by more than a minute a unit."""
    if not assignment.work or not assignment.units or task.duration is None:
        return False
    units = assignment.units
    return abs(assignment.work - units * task.duration.minutes) > max(units, Fraction(1))


def _parts(step: StepNeeds, resources: Mapping[str, ForeignResource]) -> Iterator[str]:
    for uid, units in (*step.people.items(), *step.equipment.items()):
        if units.denominator > 1:
            yield f"{step.task.title}: {float(units):g} {resources[uid].title}"
