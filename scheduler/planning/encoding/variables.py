"""
The decision variables: when each task starts and ends, in which mode it is done, what it crosses.

All times are in ticks of the situation. The start classes of a mode give its start domain; for a
class that crosses breaks one literal says that it was chosen, and fixes where the pieces lie. A
task with several modes has one literal for each, of which exactly one holds; what belongs to a mode
is there only if its literal holds.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ortools.sat.python.cp_model import (
    BoolVarT,
    CpModel,
    Domain,
    IntervalVar,
    IntVar,
    LinearExpr,
    LinearExprT,
)

from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.start_classes import StartClass
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.encoding.pieces import Cut, breaks_of, cut, pieces_by_class
from scheduler.schedule.scheduled import Schedule, ScheduledTask

Window = tuple[Minutes, Minutes]


@dataclass
class ModeVariables:
    """
    The variables of one mode of doing a task.

    ``present`` is the literal that says that it was chosen, nothing where there is no choice;
    ``crossing`` pairs each class that pauses with its literal, ``whole`` is the literal of running
    through if there is a choice of classes. Of the ``spans`` exactly one is there if the mode is
    chosen. ``cut`` and ``pieces`` hold what is worked once asked for.
    """

    job: Job
    start: IntVar
    end: IntVar
    present: BoolVarT | None
    spans: list[IntervalVar] = field(default_factory=list)
    crossing: list[tuple[StartClass, IntVar]] = field(default_factory=list)
    whole: BoolVarT | None = None
    cut: Cut | None = None
    pieces: list[IntervalVar] | None = None


@dataclass
class JobVariables:
    """The variables of one task: its start and end, and those of each mode of doing it."""

    start: IntVar
    end: IntVar
    modes: list[ModeVariables]


class Variables:
    """
    Variables of a model, created when a constraint first asks for them.

    ``windows`` holds for each task the least start and the greatest end worth considering, in
    minutes.
    """

    def __init__(self, situation: Situation, model: CpModel, windows: dict[TaskId, Window]) -> None:
        self.situation = situation
        self.model = model
        self.windows = windows
        self.tick = situation.tick
        self.of_job: dict[TaskId, JobVariables] = {}

    def ticks(self, minutes: Minutes) -> int:
        """Return minutes in ticks; every time of a situation is a whole number of them."""
        return minutes // self.tick

    def job(self, task_id: TaskId) -> JobVariables:
        """Return the variables of a task."""
        if task_id not in self.of_job:
            self.of_job[task_id] = self._make(task_id)
        return self.of_job[task_id]

    def start(self, task_id: TaskId) -> IntVar:
        """Return the start of a task."""
        return self.job(task_id).start

    def end(self, task_id: TaskId) -> IntVar:
        """Return the end of a task."""
        return self.job(task_id).end

    def modes(self, task_id: TaskId) -> list[ModeVariables]:
        """Return the modes of a task, each with its variables."""
        return self.job(task_id).modes

    def all_modes(self) -> Iterator[ModeVariables]:
        """Yield every mode of every task, in file order."""
        for task_id in self.situation.modes:
            yield from self.modes(task_id)

    @cached_property
    def launch(self) -> IntVar:
        """The end of the launch task."""
        return self.end(self.situation.launch)

    @cached_property
    def other_ways(self) -> LinearExprT:
        """The number of tasks that are not done as they stand."""
        changed = [mode for mode in self.all_modes() if mode.job.option > 0]
        return LinearExpr.sum([1 if mode.present is None else mode.present for mode in changed])

    def _make(self, task_id: TaskId) -> JobVariables:
        jobs = [job.on_grid for job in self.situation.modes[task_id]]
        open_modes = [(job, self.classes(job)) for job in jobs]
        possible = [each for each in open_modes if each[1]]
        if not possible:
            self.model.add_bool_or([])  # no legal start is left: nothing can make up for that
            job = jobs[0]
            possible = [(job, [StartClass(0, 0)])]
        starts = Domain.from_intervals(_union(self._starts(found) for _, found in possible))
        ends = Domain.from_intervals(_union(self._ends(job, found) for job, found in possible))
        start = self.model.new_int_var_from_domain(starts, f"start {task_id}")
        end = self.model.new_int_var_from_domain(ends, f"end {task_id}")
        has_choice = len(possible) > 1
        modes = []
        for job, classes in possible:
            present = self.model.new_bool_var(f"{task_id} {job.option}") if has_choice else None
            modes.append(self._make_way(job, classes, (start, end), present))
        if has_choice:
            self.model.add_exactly_one(mode.present for mode in modes if mode.present is not None)
        self.model.add(end == start + LinearExpr.sum([self._length(mode) for mode in modes]))
        return JobVariables(start, end, modes)

    def _make_way(
        self,
        job: Job,
        classes: list[StartClass],
        ends: tuple[IntVar, IntVar],
        present: BoolVarT | None,
    ) -> ModeVariables:
        start, end = ends
        straight = [each for each in classes if not each.breaks]
        paused = [each for each in classes if each.breaks]
        crossing = [(each, self.model.new_bool_var(f"{job.id} {each.low}")) for each in paused]
        mode = ModeVariables(job, start, end, present, crossing=crossing)
        if crossing:
            self._choose(mode, straight)
        elif present is not None:
            mode.whole = present
            self._require(mode, straight, present)
        if present is None:
            duration = self.ticks(job.duration)
            sizes = (duration, duration + self._longest_pause(paused))
            mode.spans.append(self.span(start, end, sizes, job.id))
        else:
            mode.spans += self._spans_by_class(mode)
        return mode

    def _spans_by_class(self, mode: ModeVariables) -> Iterator[IntervalVar]:
        """
        Yield one optional interval for running through, and one for each class that pauses.

        They follow from the start alone. CP-SAT 9.15 calls some sound plans impossible where an
        optional interval has an end, or a size, that is a variable of its own.
        """
        duration = self.ticks(mode.job.duration)
        sizes = [(mode.whole, duration)] if mode.whole is not None else []
        sizes += [(literal, duration + self.ticks(each.pause)) for each, literal in mode.crossing]
        for literal, size in sizes:
            name = f"span {mode.job.id}"
            yield self.model.new_optional_fixed_size_interval_var(mode.start, size, literal, name)

    def _length(self, mode: ModeVariables) -> LinearExprT:
        """Return the ticks from start to end that a way asks for, none if it is not chosen."""
        duration = self.ticks(mode.job.duration)
        worked = duration if mode.present is None else duration * mode.present
        pauses = [self.ticks(each.pause) * literal for each, literal in mode.crossing]
        return LinearExpr.sum([worked, *pauses])

    def _longest_pause(self, paused: list[StartClass]) -> int:
        return max((self.ticks(each.pause) for each in paused), default=0)

    def span(
        self, start: LinearExprT, end: LinearExprT, sizes: tuple[int, int], name: str
    ) -> IntervalVar:
        """Return the interval between two instants; ``sizes`` bound it."""
        size = self.model.new_int_var(*sizes, f"size {name}")
        return self.model.new_interval_var(start, size, end, f"span {name}")

    def classes(self, job: Job) -> list[StartClass]:
        """Return the start classes of a task that its window leaves, on whole ticks."""
        earliest, latest = self._window(job)
        kept = []
        for each in job.classes:
            low = -(-max(each.low, earliest) // self.tick) * self.tick
            high = min(each.high, latest - job.duration - each.pause) // self.tick * self.tick
            if low <= high:
                kept.append(StartClass(low, high, each.breaks))
        return kept

    def _window(self, job: Job) -> Window:
        """Return the window of a task in whole ticks: what is under way fills those it touches."""
        earliest, latest = self.windows[job.id]
        return earliest // self.tick * self.tick, -(-latest // self.tick) * self.tick

    def _starts(self, classes: Iterable[StartClass]) -> list[list[int]]:
        return [[self.ticks(each.low), self.ticks(each.high)] for each in classes]

    def _ends(self, job: Job, classes: Iterable[StartClass]) -> list[list[int]]:
        return [
            [
                self.ticks(each.low + job.duration + each.pause),
                self.ticks(each.high + job.duration + each.pause),
            ]
            for each in classes
        ]

    def _choose(self, mode: ModeVariables, straight: list[StartClass]) -> None:
        """Tie the start to exactly one class: none crossed, or one of those that pause."""
        literals: list[BoolVarT] = [literal for _, literal in mode.crossing]
        if straight:
            mode.whole = self.model.new_bool_var(f"{mode.job.id} whole")
            literals.append(mode.whole)
            self._require(mode, straight, mode.whole)
        if mode.present is None:
            self.model.add_exactly_one(literals)
        else:
            self.model.add(sum(literals) == mode.present)
        for each, literal in mode.crossing:
            self._require(mode, [each], literal)

    def _require(self, mode: ModeVariables, classes: list[StartClass], literal: BoolVarT) -> None:
        domain = Domain.from_intervals(self._starts(classes))
        self.model.add_linear_expression_in_domain(mode.start, domain).only_enforce_if(literal)

    def worked(self, task_id: TaskId) -> list[IntervalVar]:
        """Return the intervals in which a task is worked on, in whichever mode it is done."""
        return [piece for mode in self.modes(task_id) for piece in self.worked_in(mode)]

    def worked_in(self, mode: ModeVariables) -> list[IntervalVar]:
        """Return the intervals of one mode: its pieces, or its whole span."""
        if not mode.crossing:
            return mode.spans
        duration = self.ticks(mode.job.duration)
        if mode.present is not None:
            if mode.pieces is None:
                by_class = pieces_by_class(
                    self.model, mode.start, duration, self._breaks_in_ticks(mode)
                )
                mode.pieces = [*(mode.spans[:1] if mode.whole is not None else ()), *by_class]
            return mode.pieces
        if mode.cut is None:
            ends = (mode.start, mode.end)
            mode.cut = cut(self.model, ends, duration, self._breaks_in_ticks(mode))
        return mode.cut.pieces

    def _breaks_in_ticks(self, mode: ModeVariables) -> list[tuple[tuple[Window, ...], IntVar]]:
        return [
            (tuple((self.ticks(a), self.ticks(b)) for a, b in each.breaks), literal)
            for each, literal in mode.crossing
        ]

    def hint(self, schedule: Schedule, is_open: Callable[[Job], bool] | None = None) -> None:
        """
        Suggest a schedule: every variable made so far gets the value it would have.

        ``is_open`` tells which modes of a task could be chosen, where the option alone does not.
        """
        for task_id, made in self.of_job.items():
            placed = schedule[task_id]
            self.model.add_hint(made.start, self.ticks(placed.start))
            self.model.add_hint(made.end, -(-placed.end // self.tick))
            for mode in made.modes:
                is_chosen = mode.job.option == placed.option
                is_chosen = is_chosen and (is_open is None or is_open(mode.job))
                self._hint_way(mode, placed, is_chosen=is_chosen)

    def _hint_way(self, mode: ModeVariables, placed: ScheduledTask, *, is_chosen: bool) -> None:
        if mode.present is not None:
            self.model.add_hint(mode.present, is_chosen)
        breaks = breaks_of(placed.pieces)
        for each, literal in mode.crossing:
            self.model.add_hint(literal, is_chosen and each.breaks == breaks)
        if mode.cut is not None and is_chosen:
            self.model.add_hint(mode.cut.first_end, self.ticks(placed.pieces[0][1]))
            if breaks:
                self.model.add_hint(mode.cut.last_start, self.ticks(placed.pieces[-1][0]))


def _union(domains: Iterable[list[list[int]]]) -> list[list[int]]:
    return sorted(span for domain in domains for span in domain)
