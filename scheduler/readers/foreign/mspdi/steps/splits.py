"""Gaps in split steps, which only the work by day of their people tells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from scheduler.readers.foreign.mspdi.people.assignments import StepPeople
from scheduler.readers.foreign.mspdi.people.stints import Stint, stints_of
from scheduler.readers.foreign.mspdi.people.whose import StepCalendars, Whose
from scheduler.readers.foreign.mspdi.record import MspdiRecord

Gap = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class SplitReader:
    """
    Finds the gaps of steps.

    A gap is time in which nobody works on a step although its calendar, or that of somebody on
    it, would have it. Its end is the first moment at which there is work again.
    """

    calendars: StepCalendars

    def gaps(self, row: MspdiRecord, people: StepPeople) -> tuple[Gap, ...]:
        """Return the gaps of a step, in order."""
        stints = sorted(stint for each in people.all for stint in stints_of(each.stated))
        return tuple(self._between(stints, self.calendars.of(row, people))) if stints else ()

    def _between(self, stints: Iterable[Stint], whose: Sequence[Whose]) -> Iterator[Gap]:
        days = self.calendars.days
        until: datetime | None = None
        for start, end, _ in stints:
            if until is not None and start > until:
                idle = (days.minutes(uids, until, start) for uids in whose)
                if any(idle):
                    yield until, min(days.next_worked(uids, start) for uids in whose)
            until = end if until is None else max(until, end)
