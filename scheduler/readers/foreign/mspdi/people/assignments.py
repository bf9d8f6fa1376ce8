"""Who is assigned to which step."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignAssignment, ForeignResource
from scheduler.formats.foreign.words import ResourceKind
from scheduler.readers.foreign.mspdi.record import MspdiNotices, MspdiRecord
from scheduler.readers.foreign.mspdi.values import HOUR
from scheduler.readers.foreign.xml.element import XmlElement

NOBODY = ("", "-65535", "-1")
TENTHS = 10


@dataclass(frozen=True, slots=True)
class StatedAssignment:
    """An assignment as stated; ``kept`` is None if nobody is assigned."""

    stated: MspdiRecord
    kept: ForeignAssignment | None


@dataclass(slots=True)
class StepPeople:
    """All assignments of one step."""

    all: list[StatedAssignment] = field(default_factory=list)

    @property
    def longest(self) -> Fraction | None:
        """How long the people of a step need for their work; None if none have any."""
        lengths = [
            each.kept.work / each.kept.units
            for each in self.all
            if each.kept is not None and each.kept.work and each.kept.units
        ]
        return max(lengths, default=None)


@dataclass(frozen=True, slots=True)
class AssignmentReader:
    """Reads the assignments of a project, by the uids and titles of its steps."""

    project: XmlElement
    titles: Mapping[str, str]
    resources: Mapping[str, ForeignResource]
    notices: MspdiNotices

    def by_step(self) -> dict[str, StepPeople]:
        """Return the assignments of each step; what names no step of the file is told."""
        found: dict[str, StepPeople] = {}
        for element in self.project.all("Assignments", "Assignment"):
            task = element.value("TaskUID")
            if task in self.titles:
                stated = MspdiRecord(element, self.titles[task], self.notices)
                people = found.setdefault(task, StepPeople())
                people.all.append(StatedAssignment(stated, self._kept(stated, task)))
            elif task != "0" and element.value("ResourceUID") not in NOBODY:
                what = "Assignments to steps that are not in the file were left out."
                name = f"{self._resource_name(element)}, line {element.line}"
                self.notices.lost("import-assignment-without-step", what, [name])
        return found

    def _resource_name(self, element: XmlElement) -> str:
        uid = element.value("ResourceUID")
        return self.resources[uid].title if uid in self.resources else f"resource {uid}"

    def _kept(self, stated: MspdiRecord, task: str) -> ForeignAssignment | None:
        uid = stated.text("ResourceUID")
        if uid in NOBODY or (uid == "0" and uid not in self.resources):
            return None
        if uid not in self.resources:
            what = "Assignments of resources that are not in the file were left out."
            name = f"{stated.title}: resource {uid}"
            self.notices.lost("import-assignment-without-resource", what, [name])
            return None
        assignment = _assignment(stated, task, uid)
        _tell_overtime(stated, self.resources[uid])
        return _by_kind(assignment, self.resources[uid].kind)


def _assignment(stated: MspdiRecord, task: str, resource: str) -> ForeignAssignment:
    delay = stated.number("Delay") or Fraction(0)
    return ForeignAssignment(
        task=task,
        resource=resource,
        units=stated.number("Units"),
        work=stated.minutes("Work"),
        remaining_work=stated.minutes("RemainingWork"),
        actual_work=stated.minutes("ActualWork"),
        start=stated.moment("Start") or stated.moment("start"),
        finish=stated.moment("Finish") or stated.moment("finish"),
        delay=delay / TENTHS,
        line=stated.line,
    )


def _by_kind(assignment: ForeignAssignment, kind: ResourceKind) -> ForeignAssignment:
    """Return an assignment whose work is work: of material, hours stand for units."""
    if kind is ResourceKind.WORK:
        return assignment
    used = assignment.work
    is_amount = kind is ResourceKind.MATERIAL and used is not None
    units = used / HOUR if is_amount and used is not None else assignment.units
    return replace(assignment, units=units, work=None, remaining_work=None, actual_work=None)


def _tell_overtime(stated: MspdiRecord, resource: ForeignResource) -> None:
    if stated.minutes("OvertimeWork"):
        what = "Overtime is not planned: it counts as ordinary work of the step."
        names = [f"{stated.title}: {resource.title}"]
        stated.notices.lost("import-overtime", what, names)
