"""Rows of a project made steps of the common form."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.formats.foreign.steps import ForeignLength, ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.readers.foreign.mspdi.fields.custom_fields import CustomFields
from scheduler.readers.foreign.mspdi.people.assignments import StepPeople
from scheduler.readers.foreign.mspdi.record import MspdiRecord
from scheduler.readers.foreign.mspdi.steps.constraints import constraints_of
from scheduler.readers.foreign.mspdi.steps.durations import Durations
from scheduler.readers.foreign.mspdi.steps.notes import notes_of
from scheduler.readers.foreign.mspdi.steps.outline import OutlineRow
from scheduler.readers.foreign.mspdi.steps.progress import ProgressReader
from scheduler.readers.foreign.mspdi.steps.splits import SplitReader

FIRST_BASELINE = ("", "0")
KEY = "Key"
KEY_FIELD = "Text30"
COLUMNS = ("Contact", "Hyperlink")
"""Columns of MS Project in which people write what they have no other place for."""


@dataclass(frozen=True, slots=True)
class TaskReader:
    """Reads the rows of a project."""

    durations: Durations
    splits: SplitReader
    progress: ProgressReader
    custom: CustomFields
    backwards: bool

    def task(self, row: OutlineRow, people: StepPeople, *, is_inactive: bool) -> ForeignTask:
        """Return a row as a step, a milestone, a summary or a blank one."""
        stated = row.stated
        if row.is_blank:
            return ForeignTask(
                uid=row.uid, row=stated.whole("ID"), kind=ForeignKind.BLANK, line=stated.line
            )
        gaps = () if row.is_summary else self.splits.gaps(stated, people)
        duration = self.durations.stated(stated)
        if duration is None and not row.is_summary and not stated.is_on("ExternalTask"):
            duration = self.durations.derived(stated, people, gaps)
        fields = self._fields(stated)
        notes, extras = notes_of(stated)
        progress = self.progress.progress(stated)
        baseline = _baseline(stated)
        return ForeignTask(
            uid=row.uid,
            row=stated.whole("ID"),
            code=self._key(fields) or stated.text("WBS"),
            name=stated.text("Name"),
            level=row.level,
            parent=row.parent,
            kind=_kind(row, duration),
            duration=duration,
            remaining=self.durations.remaining(stated),
            calendar=self._calendar(stated),
            ignores_resource_calendars=stated.is_on("IgnoreResourceCalendar"),
            constraints=constraints_of(stated, backwards=self.backwards),
            deadline=stated.moment("Deadline"),
            start=stated.moment("Start") or stated.moment("ManualStart"),
            finish=stated.moment("Finish") or stated.moment("ManualFinish"),
            actual_start=progress.actual_start,
            actual_finish=progress.actual_finish,
            stop=stated.moment("Stop"),
            resume=stated.moment("Resume"),
            percent=progress.percent,
            physical_percent=stated.number("PhysicalPercentComplete") or None,
            is_finished=progress.actual_finish is not None,
            is_inactive=is_inactive,
            is_manual=stated.is_on("Manual"),
            is_recurring=stated.is_on("Recurring"),
            is_external=stated.is_on("ExternalTask"),
            splits=gaps,
            baseline_start=None if baseline is None else baseline.moment("Start"),
            baseline_finish=None if baseline is None else baseline.moment("Finish"),
            notes=notes,
            fields=fields,
            extras=extras,
            line=stated.line,
        )

    def _fields(self, stated: MspdiRecord) -> dict[str, str]:
        fields = {name: stated.text(name) for name in COLUMNS if stated.text(name)}
        return fields | dict(self.custom.of(stated.element))

    def _key(self, fields: Mapping[str, str]) -> str:
        """Return the key of a task graph, if this program has written one."""
        return fields.get(KEY_FIELD, "") if self.custom.alias(KEY_FIELD) == KEY else ""

    def _calendar(self, stated: MspdiRecord) -> str | None:
        uid = stated.text("CalendarUID")
        return None if uid in ("", "-1") else uid


def _kind(row: OutlineRow, duration: ForeignLength | None) -> ForeignKind:
    if row.is_summary:
        return ForeignKind.SUMMARY
    is_nothing = duration is not None and duration.minutes == 0
    is_flagged = duration is None and row.stated.is_on("Milestone")
    return ForeignKind.MILESTONE if is_nothing or is_flagged else ForeignKind.TASK


def _baseline(stated: MspdiRecord) -> MspdiRecord | None:
    """Return the first baseline of a step; the ten others are told elsewhere."""
    found = (stated.within(each) for each in stated.element.all("Baseline"))
    firsts = (each for each in found if each.text("Number") in FIRST_BASELINE)
    return next((each for each in firsts if not each.is_on("Interim")), None)
