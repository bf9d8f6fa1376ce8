"""One project of MS Project in the common form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.formats.foreign.calendar import ForeignCalendar
from scheduler.formats.foreign.schedule import ForeignProject
from scheduler.formats.foreign.steps import (
    ForeignAssignment,
    ForeignLink,
    ForeignResource,
    ForeignTask,
)
from scheduler.readers.foreign.mspdi.calendars.calendars import calendars_of, project_calendar
from scheduler.readers.foreign.mspdi.calendars.worked_days import WorkedDays
from scheduler.readers.foreign.mspdi.fields.custom_fields import CustomFields
from scheduler.readers.foreign.mspdi.lengths import Units, units_of
from scheduler.readers.foreign.mspdi.people.assignments import AssignmentReader, StepPeople
from scheduler.readers.foreign.mspdi.people.contours import ContourReader
from scheduler.readers.foreign.mspdi.people.resources import ResourceReader, owners_of
from scheduler.readers.foreign.mspdi.people.whose import StepCalendars
from scheduler.readers.foreign.mspdi.record import MspdiNotices, MspdiRecord
from scheduler.readers.foreign.mspdi.steps.durations import Durations, default_code
from scheduler.readers.foreign.mspdi.steps.links import LinkReader
from scheduler.readers.foreign.mspdi.steps.notes import notes_of
from scheduler.readers.foreign.mspdi.steps.outline import Outline, OutlineRow, outline_of
from scheduler.readers.foreign.mspdi.steps.progress import ProgressReader
from scheduler.readers.foreign.mspdi.steps.splits import SplitReader
from scheduler.readers.foreign.mspdi.steps.tasks import TaskReader
from scheduler.readers.foreign.mspdi.telling import tell_of
from scheduler.readers.foreign.xml.element import XmlElement


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectReader:
    """Reads a project: what its steps, people and calendars share is read first."""

    stated: MspdiRecord
    outline: Outline
    custom: CustomFields
    units: Units
    calendars: tuple[ForeignCalendar, ...]
    calendar: str | None

    @classmethod
    def of(cls, element: XmlElement, notices: MspdiNotices) -> "ProjectReader":
        """Return a reader of a project; what it decides goes to the notices."""
        stated = MspdiRecord(element, "the project", notices)
        calendars = tuple(calendars_of(element, owners_of(element), notices))
        return cls(
            stated=stated,
            outline=outline_of(element, notices),
            custom=CustomFields(element),
            units=units_of(stated),
            calendars=calendars,
            calendar=project_calendar(stated, calendars),
        )

    def project(self) -> ForeignProject:
        """Return the project."""
        head, element = self.stated, self.stated.element
        summary = self.outline.project
        notes, graph = ("", {}) if summary is None else notes_of(summary)
        resources = tuple(
            ResourceReader(element, self.custom, head.notices, bool(graph)).resources()
        )
        people = self._people(resources)
        days = WorkedDays(self.calendars, self.calendar)
        whose = StepCalendars(days, {each.uid: each.calendar for each in resources})
        tasks = tuple(self._tasks(people, whose))
        tell_of(self.outline.rows, head.notices)
        return ForeignProject(
            uid=head.text("UID") or "1",
            name=head.text("Name"),
            title=head.text("Title") or ("" if summary is None else summary.text("Name")),
            start=head.moment("StartDate"),
            finish=head.moment("FinishDate"),
            data_date=head.moment("StatusDate"),
            must_finish=None if summary is None else summary.moment("Deadline"),
            plans_backwards=self._is_backwards,
            calendar=self.calendar,
            minutes_per_day=self.units.day,
            minutes_per_week=self.units.week,
            days_per_month=self.units.month // self.units.day,
            calendars=self.calendars,
            tasks=tasks,
            links=tuple(self._links()),
            resources=resources,
            assignments=tuple(self._assignments(people, whose)),
            field_names=_field_names(tasks, self.custom),
            graph=graph,
            notes=notes,
            line=head.line,
        )

    @property
    def _is_backwards(self) -> bool:
        return not self.stated.is_on("ScheduleFromStart", default=True)

    def _people(self, resources: tuple[ForeignResource, ...]) -> dict[str, StepPeople]:
        return AssignmentReader(
            self.stated.element,
            {row.uid: row.stated.title for row in self.outline.rows if not row.is_blank},
            {each.uid: each for each in resources},
            self.stated.notices,
        ).by_step()

    def _assignments(
        self, people: Mapping[str, StepPeople], whose: StepCalendars
    ) -> list[ForeignAssignment]:
        """Return who is assigned, in the order of the file."""
        reader = ContourReader(whose)
        rows = {row.uid: row.stated for row in self.outline.rows}
        found = [
            each for uid, step in people.items() for each in reader.assignments(rows[uid], step)
        ]
        return sorted(found, key=lambda each: each.line or 0)

    def _tasks(
        self, people: Mapping[str, StepPeople], whose: StepCalendars
    ) -> Iterator[ForeignTask]:
        rows = (row.stated for row in self.outline.rows)
        reader = TaskReader(
            durations=Durations(self.units, default_code(self.stated), whose),
            splits=SplitReader(whose),
            progress=ProgressReader.of(rows, self.stated.moment("StatusDate")),
            custom=self.custom,
            backwards=self._is_backwards,
        )
        inactive: set[str] = set()
        for row in self.outline.rows:
            if row.parent in inactive or not row.stated.is_on("Active", default=True):
                inactive.add(row.uid)
            somebody = people.get(row.uid, StepPeople())
            yield reader.task(row, somebody, is_inactive=row.uid in inactive)

    def _links(self) -> Iterator[ForeignLink]:
        outside = {row.uid: _elsewhere(row) for row in self.outline.rows if _is_external(row)}
        reader = LinkReader(self.units, outside)
        for row in self.outline.rows:
            yield from reader.links(row.stated, row.uid)


def _is_external(row: OutlineRow) -> bool:
    return row.stated.is_on("ExternalTask")


def _elsewhere(row: OutlineRow) -> str:
    project = row.stated.text("ExternalTaskProject")
    return f"{project}: {row.stated.title}" if project else row.stated.title


def _field_names(tasks: tuple[ForeignTask, ...], custom: CustomFields) -> tuple[str, ...]:
    """Return what people call the fields that steps use, without the names behind aliases."""
    used = dict.fromkeys(name for task in tasks for name in task.fields)
    behind = {custom.names[number] for number in custom.aliases if number in custom.names}
    return tuple(name for name in used if name not in behind)
