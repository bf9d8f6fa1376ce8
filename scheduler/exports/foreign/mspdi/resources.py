"""Resources: people and places, and who is assigned to what."""

from collections.abc import Iterable, Iterator

from scheduler.exports.foreign.mspdi.custom_fields import RESOURCE_FIELDS, values
from scheduler.exports.foreign.mspdi.values import length, moment, number
from scheduler.exports.foreign.mspdi.xml_text import Element, branch, leaf
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import (
    Availability,
    ForeignAssignment,
    ForeignResource,
    ForeignTask,
)
from scheduler.formats.foreign.words import ForeignKind

WORK = 1
NOBODY = "-65535"
FIRST, LAST = "1984-01-01T00:00:00", "2049-12-31T23:59:00"
"""The first and the last date of Microsoft Project, where a period is open."""


def resources(made: Iterable[ForeignResource]) -> Element:
    """Return all resources."""
    return branch("Resources", map(_resource, made))


def _resource(resource: ForeignResource) -> Element:
    return branch(
        "Resource",
        [
            leaf("UID", resource.uid),
            leaf("ID", resource.uid),
            leaf("Name", resource.name),
            leaf("Type", WORK),
            leaf("IsNull", value=False),
            leaf("Initials", resource.initials),
            leaf("Group", resource.group),
            leaf("MaxUnits", number(resource.units)),
            leaf("CalendarUID", resource.calendar),
            *values(RESOURCE_FIELDS, {"Crew": resource.crew, "Shift": resource.shift}),
            branch("AvailabilityPeriods", map(_period, resource.availability)),
        ],
    )


def _period(period: Availability) -> Element:
    return branch(
        "AvailabilityPeriod",
        [
            leaf("AvailableFrom", moment(period.start) or FIRST),
            leaf("AvailableTo", moment(period.end) or LAST),
            leaf("AvailableUnits", number(period.units)),
        ],
    )


def assignments(project: ForeignProject) -> Element:
    """Return all assignments; a step that nobody works on has one of nobody."""
    tasks = {task.uid: task for task in project.tasks}
    assigned = {each.task for each in project.assignments}
    made = [*project.assignments, *_of_nobody(project.tasks, assigned)]
    rows = (_assignment(str(uid), each, tasks[each.task]) for uid, each in enumerate(made, 1))
    return branch("Assignments", rows)


def _of_nobody(tasks: Iterable[ForeignTask], assigned: set[str]) -> Iterator[ForeignAssignment]:
    for task in tasks:
        if task.uid in assigned or task.kind is ForeignKind.SUMMARY or task.duration is None:
            continue
        left = task.duration.minutes if task.remaining is None else task.remaining.minutes
        if task.duration.minutes or task.percent:
            yield ForeignAssignment(
                task=task.uid,
                resource=NOBODY,
                work=task.duration.minutes,
                remaining_work=left,
                actual_work=task.duration.minutes - left,
                start=task.start,
                finish=task.finish,
            )


def _assignment(uid: str, each: ForeignAssignment, task: ForeignTask) -> Element:
    has_begun = bool(each.actual_work) or task.is_finished
    return branch(
        "Assignment",
        [
            leaf("UID", uid),
            leaf("TaskUID", each.task),
            leaf("ResourceUID", each.resource),
            leaf("ActualFinish", moment(each.finish) if task.is_finished else None),
            leaf("ActualStart", moment(each.start) if has_begun else None),
            leaf("ActualWork", length(each.actual_work)),
            leaf("Finish", moment(each.finish)),
            leaf("RemainingWork", length(each.remaining_work)),
            leaf("Start", moment(each.start)),
            leaf("Units", number(each.units) or "1.00"),
            leaf("Work", length(each.work)),
        ],
    )
