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
        return tuple(dict.fromkeys(self._each(row, people))) or (self._own(row),)

    def _each(self, row: MspdiRecord, people: StepPeople) -> Iterator[tuple[str | None, ...]]:
        own = self._own(row)
        for each in people.all:
            uid = None if each.kept is None else self.people.get(each.kept.resource)
            if uid is None or (own != self._project and row.is_on("IgnoreResourceCalendar")):
                yield own
            else:
                yield (uid,) if own == self._project else (*own, uid)

    def _own(self, row: MspdiRecord) -> tuple[str | None, ...]:
        calendar = row.text("CalendarUID")
        return (calendar,) if calendar in self.days.by_uid else self._project

    @property
    def _project(self) -> tuple[str | None, ...]:
        return (self.days.project,)
