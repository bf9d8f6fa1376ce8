"""Whose working time a step goes by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scheduler.readers.foreign.mspdi.calendars.worked_days import WorkedDays
from scheduler.readers.foreign.mspdi.people.assignments import StatedAssignment, StepPeople
from scheduler.readers.foreign.mspdi.record import MspdiRecord

Whose = Sequence[str | None]
"""Calendars that all have to work at the same time."""


@dataclass(frozen=True, slots=True)
class StepCalendars:
    """Finds the calendars of steps; ``people`` has the calendar of each resource by its uid."""

    days: WorkedDays
    people: Mapping[str, str | None]

    def of(self, row: MspdiRecord, people: StepPeople) -> tuple[Whose, ...]:
        """
        Return the calendars by which each of the people works on a step.

        The step's own counts together with theirs, and the project's where there is neither.
        """
        whose = (self.of_one(row, each) for each in people.all)
        return tuple(dict.fromkeys(whose)) or ((self._own(row) or self.days.project,),)

    def of_one(self, row: MspdiRecord, assigned: StatedAssignment) -> tuple[str | None, ...]:
        """Return the calendars by which one of the people works on a step."""
        own = self._own(row)
        uid = None if assigned.kept is None else self.people.get(assigned.kept.resource)
        if own is None:
            return (uid or self.days.project,)
        if uid is None or row.is_on("IgnoreResourceCalendar"):
            return (own,)
        return (own, uid)

    def _own(self, row: MspdiRecord) -> str | None:
        calendar = row.text("CalendarUID")
        return calendar if calendar in self.days.by_uid else None
