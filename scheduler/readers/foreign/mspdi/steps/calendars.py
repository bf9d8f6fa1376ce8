"""Whose working time a step goes by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.readers.foreign.mspdi.calendars.worked_days import WorkedDays
from scheduler.readers.foreign.mspdi.people.assignments import StepPeople
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
        whose = tuple(dict.fromkeys(self._each(row, people)))
        return whose or ((self._own(row) or self.days.project,),)

    def _each(self, row: MspdiRecord, people: StepPeople) -> Iterator[tuple[str | None, ...]]:
        own = self._own(row)
        for each in people.all:
            uid = None if each.kept is None else self.people.get(each.kept.resource)
            if own is None:
                yield (uid or self.days.project,)
            elif uid is None or row.is_on("IgnoreResourceCalendar"):
                yield (own,)
            else:
                yield (own, uid)

    def _own(self, row: MspdiRecord) -> str | None:
        calendar = row.text("CalendarUID")
        return calendar if calendar in self.days.by_uid else None
