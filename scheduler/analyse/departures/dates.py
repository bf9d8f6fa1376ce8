"""Recorded dates of single steps outside their windows, their promises and their working time."""

from collections.abc import Iterable, Iterator

from scheduler.analyse.departures.recorded_steps import RecordedStep
from scheduler.calendars.clock.intervals import Interval, Intervals, intersect, measure, subtract
from scheduler.calendars.facts.facts import Departure
from scheduler.calendars.facts.going_on import goes_by_clock
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.notation.base import Minutes
from scheduler.model.task import Kind, WindowFor


def broken_dates(situation: Situation, steps: Iterable[RecordedStep]) -> Iterator[Departure]:
    """Yield the dates that break a rule, by how many minutes each."""
    times = situation.working_times
    for step in steps:
        for subject, amount in _outside_windows(times, step):
            yield _departure("windows", step, amount, subject)
        early = times.not_before(step.task) - step.start
        if step.task.not_before is not None and early > 0:
            yield _departure("not-before", step, early)
        promised = times.promised(step.task)
        if promised is not None and promised != step.start:
            yield _departure("promised", step, abs(promised - step.start))
        amount = measure(_off_hours(times, step))
        if amount:
            yield _departure("working-time", step, amount)


def _departure(rule: str, step: RecordedStep, amount: Minutes, subject: str = "") -> Departure:
    return Departure(rule=rule, steps=(step.id,), amount=amount, subject=subject)


def _outside_windows(times: WorkingTimes, step: RecordedStep) -> Iterator[tuple[str, Minutes]]:
    """Yield which of its windows a step has missed, and by how much."""
    starts = times.window_spans(step.task, WindowFor.START)
    ends = times.window_spans(step.task, WindowFor.END)
    run = times.window_spans(step.task, WindowFor.RUN)
    if step.task.is_milestone:
        starts, run = starts or run, None
    outside = 0 if run is None else measure(step.worked) - measure(intersect(step.worked, run))
    found = {
        WindowFor.START: 0 if starts is None else _miss(starts, step.start),
        WindowFor.RUN: outside,
        WindowFor.END: 0 if ends is None or not step.is_over else _miss(ends, step.end),
    }
    yield from ((purpose.value, amount) for purpose, amount in found.items() if amount)


def _miss(spans: Iterable[Interval], minute: Minutes) -> Minutes:
    """Return how far a minute is from the nearest of some closed spans."""
    return min((max(start - minute, minute - end, 0) for start, end in spans), default=0)


def _off_hours(times: WorkingTimes, step: RecordedStep) -> Intervals:
    """Return when a step that runs through went on, or stood still, outside its working time."""
    runs_through = step.task.kind not in {Kind.PAUSABLE, Kind.ELAPSED}
    goes_on = step.task.all_hands or not goes_by_clock(step.task, step.facts)
    if not runs_through or not goes_on or step.task.is_milestone:
        return ()
    until = step.end if step.facts.suspended is None else times.axis.minute(step.facts.suspended)
    span = subtract(((max(step.start, 0), max(until, 0)),), step.stops)
    return subtract(span, times.working_time(step.task.altered({"windows": ()})))
