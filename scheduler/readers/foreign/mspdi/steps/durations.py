"""How long steps take, also where they do not say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignLength
from scheduler.readers.foreign.mspdi.calendars.worked_days import WorkedDays
from scheduler.readers.foreign.mspdi.lengths import DAYS, Units, is_elapsed, length
from scheduler.readers.foreign.mspdi.people.assignments import StepPeople
from scheduler.readers.foreign.mspdi.record import MspdiRecord

MINUTE = timedelta(minutes=1)
START = ("Start", "ManualStart")
FINISH = ("Finish", "ManualFinish")
WAY_OUT = "Check the hours of these steps in the task graph."


@dataclass(frozen=True, slots=True)
class Durations:
    """Reads the durations of a project's steps."""

    units: Units
    code: int
    days: WorkedDays

    def of(self, row: MspdiRecord, people: StepPeople, *, is_summary: bool) -> ForeignLength | None:
        """
        Return the duration of a step, or None if nothing tells it.

        Where it is missing it is what lies between start and finish in the working time of the
        step's calendar or else the project's, what is done and remains, or the work of its people.
        """
        code = self._code(row)
        stated = row.minutes("Duration")
        if stated is not None and stated >= 0:
            return length(stated, code, self.units, estimated=row.is_on("Estimated"))
        if stated is not None:
            row.unreadable("Duration", row.text("Duration"))
        if is_summary:
            return None
        return self._derived(row, people, code)

    def remaining(self, row: MspdiRecord) -> ForeignLength | None:
        """Return what is left of a step, if it says so."""
        left = row.minutes("RemainingDuration")
        if left is not None and left < 0:
            row.unreadable("RemainingDuration", row.text("RemainingDuration"))
            return None
        return None if left is None else length(left, self._code(row), self.units)

    def _code(self, row: MspdiRecord) -> int:
        code = row.whole("DurationFormat")
        return self.code if code is None or code < 0 else code

    def _derived(self, row: MspdiRecord, people: StepPeople, code: int) -> ForeignLength | None:
        ways = (
            ("the hand-made duration", row.minutes("ManualDuration")),
            ("the working time between their start and finish", self._between(row, code)),
            ("what is done and what remains", _done_and_left(row)),
            ("the work of their people", people.longest),
        )
        found = next(
            ((why, value) for why, value in ways if value is not None and value >= 0), None
        )
        if found is None:
            what = "Steps do not say how long they take, and nothing else in the file tells it."
            text = row.text("DurationText")
            name = f"{row.title} ({text!r})" if text else row.title
            row.notices.lost("import-duration-missing", what, [name], WAY_OUT)
            return None
        why, value = found
        what = f"Steps do not say how long they take; it is {why}."
        row.notices.decided("import-duration-derived", what, [row.title], WAY_OUT)
        return length(value, code, self.units)

    def _between(self, row: MspdiRecord, code: int) -> Fraction | None:
        start, finish = (_moment(row, each) for each in (START, FINISH))
        if start is None or finish is None or finish < start:
            return None
        if is_elapsed(code):
            return Fraction((finish - start) // MINUTE)
        calendar = row.text("CalendarUID")
        uids = (calendar,) if calendar in self.days.by_uid else ()
        worked = self.days.minutes(uids, start, finish)
        if worked is None or (worked == 0 and finish > start):
            return None
        return Fraction(worked)


def _moment(row: MspdiRecord, names: Sequence[str]) -> datetime | None:
    return next((each for each in map(row.moment, names) if each is not None), None)


def _done_and_left(row: MspdiRecord) -> Fraction | None:
    done, left = row.minutes("ActualDuration"), row.minutes("RemainingDuration")
    return None if done is None or left is None else done + left


def default_code(project: MspdiRecord) -> int:
    """Return the unit that durations are in where they say nothing."""
    code = project.whole("DurationFormat")
    return DAYS if code is None or code < 0 else code
