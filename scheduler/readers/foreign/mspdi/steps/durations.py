"""How long steps take, also where they do not say so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from scheduler.formats.foreign.steps import ForeignLength
from scheduler.readers.foreign.mspdi.lengths import DAYS, Units, is_elapsed, length
from scheduler.readers.foreign.mspdi.people.assignments import StepPeople
from scheduler.readers.foreign.mspdi.people.whose import StepCalendars
from scheduler.readers.foreign.mspdi.record import MspdiRecord
from scheduler.readers.foreign.mspdi.steps.splits import Gap

MINUTE = timedelta(minutes=1)
WAY_OUT = "Check the hours of these steps in the task graph."
START = ("Start", "ManualStart")
FINISH = ("Finish", "ManualFinish")


@dataclass(frozen=True, slots=True)
class Durations:
    """Reads the durations of a project's steps; ``code`` is the unit where none is said."""

    units: Units
    code: int
    calendars: StepCalendars

    def stated(self, row: MspdiRecord) -> ForeignLength | None:
        """Return the duration that a step states, if it does."""
        minutes = _positive(row, "Duration")
        if minutes is None:
            return None
        return length(minutes, self._code(row), self.units, estimated=row.is_on("Estimated"))

    def derived(
        self, row: MspdiRecord, people: StepPeople, gaps: Sequence[Gap]
    ) -> ForeignLength | None:
        """
        Return the duration of a step that states none, or None if nothing tells it.

        It is what lies between start and finish in its working time, gaps left out, or else what
        is done and what remains, or else the work of its people.
        """
        for why, minutes in self._ways(row, people, gaps):
            if minutes is not None and minutes >= 0:
                what = f"Steps do not say how long they take; it is {why}."
                row.notices.decided("import-duration-derived", what, [row.title], WAY_OUT)
                return length(minutes, self._code(row), self.units)
        what = "Steps do not say how long they take, and nothing else in the file tells it."
        text = row.text("DurationText")
        name = f"{row.title} ({text!r})" if text else row.title
        row.notices.lost("import-duration-missing", what, [name], WAY_OUT)
        return None

    def remaining(self, row: MspdiRecord) -> ForeignLength | None:
        """Return what is left of a step, if it says so."""
        left = _positive(row, "RemainingDuration")
        return None if left is None else length(left, self._code(row), self.units)

    def _code(self, row: MspdiRecord) -> int:
        code = row.whole("DurationFormat")
        return self.code if code is None or code < 0 else code

    def _ways(
        self, row: MspdiRecord, people: StepPeople, gaps: Sequence[Gap]
    ) -> Iterator[tuple[str, Fraction | None]]:
        yield "what was set by hand", _positive(row, "ManualDuration")
        start, finish = (_moment(row, each) for each in (START, FINISH))
        if start is not None and finish is not None and start <= finish:
            if not is_elapsed(self._code(row)):
                worked = self._worked(row, people, (start, finish), gaps)
                yield "the working time between their start and finish", worked
            clock = Fraction((finish - start) // MINUTE)
            yield "the time by the clock between their start and finish", clock
        done, left = _positive(row, "ActualDuration"), _positive(row, "RemainingDuration")
        if done is not None and left is not None:
            yield "what is done and what remains", done + left
        yield "the work of their people", people.longest

    def _worked(
        self, row: MspdiRecord, people: StepPeople, span: Gap, gaps: Sequence[Gap]
    ) -> Fraction | None:
        """Return the most that any of the people works on a step; None if it is nothing at all."""
        start, finish = span
        worked = [
            _total(self.calendars.days.minutes(whose, *each) for each in (span, *gaps))
            for whose in self.calendars.of(row, people)
        ]
        most = max((each for each in worked if each is not None), default=None)
        return None if most is None or (most <= 0 and finish > start) else Fraction(most)


def _total(minutes: Iterator[int | None]) -> int | None:
    """Return the first of some lengths less the others."""
    whole = next(minutes)
    return None if whole is None else whole - sum(each or 0 for each in minutes)


def _positive(row: MspdiRecord, name: str) -> Fraction | None:
    """Return a length that a step states; none is shorter than nothing."""
    value = row.minutes(name)
    if value is not None and value < 0:
        row.unreadable(name, row.text(name))
        return None
    return value


def _moment(row: MspdiRecord, names: Sequence[str]) -> datetime | None:
    return next((each for each in map(row.moment, names) if each is not None), None)


def default_code(project: MspdiRecord) -> int:
    """Return the unit that durations are in where they say nothing."""
    code = project.whole("DurationFormat")
    return DAYS if code is None or code < 0 else code
