"""What assignments say that steps cannot."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import ForeignAssignment, ForeignResource, ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.interchange.working_time.crews.kinds import ResourceUse
from scheduler.interchange.working_time.steps.needs import StepNeeds

NOBODY = frozenset({"", "-65535"})


def told_of_needs(
    project: ForeignProject,
    needs: Mapping[str, StepNeeds],
    uses: Mapping[str, ResourceUse],
    labels: Mapping[str, str],
) -> Iterator[Notice]:
    """Yield what is lost or decided of the assignments of a project, each kind once."""
    resources = {each.uid: each for each in project.resources}
    tasks = {each.uid: each for each in project.tasks}
    found: dict[str, dict[str, None]] = {code: {} for code in TOLD}
    for each in project.assignments:
        task, resource = tasks.get(each.task), resources.get(each.resource)
        if task is not None and resource is not None:
            is_needed = each.task in needs
            title = labels[task.uid]
            name = f"{title}: {resource.title}" if is_needed else title
            codes = _codes(each, task, uses[each.resource], is_needed=is_needed)
            found |= {code: found[code] | {name: None} for code in codes}
        elif each.resource not in NOBODY:
            code = "import-assignment-lost" if task is None else "import-resource-unknown"
            found[code][each.resource if task is None else labels[task.uid]] = None
    found["import-units-part"] = dict.fromkeys(_parts(needs.values(), resources, labels))
    for code, (kind, text) in TOLD.items():
        if found[code]:
            yield Notice(code=code, kind=kind, text=text, names=tuple(found[code]))


def _codes(
    assignment: ForeignAssignment, task: ForeignTask, use: ResourceUse, *, is_needed: bool
) -> Iterator[str]:
    if is_needed and use is ResourceUse.CREW:
        yield from _oddities(assignment, task)
    elif not is_needed and use in PRESENT and not task.is_inactive:
        yield _LEFT_OUT.get(task.kind, "import-row-people")


PRESENT = frozenset({ResourceUse.CREW, ResourceUse.PLACE})
_LEFT_OUT = dict.fromkeys((ForeignKind.TASK, ForeignKind.MILESTONE), "import-milestone-people")
TOLD: Mapping[str, tuple[NoticeKind, str]] = {
    "import-assignment-lost": (
        NoticeKind.LOST,
        "People are assigned to steps that are not in the file",
    ),
    "import-milestone-people": (
        NoticeKind.LOST,
        "Milestones take no time and use nobody; people and equipment on them are left out",
    ),
    "import-row-people": (
        NoticeKind.LOST,
        "People and equipment of summaries and of work that follows other steps are left out",
    ),
    "import-resource-unknown": (
        NoticeKind.LOST,
        "Steps with a resource that is not in the file; it is left out",
    ),
    "import-units-missing": (
        NoticeKind.DECIDED,
        "Assignments without a number of people; one is taken",
    ),
    "import-units-part": (
        NoticeKind.DECIDED,
        "Parts of a person or of a piece of equipment are rounded up",
    ),
    "import-work-differs": (
        NoticeKind.LOST,
        "The work of an assignment is not its people times the duration; the people and the "
        "duration count",
    ),
    "import-contour": (
        NoticeKind.LOST,
        "People who are on a step more at one time than at another are needed alike all the time",
    ),
    "import-assignment-delay": (
        NoticeKind.LOST,
        "People who join a step late are needed from its start",
    ),
}


def told_of_left(
    left: Mapping[str, Iterable[str]],
    resources: Mapping[str, ForeignResource],
    labels: Mapping[str, str],
) -> Iterator[Notice]:
    """Yield who was left out of steps since they never work when the others do."""
    names = tuple(f"{labels[uid]}: {resources[who].title}" for uid in left for who in left[uid])
    if names:
        yield Notice(
            code="import-people-apart",
            kind=NoticeKind.LOST,
            text="People who never work when the others of a step do, or its own calendar, were "
            "left out of it",
            names=names,
            way_out="Let them share hours in the source, or make a step for each.",
        )


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


def _parts(
    needs: Iterable[StepNeeds], resources: Mapping[str, ForeignResource], labels: Mapping[str, str]
) -> Iterator[str]:
    for step in needs:
        for uid, units in (*step.people.items(), *step.equipment.items()):
            if units.denominator > 1:
                yield f"{labels[step.task.uid]}: {float(units):g} {resources[uid].title}"
