"""The steps of a plan as rows of another program, with their flows as summaries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import clip, measure
from scheduler.formats.foreign.steps import ForeignLength, ForeignTask
from scheduler.formats.foreign.words import ForeignKind
from scheduler.interchange.outgoing.civil_days import clock
from scheduler.interchange.outgoing.dates import constraints_of, deadline_of
from scheduler.interchange.outgoing.names import as_field, as_note, shown
from scheduler.interchange.outgoing.outgoing import Outgoing
from scheduler.interchange.outgoing.outline import Row
from scheduler.interchange.outgoing.own_words import words_of
from scheduler.interchange.outgoing.step_times import StepTime
from scheduler.model.notation.base import Minutes
from scheduler.model.task import Task

COMPLETE = 100
KEY = "Key"
FLOW = "Flow"
FIELDS = ("Facility", FLOW, "Hazards", "Test", "Hold point", "Habits", KEY)
"""What custom fields of a step are called, for people and to find it again."""


def rows_as_tasks(out: Outgoing, rows: tuple[Row, ...]) -> tuple[ForeignTask, ...]:
    """Return the rows of a plan, in their order."""
    below: dict[str, list[StepTime]] = {}
    for row in rows:
        if row.parent is not None:
            below.setdefault(row.parent, []).append(out.times[row.step])
    return tuple(_step(out, row) if row.step else _flow(out, row, below[row.uid]) for row in rows)


def _flow(out: Outgoing, row: Row, steps: list[StepTime]) -> ForeignTask:
    situation = out.plan.situation
    flow = situation.campaign.flows.get(row.flow)
    start, end = min(each.start for each in steps), max(each.end for each in steps)
    baseline = [_baseline(out, each.task.id) for each in steps]
    return ForeignTask(
        uid=row.uid,
        row=row.number,
        code=as_field(row.flow),
        name=shown(row.flow if flow is None else flow.title),
        kind=ForeignKind.SUMMARY,
        duration=_length(measure(clip(out.site_hours, start, end))),
        start=clock(situation.axis, start),
        finish=clock(situation.axis, end),
        baseline_start=min((x for x, _ in baseline if x is not None), default=None),
        baseline_finish=max((x for _, x in baseline if x is not None), default=None),
        fields={FLOW: as_field(row.flow)},
        extras={"flow": row.flow},
    )


def _step(out: Outgoing, row: Row) -> ForeignTask:
    situation, time = out.plan.situation, out.times[row.step]
    task, axis = situation.campaign.tasks[row.step], situation.axis
    constraints, deadline = constraints_of(out, row.step), deadline_of(out, row.step)
    before, progress = _baseline(out, row.step), _progress(out, time)
    return ForeignTask(
        uid=row.uid,
        row=row.number,
        code=as_field(row.step),
        name=shown(task.title),
        level=row.level,
        parent=row.parent,
        kind=ForeignKind.MILESTONE if time.task.is_milestone else ForeignKind.TASK,
        duration=_length(time.duration, elapsed=time.task.elapsed),
        remaining=_length(time.left, elapsed=time.task.elapsed),
        calendar=out.calendar(row.step),
        constraints=constraints,
        deadline=deadline,
        start=clock(axis, time.start),
        finish=clock(axis, time.end),
        actual_start=progress.actual_start,
        actual_finish=progress.actual_finish,
        stop=progress.stop,
        resume=progress.resume,
        percent=progress.percent,
        is_finished=time.is_done,
        baseline_start=before[0],
        baseline_finish=before[1],
        notes=as_note(task.note),
        fields=dict(_fields(out, task)),
        extras=words_of(out, row.step, constraints, deadline),
    )


def _length(minutes: Minutes, *, elapsed: bool = False) -> ForeignLength:
    return ForeignLength(minutes=Fraction(minutes), elapsed=elapsed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Progress:
    """What is recorded of a step, as a row says it."""

    actual_start: datetime | None = None
    actual_finish: datetime | None = None
    stop: datetime | None = None
    resume: datetime | None = None
    percent: Fraction = Fraction(0)


def _progress(out: Outgoing, time: StepTime) -> _Progress:
    axis, begin = out.plan.situation.axis, out.plan.situation.begin
    if time.is_done:
        return _Progress(
            actual_start=clock(axis, time.start),
            actual_finish=clock(axis, time.end),
            percent=Fraction(COMPLETE),
        )
    if time.begun is None:
        return _Progress()
    return _Progress(
        actual_start=clock(axis, time.begun),
        stop=_last(axis, [end for _, end in clip(time.pieces, time.begun, begin)]),
        resume=_first(axis, [max(start, begin) for start, end in time.pieces if end > begin]),
        percent=Fraction(time.worked * COMPLETE // time.duration if time.duration else 0),
    )


def _last(axis: Axis, minutes: list[Minutes]) -> datetime | None:
    return clock(axis, minutes[-1]) if minutes else None


def _first(axis: Axis, minutes: list[Minutes]) -> datetime | None:
    return clock(axis, minutes[0]) if minutes else None


def _baseline(out: Outgoing, step: str) -> tuple[datetime | None, datetime | None]:
    """Return when a step starts and ends in the baseline, if the plan has one with it."""
    baseline = out.plan.baseline
    placed = None if baseline is None else baseline.schedule.tasks.get(step)
    if placed is None:
        return None, None
    axis = out.plan.situation.axis
    return clock(axis, placed.start), clock(axis, placed.end)


def _fields(out: Outgoing, task: Task) -> Iterator[tuple[str, str]]:
    """Yield what people can read of a step in columns of their own."""
    habits = [x.task for x in task.usually_after if f"{x.task}>{task.id}" in out.links.habits]
    said: Mapping[str, str] = {
        "Facility": out.times[task.id].task.facility or "",
        FLOW: task.flow,
        "Hazards": ", ".join(task.hazards),
        "Test": "yes" if task.test else "",
        "Hold point": task.hold_point,
        "Habits": ", ".join(habits),
        KEY: task.id,
    }
    yield from ((name, as_field(text)) for name, text in said.items() if text)
