"""Tasks: the project as a whole, flows as summaries, and the steps with their links."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from scheduler.exports.foreign.mspdi.custom_fields import STEP_FIELDS, values
from scheduler.exports.foreign.mspdi.values import (
    CONSTRAINTS,
    LINKS,
    length,
    moment,
    tenths,
    unit,
)
from scheduler.exports.foreign.mspdi.xml_text import Element, branch, leaf
from scheduler.formats.foreign.marker import with_marker
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import (
    ForeignAssignment,
    ForeignLength,
    ForeignLink,
    ForeignTask,
)
from scheduler.formats.foreign.words import ForeignKind

FIXED_DURATION = 1
PRIORITY = 500
NO_CALENDAR = "-1"
NONE = ForeignLength()


def tasks(project: ForeignProject) -> Element:
    """Return all tasks, the summary of the project first."""
    links: dict[str, list[ForeignLink]] = {}
    for link in project.links:
        links.setdefault(link.successor, []).append(link)
    work: dict[str, list[ForeignAssignment]] = {}
    for each in project.assignments:
        work.setdefault(each.task, []).append(each)
    numbers = outline_numbers(project)
    rows = [
        _task(task, numbers[task.uid], links.get(task.uid, []), work.get(task.uid, []))
        for task in project.tasks
    ]
    return branch("Tasks", [_whole(project), *rows])


def outline_numbers(project: ForeignProject) -> Mapping[str, str]:
    """Return the place of each task in the outline: 1, 1.1, 1.2, 2."""
    counts: dict[str, int] = {}
    numbers: dict[str, str] = {}
    for task in project.tasks:
        above = numbers.get(task.parent or "", "")
        counts[above] = counts.get(above, 0) + 1
        numbers[task.uid] = f"{above}.{counts[above]}".removeprefix(".")
    return numbers


def _whole(project: ForeignProject) -> Element:
    """Return the summary of the project, which has what a task graph says beyond its steps."""
    notes = with_marker(project.notes, project.graph) if project.graph else project.notes
    return branch(
        "Task",
        [
            leaf("UID", 0),
            leaf("ID", 0),
            leaf("Name", project.title or project.name),
            leaf("Type", FIXED_DURATION),
            leaf("IsNull", value=False),
            leaf("OutlineNumber", 0),
            leaf("OutlineLevel", 0),
            leaf("Start", moment(project.start)),
            leaf("Finish", moment(project.finish)),
            leaf("Summary", value=True),
            leaf("Notes", notes),
        ],
    )


def _task(
    task: ForeignTask, number: str, links: list[ForeignLink], work: list[ForeignAssignment]
) -> Element:
    return branch(
        "Task",
        [
            leaf("UID", task.uid),
            leaf("ID", task.row),
            leaf("Name", task.name),
            leaf("Active", not task.is_inactive),
            leaf("Manual", task.is_manual),
            leaf("Type", FIXED_DURATION),
            leaf("IsNull", value=False),
            leaf("WBS", task.code),
            leaf("OutlineNumber", number),
            leaf("OutlineLevel", task.level),
            leaf("Priority", PRIORITY),
            *_dates(task, work),
            *_progress(task, work),
            *_constraint(task),
            leaf("Deadline", moment(task.deadline)),
            leaf("IgnoreResourceCalendar", task.ignores_resource_calendars),
            leaf("Notes", with_marker(task.notes, task.extras) if task.extras else task.notes),
            *map(_link, links),
            *values(STEP_FIELDS, task.fields),
            *_baseline(task),
        ],
    )


def _dates(task: ForeignTask, work: list[ForeignAssignment]) -> Iterator[Element]:
    duration = task.duration or NONE
    yield leaf("Start", moment(task.start))
    yield leaf("Finish", moment(task.finish))
    yield leaf("Duration", length(duration.minutes))
    yield leaf("DurationFormat", unit(duration))
    yield leaf("Work", length(sum((x.work or Fraction(0) for x in work), Fraction(0))))
    yield leaf("Stop", moment(task.stop))
    yield leaf("Resume", moment(task.resume))
    yield leaf("EffortDriven", value=False)
    yield leaf("Estimated", duration.estimated)
    yield leaf("Milestone", task.kind is ForeignKind.MILESTONE)
    yield leaf("Summary", task.kind is ForeignKind.SUMMARY)


def _progress(task: ForeignTask, work: list[ForeignAssignment]) -> Iterator[Element]:
    if task.remaining is None or task.duration is None:
        return
    left = task.remaining.minutes
    yield leaf("PercentComplete", int(task.percent or 0))
    yield leaf("ActualStart", moment(task.actual_start))
    yield leaf("ActualFinish", moment(task.actual_finish))
    yield leaf("ActualDuration", length(task.duration.minutes - left))
    yield leaf("ActualWork", length(sum((x.actual_work or 0 for x in work), Fraction(0))))
    yield leaf("RemainingDuration", length(left))
    yield leaf("RemainingWork", length(sum((x.remaining_work or 0 for x in work), Fraction(0))))


def _constraint(task: ForeignTask) -> Iterator[Element]:
    constraint = next(iter(task.constraints), None)
    if constraint is not None:
        yield leaf("ConstraintType", CONSTRAINTS[constraint.kind])
    yield leaf("CalendarUID", task.calendar or NO_CALENDAR)
    if constraint is not None:
        yield leaf("ConstraintDate", moment(constraint.date))


def _link(link: ForeignLink) -> Element:
    lag = link.lag or NONE
    return branch(
        "PredecessorLink",
        [
            leaf("PredecessorUID", link.predecessor),
            leaf("Type", LINKS[link.kind]),
            leaf("CrossProject", value=False),
            leaf("LinkLag", tenths(lag.minutes)),
            leaf("LagFormat", unit(lag)),
        ],
    )


def _baseline(task: ForeignTask) -> Iterator[Element]:
    if task.baseline_start is not None and task.baseline_finish is not None:
        yield branch(
            "Baseline",
            [
                leaf("Number", 0),
                leaf("Start", moment(task.baseline_start)),
                leaf("Finish", moment(task.baseline_finish)),
            ],
        )
