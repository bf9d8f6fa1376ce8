"""A schedule as XML of Microsoft Project, which ProjectLibre and Primavera read, too."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from scheduler.exports.folder.writing import write_whole
from scheduler.exports.foreign.mspdi.calendars import calendars
from scheduler.exports.foreign.mspdi.custom_fields import (
    RESOURCE_FIELDS,
    STEP_FIELDS,
    definitions,
)
from scheduler.exports.foreign.mspdi.resources import assignments, resources
from scheduler.exports.foreign.mspdi.tasks import FIXED_DURATION, tasks
from scheduler.exports.foreign.mspdi.values import HOURS, moment, time_of_day
from scheduler.exports.foreign.mspdi.xml_text import Element, branch, document, leaf
from scheduler.formats.foreign.calendar import DAY_MINUTES, Stretch
from scheduler.formats.foreign.schedule import ForeignProject

PROJECT_2010_ON = 14
WORK_IN_HOURS = 2
MONDAY = 1


def mspdi_bytes(project: ForeignProject) -> bytes:
    """Return a project as the bytes of its file."""
    return document(
        branch(
            "Project",
            [
                *_head(project),
                branch("ExtendedAttributes", _fields(project)),
                calendars(project.calendars),
                tasks(project),
                resources(project.resources),
                assignments(project),
            ],
        )
    )


def write_mspdi(project: ForeignProject, path: Path) -> Path:
    """
    Write a project.

    Raises
    ------
    ExportError
        If the place cannot be written.
    """
    return write_whole(path, mspdi_bytes(project))


def _head(project: ForeignProject) -> Iterator[Element]:
    start, finish = usual_day(project)
    yield leaf("SaveVersion", PROJECT_2010_ON)
    yield leaf("Name", project.name)
    yield leaf("Title", project.title)
    yield leaf("ScheduleFromStart", not project.plans_backwards)
    yield leaf("StartDate", moment(project.start))
    yield leaf("FinishDate", moment(project.finish))
    yield leaf("CalendarUID", project.calendar)
    yield leaf("DefaultStartTime", time_of_day(start))
    yield leaf("DefaultFinishTime", time_of_day(finish))
    yield leaf("MinutesPerDay", project.minutes_per_day)
    yield leaf("MinutesPerWeek", project.minutes_per_week)
    yield leaf("DaysPerMonth", project.days_per_month)
    yield leaf("DefaultTaskType", FIXED_DURATION)
    yield leaf("DurationFormat", HOURS)
    yield leaf("WorkFormat", WORK_IN_HOURS)
    yield leaf("NewTasksEffortDriven", value=False)
    yield leaf("NewTasksEstimated", value=False)
    yield leaf("WeekStartDay", MONDAY)
    yield leaf("StatusDate", moment(project.data_date))
    yield leaf("NewTasksAreManual", value=False)


def usual_day(project: ForeignProject) -> Stretch:
    """Return the first and last minute of work of a usual day of the project's calendar."""
    own = next((each for each in project.calendars if each.uid == project.calendar), None)
    days = [] if own is None else [worked for worked in own.week.values() if worked]
    longest = max(
        days, key=lambda worked: sum(b - a for a, b in worked), default=((0, DAY_MINUTES),)
    )
    return longest[0][0], longest[-1][1]


def _fields(project: ForeignProject) -> Iterator[Element]:
    used = chain.from_iterable(task.fields for task in project.tasks)
    yield from definitions(STEP_FIELDS, used)
    crews = {"Crew": any(x.crew for x in project.resources)}
    crews["Shift"] = any(x.shift for x in project.resources)
    yield from definitions(RESOURCE_FIELDS, (name for name, is_used in crews.items() if is_used))
