"""Gaps in split steps, which only the work by day of their people tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from scheduler.readers.foreign.mspdi.calendars.worked_days import WorkedDays
from scheduler.readers.foreign.mspdi.people.assignments import StepPeople
from scheduler.readers.foreign.mspdi.record import MspdiRecord
from scheduler.readers.foreign.mspdi.values import minutes, moment

REMAINING, ACTUAL = "1", "2"
Gap = tuple[datetime, datetime]
Stint = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class SplitReader:
    """
    Finds the gaps of steps.

    A gap is time in which nobody works on a step although its calendar, or that of somebody on
    it, would have it. Its end is the first moment at which there is work again.
    """

    days: WorkedDays
    calendars: Mapping[str, str | None]

    def gaps(self, row: MspdiRecord, people: StepPeople) -> tuple[Gap, ...]:
        """Return the gaps of a step, in order."""
        stints = sorted(stint for each in people.all for stint in _stints(each.stated))
        whose = list(self._calendars(row, people))
        return tuple(self._between(stints, whose))

    def _calendars(self, row: MspdiRecord, people: StepPeople) -> Iterator[Sequence[str | None]]:
        """Yield the calendars that each of the people work by."""
        own = row.text("CalendarUID")
        task = [own] if own in self.days.by_uid else []
        for each in people.all:
            uid = None if each.kept is None else self.calendars.get(each.kept.resource)
            if task and (uid is None or row.is_on("IgnoreResourceCalendar")):
                yield task
            else:
                yield [*task, uid or self.days.project]

    def _between(
        self, stints: Iterable[Stint], whose: Sequence[Sequence[str | None]]
    ) -> Iterator[Gap]:
        until: datetime | None = None
        for start, end in stints:
            if until is not None and start > until:
                idle = (self.days.minutes(uids, until, start) for uids in whose)
                if any(idle):
                    yield until, min(self.days.next_worked(uids, start) for uids in whose)
            until = end if until is None else max(until, end)


def _stints(stated: MspdiRecord) -> Iterator[Stint]:
    """Yield the times in which there is any work."""
    for each in stated.element.all("TimephasedData"):
        if each.value("Type") not in (REMAINING, ACTUAL) or not minutes(each.value("Value")):
            continue
        start, finish = moment(each.value("Start")), moment(each.value("Finish"))
        if start is not None and finish is not None and start < finish:
            yield start, finish
