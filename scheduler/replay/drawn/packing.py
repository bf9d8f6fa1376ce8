"""A playbook in tables of whole numbers, as the compiled player takes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from scheduler.engine.kernels.order_tables import (
    ABSENCES,
    ABSENT_FROM,
    ABSENT_TO,
    AFTER_FROM,
    AFTER_TO,
    CLASS_DAYS,
    CLASS_FROM,
    CLASS_TO,
    CLASSES,
    DAY_ROWS,
    DAYS,
    END_FLOOR,
    ENDS_FROM,
    ENDS_TO,
    FLOOR,
    GOES_ON,
    HEAD,
    IS_CALM,
    LAUNCHING,
    LIMIT_FROM,
    LIMIT_TO,
    LIMITS,
    MISHAP,
    NOTHING,
    ONLY_AGAIN,
    ORIGINAL,
    OVER_DAYS,
    OVER_FROM,
    OVER_TO,
    PAUSES,
    PLANNED,
    PRED_FROM,
    PRED_TO,
    PREDS,
    RAW_FROM,
    RAW_TO,
    REPEATS,
    SPANS,
    STEP_ABSENCES,
    STEP_COLUMNS,
    STEP_LIMITS,
    STEPS,
    STEPS_AFTER,
    TABLES,
    TICK,
    TIME_DAYS,
    TIME_FROM,
    TIME_TO,
    WEATHERS,
    WHOLE,
    Ints,
)
from scheduler.model.link import Point
from scheduler.model.notation.base import TaskId
from scheduler.model.task import Kind
from scheduler.replay.drawn.draws import MOST_ATTEMPTS
from scheduler.replay.drawn.hours_at_work import (
    end_floor,
    end_windows,
    under_way,
    with_stay,
    working_time_in,
)
from scheduler.replay.drawn.packed_times import PackedTimes, Row, table
from scheduler.replay.drawn.playbook import Playbook, Repetition


def pack(playbook: Playbook) -> Ints:
    """Return a playbook as the compiled player reads it."""
    return _Packing(playbook).book()


def bind(tables: Mapping[int, Ints]) -> Ints:
    """Return tables one behind the other, with the place and the size of each at the head."""
    head = np.zeros((TABLES, HEAD), np.int64)
    place = head.size
    for number, each in sorted(tables.items()):
        head[number] = place, each.shape[1], len(each)
        place += each.size
    return np.concatenate([head.ravel(), *(tables[n].ravel() for n in sorted(tables))])


@dataclass
class _Packing:
    """Tables as they grow; what several steps share stands there once."""

    playbook: Playbook
    preds: list[Row] = field(default_factory=list)
    step_limits: list[int] = field(default_factory=list)
    step_absences: list[int] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)
    steps_after: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        situation = self.playbook.situation
        self.jobs, self.times = situation.jobs, PackedTimes(situation.horizon)
        self.place, self.only_again = self.playbook.place, self.playbook.only_again
        self.givers: dict[TaskId, list[TaskId]] = {step: [] for step in self.place}
        self.takers: dict[TaskId, list[TaskId]] = {step: [] for step in self.place}
        for giver, taker in self.playbook.handed:
            self.givers[taker].append(giver)
            self.takers[giver].append(taker)
        for link in situation.links:
            self.takers[link.source].append(link.target)

    def book(self) -> Ints:
        book = self.playbook
        steps = table((self._step(step) for step in book.steps), STEP_COLUMNS)
        absences = table(
            (
                (absence.mishap, *self.times.rows_of_spans(absence.spans)[:2], absence.lasts)
                for absence in book.absences
            ),
            4,
        )
        limits = table(self._limits(), 10)
        return bind(
            {
                STEPS: steps,
                CLASSES: self.times.table_of_classes(),
                SPANS: table(self.times.spans, 3),
                PREDS: table(self.preds, 5),
                LIMITS: limits,
                STEP_LIMITS: _column(self.step_limits),
                STEP_ABSENCES: _column(self.step_absences),
                REPEATS: _column(self.repeats),
                ABSENCES: absences,
                DAYS: _column(book.days),
                LAUNCHING: table([self._launch()], 8),
                STEPS_AFTER: _column(self.steps_after),
                DAY_ROWS: _column(self.times.day_rows),
            }
        )

    def _step(self, step: TaskId) -> Row:
        book, job = self.playbook, self.jobs[step]
        row = dict.fromkeys(range(STEP_COLUMNS), NOTHING)
        row[FLOOR] = book.announced.get(step, 0)
        row[PLANNED], row[TICK] = job.duration, job.tick
        row[PAUSES] = int(job.kind is Kind.PAUSABLE)
        self._put_times(row, step)
        row[PRED_FROM] = len(self.preds)
        self.preds.extend(self._preds_of(step))
        row[PRED_TO] = len(self.preds)
        row[LIMIT_FROM] = len(self.step_limits)
        limits = enumerate(book.situation.limits)
        self.step_limits.extend(n for n, x in limits if step in {x.source, x.target})
        row[LIMIT_TO] = len(self.step_limits)
        row[ABSENT_FROM] = len(self.step_absences)
        self.step_absences.extend(n for n, x in enumerate(book.absences) if step in x.steps)
        row[ABSENT_TO] = len(self.step_absences)
        row[WEATHERS] = sum(1 << n for n, x in enumerate(book.weather_steps) if step in x)
        row |= self._as_begun(step)
        row[IS_CALM] = int(self._is_calm(step, row))
        row[AFTER_FROM] = len(self.steps_after)
        self.steps_after.extend(self.place[taker] for taker in self.takers[step])
        row[AFTER_TO] = len(self.steps_after)
        return tuple(row.values())

    def _put_times(self, row: dict[int, int], step: TaskId) -> None:
        """Put the rows of the times of a step into its own row."""
        book, job, times = self.playbook, self.jobs[step], self.times
        own = working_time_in(book, step, by_clock=step in book.by_clock)
        longer = with_stay(book, job, own)
        row[CLASS_FROM], row[CLASS_TO], row[CLASS_DAYS] = times.rows_of_classes(job.classes)
        row[TIME_FROM], row[TIME_TO], row[TIME_DAYS] = times.rows_of_spans(own)
        row[OVER_FROM], row[OVER_TO], row[OVER_DAYS] = times.rows_of_spans(longer)
        row[RAW_FROM], row[RAW_TO], _ = times.rows_of_spans(job.working)

    def _as_begun(self, step: TaskId) -> dict[int, int]:
        """Return what a step does again, what does all of it again, and how facts bind it."""
        book = self.playbook
        mishap, original = self._copied(step)
        first, last, _ = self.times.rows_of_spans(end_windows(book, step) or ())
        return {
            MISHAP: mishap,
            ORIGINAL: original,
            WHOLE: self.place.get(book.whole.get(step, ""), NOTHING),
            GOES_ON: int(step in under_way(book)),
            END_FLOOR: end_floor(book, step),
            ENDS_FROM: first,
            ENDS_TO: last,
        }

    def _is_calm(self, step: TaskId, row: Mapping[int, int]) -> bool:
        """Whether no weather, absence, limit or attempt at launch concerns a step."""
        is_tried = self.playbook.launch is not None and step == self.playbook.situation.launch
        pairs = ((LIMIT_FROM, LIMIT_TO), (ABSENT_FROM, ABSENT_TO))
        is_free = all(row[first] == row[last] for first, last in pairs)
        return is_free and not row[WEATHERS] and not is_tried

    def _copied(self, step: TaskId) -> tuple[int, int]:
        """Return when a step is there, and the place of what it does again: whole, if played."""
        extra, whole = self.playbook.extra.get(step), self.playbook.whole
        if extra is not None:
            original = extra.original or ""
            return extra.mishap, self.place.get(whole.get(original, original), NOTHING)
        if step in self.only_again:
            return ONLY_AGAIN, self.place.get(self.only_again[step], NOTHING)
        return NOTHING, NOTHING

    def _preds_of(self, step: TaskId) -> Iterable[Row]:
        for link in self.playbook.situation.links_into[step]:
            from_end = link.kind.from_point is Point.END
            yield (
                self.place[link.source],
                int(from_end),
                int(link.holds_end),
                link.lag,
                int(link.working),
            )
        for giver in self.givers[step]:
            yield self.place[giver], 1, 0, 0, 0

    def _limits(self) -> Iterable[Row]:
        """Yield the limits, and then what is done again after a scrub."""
        book = self.playbook
        for limit in book.situation.limits:
            is_recorded = limit.source is None or limit.source in self.only_again
            yield (
                NOTHING if limit.source is None else self.place[limit.source],
                int(limit.source_point is Point.END),
                self.place[limit.target],
                int(limit.target_point is Point.END),
                limit.longest,
                limit.since if is_recorded else NOTHING,
                *self._again(book.expired.get(limit.source or "")),
            )
        redo = Repetition() if book.launch is None else book.launch.redo
        yield (*(NOTHING,) * 6, *self._again(redo))

    def _again(self, repetition: Repetition | None) -> tuple[int, int, int, int]:
        if repetition is None:
            return NOTHING, NOTHING, 0, 0
        first = len(self.repeats)
        self.repeats.extend(self.place[step] for step in repetition.steps)
        behind = len(self.repeats)
        self.repeats.extend(self.place[step] for step in repetition.behind)
        return first, behind, behind, len(self.repeats)

    def _launch(self) -> Row:
        place = self.place[self.playbook.situation.launch]
        play, weathers = self.playbook.launch, len(self.playbook.weathers)
        if play is None:
            return place, 0, NOTHING, 0, 0, 0, weathers, MOST_ATTEMPTS
        weather = NOTHING if play.weather is None else play.weather
        return (
            place,
            1,
            weather,
            play.after,
            play.in_a_row,
            play.then,
            weathers,
            MOST_ATTEMPTS,
        )


def _column(numbers: Iterable[int]) -> Ints:
    return table(((number,) for number in numbers), 1)
