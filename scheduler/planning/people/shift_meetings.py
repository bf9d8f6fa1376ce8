"""Whether a task is worked on in a run of a shift, as literals of a model."""

from collections.abc import Iterable, Iterator, Mapping

from ortools.sat.python.cp_model import BoolVarT, CpModel, Domain

from scheduler.calendars.clock.intervals import Interval
from scheduler.calendars.shifts.shifts import ShiftRun
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Way
from scheduler.calendars.starts.start_classes import StartClass
from scheduler.model.notation.base import Minutes
from scheduler.planning.encoding.variables import ModeVariables, Variables
from scheduler.planning.people.labour import runs_within
from scheduler.schedule.scheduled import Schedule

Starts = Mapping[ShiftRun, list[Interval]]


class ShiftMeetings:
    """Makes a literal for each mode of a task and each run that it can meet, once asked for."""

    def __init__(
        self, situation: Situation, model: CpModel, variables: Variables, known: Schedule | None
    ) -> None:
        self.situation = situation
        self.model = model
        self.variables = variables
        self.known = known
        self._starts: dict[Way, Starts] = {}
        self._literals: dict[tuple[Way, ShiftRun], BoolVarT] = {}

    def runs(self, mode: ModeVariables) -> Iterable[ShiftRun]:
        """Return the runs of shifts in which a mode can be worked on."""
        return self._starts_of(mode)

    def literal(self, mode: ModeVariables, run: ShiftRun) -> BoolVarT | None:
        """Return whether a mode is worked on in a run, nothing if it cannot be."""
        key = (mode.job.mode, run)
        starts = self._starts_of(mode).get(run)
        if starts is not None and key not in self._literals:
            self._literals[key] = self._add(mode, starts)
        return self._literals.get(key)

    def _starts_of(self, mode: ModeVariables) -> Starts:
        """Return the closed ranges of starts from which a mode is worked on in each run."""
        if mode.job.mode not in self._starts:
            found: dict[ShiftRun, list[Interval]] = {}
            for each in self.variables.classes(mode.job):
                last = each.high + mode.job.duration + each.pause
                for run in runs_within(self.situation, each.low, last):
                    spans = meeting_starts(each, mode.job.duration, run, self.variables.tick)
                    for span in spans:
                        found.setdefault(run, []).append(span)
            self._starts[mode.job.mode] = found
        return self._starts[mode.job.mode]

    def _add(self, mode: ModeVariables, starts: Iterable[Interval]) -> BoolVarT:
        ticks = self.variables.ticks
        inside = Domain.from_intervals([[ticks(low), ticks(high)] for low, high in starts])
        met = self.model.new_bool_var("")
        self.model.add_linear_expression_in_domain(mode.start, inside).only_enforce_if(met)
        outside = self.model.add_linear_expression_in_domain(mode.start, inside.complement())
        if mode.present is None:
            outside.only_enforce_if(~met)
        else:
            outside.only_enforce_if(~met, mode.present)
            self.model.add_implication(met, mode.present)
        if self.known is not None:
            placed = self.known[mode.job.id]
            is_there = placed.option == mode.job.option and inside.contains(ticks(placed.start))
            self.model.add_hint(met, is_there)
        return met


def meeting_starts(
    each: StartClass, duration: Minutes, run: ShiftRun, tick: Minutes
) -> Iterator[Interval]:
    """Yield the closed ranges of starts in a class from which work lies in a run of a shift."""
    length = duration + each.pause
    stops = [*(stop for stop, _ in each.breaks), each.high + length]
    resumes = [each.low, *(resume for _, resume in each.breaks)]
    for index, (resume, stop) in enumerate(zip(resumes, stops, strict=True)):
        low, high = each.low, each.high
        if index == 0:
            high = min(high, run.end - tick)
        if index == len(each.breaks):
            low = max(low, run.start - length + tick)
        if low <= high and resume < run.end and stop > run.start:
            yield low, high
