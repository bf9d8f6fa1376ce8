"""Gaps in split steps, which only the work by day of their people tells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from scheduler.readers.foreign.mspdi.people.assignments import StepPeople
from scheduler.readers.foreign.mspdi.record import MspdiRecord
from scheduler.readers.foreign.mspdi.steps.calendars import StepCalendars, Whose
from scheduler.readers.foreign.mspdi.values import minutes, moment

REMAINING, ACTUAL = "1", "2"
Stint = tuple[datetime, datetime]
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
        stints = sorted(stint for each in people.all for stint in _stints(each.stated))
        return tuple(self._between(stints, self.calendars.of(row, people))) if stints else ()

    def _between(self, stints: Iterable[Stint], whose: Sequence[Whose]) -> Iterator[Gap]:
        days = self.calendars.days
        until: datetime | None = None
        for start, end in stints:
            if until is not None and start > until:
                idle = (days.minutes(uids, until, start) for uids in whose)
                if any(idle):
                    yield until, min(days.next_worked(uids, start) for uids in whose)
            until = end if until is None else max(until, end)


def _stints(stated: MspdiRecord) -> Iterator[Stint]:
    """Yield the times in which there is any work."""
    for each in stated.element.all("TimephasedData"):
        if each.value("Type") not in (REMAINING, ACTUAL) or not minutes(each.value("Value")):
            continue
        start, finish = moment(each.value("Start")), moment(each.value("Finish"))
        if start is not None and finish is not None and start < finish:
            yield start, finish
