"""Whether people are on a step more at one time than at another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignAssignment
from scheduler.readers.foreign.mspdi.people.assignments import StatedAssignment, StepPeople
from scheduler.readers.foreign.mspdi.people.stints import Stint, stints_of
from scheduler.readers.foreign.mspdi.people.whose import StepCalendars
from scheduler.readers.foreign.mspdi.record import MspdiRecord

FLAT = 0
BY_HAND = 8
"""The contour of an assignment whose work by day is stated, even if it is the same every day."""
LEAST = Fraction(1, 20)
"""By how much the people at one time are more than at another where that is no rounding."""


@dataclass(frozen=True, slots=True)
class ContourReader:
    """Tells even assignments from uneven ones."""

    calendars: StepCalendars

    def assignments(self, row: MspdiRecord, people: StepPeople) -> Iterator[ForeignAssignment]:
        """Yield who is assigned to a step."""
        for each in people.all:
            if each.kept is not None:
                yield replace(each.kept, is_contoured=self._is_contoured(row, each))

    def _is_contoured(self, row: MspdiRecord, each: StatedAssignment) -> bool:
        contour = each.stated.whole("WorkContour")
        if contour != BY_HAND:
            return contour not in (None, FLAT)
        stints = list(stints_of(each.stated))
        rates = [rate for stint in stints for rate in self._rates(row, each, stint)]
        if not rates or len(rates) < len(stints):
            return True
        return max(rates) - min(rates) > LEAST * max(rates)

    def _rates(self, row: MspdiRecord, each: StatedAssignment, stint: Stint) -> Iterator[Fraction]:
        """Yield the people at work in a stint, if its calendar has any time in it."""
        whose = self.calendars.of_one(row, each)
        worked = self.calendars.days.minutes(whose, stint.start, stint.end)
        if worked:
            yield stint.work / worked
