"""What a source knows of the work done, as facts of the day at its data date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.formats.foreign.words import SourceForm
from scheduler.interchange.incoming.network.links import StepLink
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.incoming.words import moment_text, whole, work_text
from scheduler.model.link import Point

COMPLETE = 100
ONE_DAY = timedelta(days=1)
LATER = "If the work was done, name a later data date with --data-date."
PROGRESS_FORMAT = 1
LISTS = frozenset({SourceForm.XLSX, SourceForm.CSV})
"""Forms in which people mark what is done, mostly without a date."""
STOPPING = frozenset({SourceForm.XER, SourceForm.PMXML})
"""Forms in which a stop and a resumption are stops of the work, not the ends of what is done."""


@dataclass(frozen=True, slots=True)
class StepState:
    """What is known of a step at the data date; a step that has not begun has neither date."""

    started: datetime | None = None
    finished: datetime | None = None
    remaining: int | None = None
    suspended: datetime | None = None
    resume: datetime | None = None
    stops: tuple[tuple[datetime, datetime], ...] = ()

    @property
    def is_begun(self) -> bool:
        """Whether anything of it has happened."""
        return self.started is not None or self.finished is not None


def data_date_of(source: Source, telling: Telling) -> datetime | None:
    """Return the moment up to which a source knows what was done; none if it knows nothing."""
    stated = source.choices.data_date or source.project.data_date
    actual = [
        moment
        for task in source.steps.values()
        for moment in (task.actual_start, task.actual_finish)
        if moment is not None
    ]
    if stated is not None and (actual or _marked(source)):
        return _with_its_day(source, stated, actual, telling)
    if not actual:
        _tell_undated(source, telling)
        return None
    latest = max(actual)
    telling.decided(
        "import-data-date",
        f"The file has actual dates and no status date; the latest of them, {_said(latest)}, is "
        "taken",
        way_out="Name another one with --data-date.",
    )
    return latest


def _marked(source: Source) -> list[str]:
    """Return the steps of which some is done, whether or not it is known when."""
    return [uid for uid, task in source.steps.items() if task.is_finished or task.percent]


def _tell_undated(source: Source, telling: Telling) -> None:
    """Say that work done is lost if nothing says up to when it was."""
    marked = _marked(source)
    if marked:
        text = (
            "Steps are marked as done or under way, but the file has neither actual dates nor a "
            "data date; the marks were left out"
        )
        way_out = "Name the moment up to which they count with --data-date."
        labels = map(source.label, marked)
        telling.lost("import-progress-undated", text, *labels, way_out=way_out)


def _with_its_day(
    source: Source, stated: datetime, actual: list[datetime], telling: Telling
) -> datetime:
    """Return a data date; where only its day counts, so does what was done on that day."""
    same_day = [each for each in actual if stated < each < stated + ONE_DAY]
    if not same_day or stated.time() != time() or source.choices.data_date is not None:
        return stated
    latest = max(same_day)
    telling.decided(
        "import-data-date",
        f"The data date is a day without a time; what was done on it counts, up to {_said(latest)}",
        way_out="Name another one with --data-date.",
    )
    return latest


class Facts:
    """Reads the states of all steps at a data date."""

    def __init__(self, source: Source, telling: Telling, data_date: datetime) -> None:
        self.source = source
        self.telling = telling
        self.data_date = data_date

    def states(self) -> Mapping[str, StepState]:
        """Return the state of every step that has begun."""
        found = {uid: self._state(task) for uid, task in self.source.steps.items()}
        return {uid: state for uid, state in found.items() if state.is_begun}

    def _state(self, task: ForeignTask) -> StepState:
        label = self.source.label(task.uid)
        if task.duration is not None and not task.duration.minutes:
            return self._milestone(task, label)
        if self._is_done(task, label):
            return self._done(task, label)
        started = task.actual_start
        if started is None and task.percent and self.source.form in LISTS:
            started = min(task.start or self.data_date, self.data_date)
            text = (
                "Steps under way without an actual start began when they were planned to, or at "
                "the data date"
            )
            self.telling.decided("import-start-taken", text, label)
        if started is None:
            if task.percent:
                text = "Steps with some per cent complete and no actual start have not begun"
                self.telling.decided("import-percent-alone", text, label)
            return StepState()
        if started > self.data_date:
            text = "Actual dates after the data date were left out"
            self.telling.lost("import-actual-in-future", text, label, way_out=LATER)
            return StepState()
        return self._under_way(task, started, label)

    def _milestone(self, task: ForeignTask, label: str) -> StepState:
        passed = task.actual_finish or task.actual_start
        if passed is None and task.is_finished:
            passed = min(task.finish or self.data_date, self.data_date)
        if passed is not None and passed > self.data_date:
            text = "Actual dates after the data date were left out"
            self.telling.lost("import-actual-in-future", text, label, way_out=LATER)
            return StepState()
        return StepState(finished=passed)

    def _is_done(self, task: ForeignTask, label: str) -> bool:
        """Whether a step is finished: by an actual finish, never by a per cent alone."""
        finish = task.actual_finish
        if task.is_finished and (finish is None or finish <= self.data_date):
            return True
        if finish is None:
            if task.percent is not None and task.percent >= COMPLETE:
                if self.source.form in LISTS:
                    return True
                text = "Steps at 100 % without an actual finish are under way"
                self.telling.decided("import-complete-unfinished", text, label)
            return False
        if finish > self.data_date:
            text = "Actual finishes after the data date were left out; the steps are under way"
            self.telling.lost("import-actual-in-future", text, label, way_out=LATER)
            return False
        if task.percent is not None and task.percent < COMPLETE:
            text = "Steps with an actual finish and less than 100 % complete are under way"
            self.telling.decided("import-finish-contradicted", text, label)
            return False
        return True

    def _done(self, task: ForeignTask, label: str) -> StepState:
        finished = task.actual_finish or min(self._planned_finish(task), self.data_date)
        started = task.actual_start or task.start or finished
        if task.actual_finish is None or task.actual_start is None:
            text = (
                "Actual dates of finished steps that the file lacks are those planned there, or "
                "the data date"
            )
            self.telling.decided("import-actual-missing", text, label)
        if task.remaining is not None and task.remaining.minutes:
            text = "What remains of finished steps was left out"
            self.telling.lost("import-remaining-of-done", text, label)
        return StepState(started=min(started, finished), finished=finished)

    def _planned_finish(self, task: ForeignTask) -> datetime:
        """Return when a step was to end; in a list, a day without a time is over at midnight."""
        if task.finish is None:
            return self.data_date
        is_day = self.source.form in LISTS and task.finish.time() == time()
        return task.finish + ONE_DAY if is_day else task.finish

    def _under_way(self, task: ForeignTask, started: datetime, label: str) -> StepState:
        remaining = self._remaining(task, label)
        stop, resume, stops = self._stopped(task, started, label)
        if task.physical_percent is not None and remaining is not None:
            text = "The physical per cent complete says nothing of time and was left out"
            self.telling.lost("import-percent-physical", text, label)
        return StepState(
            started=started, remaining=remaining, suspended=stop, resume=resume, stops=stops
        )

    def _remaining(self, task: ForeignTask, label: str) -> int:
        """Return the working time left of a step under way, a minute at least."""
        left = self._left(task)
        if left:
            return left
        text = "Steps under way with nothing left are not finished; they keep one minute"
        self.telling.decided(
            "import-nothing-left",
            text,
            label,
            way_out="Write their actual finish into progress.yaml once it is known.",
        )
        return 1

    def _left(self, task: ForeignTask) -> int:
        if task.remaining is not None:
            return whole(task.remaining.minutes)
        hours = Fraction(0) if task.duration is None else task.duration.minutes
        done = Fraction(0) if task.percent is None else min(task.percent, Fraction(COMPLETE))
        left = whole(hours * (COMPLETE - done) / COMPLETE)
        text = "What is left of steps under way follows from their per cent complete"
        said = f"{self.source.label(task.uid)}: {work_text(left)}"
        self.telling.decided("import-remaining-by-percent", text, said)
        return left

    def _stopped(
        self, task: ForeignTask, started: datetime, label: str
    ) -> tuple[datetime | None, datetime | None, tuple[tuple[datetime, datetime], ...]]:
        """Return when a step was stopped and may go on, or its stop that is over."""
        stop, resume = task.stop, task.resume
        if stop is None or stop > self.data_date or stop < started:
            return None, None, ()
        if resume is not None and resume <= self.data_date:
            is_stop = self.source.form in STOPPING and resume > stop
            return None, None, ((stop, resume),) if is_stop else ()
        if resume is None and self.source.form not in STOPPING:
            return None, None, ()
        text = "Steps that were stopped and go on later are suspended"
        self.telling.decided("import-suspended", text, label)
        return stop, resume, ()


def progress_of(
    states: Mapping[str, StepState], keys: Mapping[str, str], data_date: datetime, zone: ZoneInfo
) -> dict[str, Any]:
    """Return a progress file as plain data."""
    steps = {keys[uid]: dict(_fields(state, zone)) for uid, state in states.items()}
    return {
        "format": PROGRESS_FORMAT,
        "data_date": moment_text(data_date, zone),
        "steps": steps,
    }


def _fields(state: StepState, zone: ZoneInfo) -> Iterator[tuple[str, Any]]:
    for name in ("started", "finished", "suspended", "resume"):
        moment = getattr(state, name)
        if moment is not None:
            yield name, moment_text(moment, zone)
    if state.remaining is not None:
        yield "remaining", work_text(state.remaining)
    if state.stops:
        yield (
            "stops",
            [
                {"from": moment_text(first, zone), "to": moment_text(last, zone)}
                for first, last in state.stops
            ],
        )


def tell_out_of_sequence(
    source: Source,
    links: tuple[StepLink, ...],
    states: Mapping[str, StepState],
    telling: Telling,
) -> None:
    """Say which steps began or ended before what they wait for: what is done is done."""
    for link in links:
        before, after = (states.get(uid, StepState()) for uid in (link.predecessor, link.successor))
        awaited, held = _at(before, link.kind.from_point), _at(after, link.kind.to_point)
        if held is not None and link.lag.minutes >= 0 and (awaited is None or awaited > held):
            name = source.arrow(link.predecessor, link.successor)
            text = "Steps began or ended before what they wait for; the facts stand as they are"
            telling.noted("import-out-of-sequence", text, f"{name} {link.kind}")


def _at(state: StepState, point: Point) -> datetime | None:
    """Return when an end of a step was reached."""
    return (state.started or state.finished) if point is Point.START else state.finished


def _said(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
