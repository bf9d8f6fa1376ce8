"""
The decision variables: when each task starts and ends, and what it crosses.

All times are in ticks of the situation. A task's start classes give its start domain; for a class
that crosses breaks one literal says that it was chosen, and fixes where the pieces lie.
"""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ortools.sat.python.cp_model import (
    BoolVarT,
    CpModel,
    Domain,
    IntervalVar,
    IntVar,
    LinearExprT,
)

from scheduler.calendars.placements import StartClass
from scheduler.calendars.situation import Job, Situation
from scheduler.model.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule

Window = tuple[Minutes, Minutes]


@dataclass
class JobVariables:
    """The variables of one task; ``crossing`` pairs each class that pauses with its literal."""

    job: Job
    start: IntVar
    end: IntVar
    span: IntervalVar
    crossing: list[tuple[StartClass, IntVar]] = field(default_factory=list)
    pieces: list[IntervalVar] = field(default_factory=list)
    first_end: IntVar | None = None
    last_start: IntVar | None = None


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
            self.of_job[task_id] = self._make(self.situation.jobs[task_id])
        return self.of_job[task_id]

    def start(self, task_id: TaskId) -> IntVar:
        """Return the start of a task."""
        return self.job(task_id).start

    def end(self, task_id: TaskId) -> IntVar:
        """Return the end of a task."""
        return self.job(task_id).end

    @cached_property
    def launch(self) -> IntVar:
        """The end of the launch task."""
        return self.end(self.situation.launch)

    def _make(self, job: Job) -> JobVariables:
        classes = self.classes(job)
        straight = [each for each in classes if not each.breaks]
        paused = [each for each in classes if each.breaks]
        start = self.model.new_int_var_from_domain(self._starts(classes), f"start {job.id}")
        end = self.model.new_int_var_from_domain(self._ends(job, classes), f"end {job.id}")
        duration = self.ticks(job.duration)
        crossing = [(each, self.model.new_bool_var(f"{job.id} {each.low}")) for each in paused]
        pause = sum(self.ticks(each.pause) * literal for each, literal in crossing)
        self.model.add(end == start + duration + pause)
        span = self.span(start, end, (duration, duration + self._longest_pause(paused)), job.id)
        made = JobVariables(job, start, end, span, crossing)
        if crossing:
            self._choose(made, straight)
        return made

    def _longest_pause(self, paused: list[StartClass]) -> int:
        return max((self.ticks(each.pause) for each in paused), default=0)

    def span(
        self, start: LinearExprT, end: LinearExprT, sizes: tuple[int, int], name: str
    ) -> IntervalVar:
        """Return the interval between two instants; its size lies between two numbers of ticks."""
        size = self.model.new_int_var(*sizes, f"size {name}")
        return self.model.new_interval_var(start, size, end, f"span {name}")

    def classes(self, job: Job) -> list[StartClass]:
        """Return the start classes of a task that its window leaves, on whole ticks."""
        earliest, latest = self.windows[job.id]
        kept = []
        for each in job.classes:
            low = -(-max(each.low, earliest) // self.tick) * self.tick
            high = min(each.high, latest - job.duration - each.pause) // self.tick * self.tick
            if low <= high:
                kept.append(StartClass(low, high, each.breaks))
        return kept

    def _starts(self, classes: list[StartClass]) -> Domain:
        return Domain.from_intervals(
            [[self.ticks(each.low), self.ticks(each.high)] for each in classes]
        )

    def _ends(self, job: Job, classes: list[StartClass]) -> Domain:
        return Domain.from_intervals(
            [
                [
                    self.ticks(each.low + job.duration + each.pause),
                    self.ticks(each.high + job.duration + each.pause),
                ]
                for each in classes
            ]
        )

    def _choose(self, made: JobVariables, straight: list[StartClass]) -> None:
        """Tie the start to exactly one class: none crossed, or one of those that pause."""
        literals = [literal for _, literal in made.crossing]
        if straight:
            whole = self.model.new_bool_var(f"{made.job.id} whole")
            literals.append(whole)
            domain = self._starts(straight)
            self.model.add_linear_expression_in_domain(made.start, domain).only_enforce_if(whole)
        self.model.add_exactly_one(literals)
        for each, literal in made.crossing:
            domain = self._starts([each])
            self.model.add_linear_expression_in_domain(made.start, domain).only_enforce_if(literal)

    def worked(self, task_id: TaskId) -> list[IntervalVar]:
        """Return the intervals in which a task is worked on: its pieces, or its whole span."""
        made = self.job(task_id)
        if not made.crossing:
            return [made.span]
        if not made.pieces:
            made.pieces = self._pieces(made)
        return made.pieces

    def _pieces(self, made: JobVariables) -> list[IntervalVar]:
        """Cut a pausing task: a first piece, a last one if it crosses, fixed ones in between."""
        model, name = self.model, made.job.id
        duration = self.ticks(made.job.duration)
        crossed = [literal for _, literal in made.crossing]
        first_end = model.new_int_var(*_range(made.start, made.end), f"first end {name}")
        size = model.new_int_var(1, duration, f"first size {name}")
        first = model.new_interval_var(made.start, size, first_end, f"first {name}")
        resumes = sorted({self.ticks(each.breaks[-1][1]) for each, _ in made.crossing})
        last_start = model.new_int_var_from_domain(Domain.from_values(resumes), f"resume {name}")
        crosses = model.new_bool_var(f"{name} crosses")
        model.add(sum(crossed) == crosses)
        model.add(first_end == made.end).only_enforce_if(~crosses)
        rest = model.new_int_var(0, duration, f"last size {name}")
        last = model.new_optional_interval_var(last_start, rest, made.end, crosses, f"last {name}")
        pieces = [first, last]
        for each, literal in made.crossing:
            model.add(first_end == self.ticks(each.breaks[0][0])).only_enforce_if(literal)
            model.add(last_start == self.ticks(each.breaks[-1][1])).only_enforce_if(literal)
            pieces += self._middle(name, each, literal)
        made.first_end, made.last_start = first_end, last_start
        return pieces

    def _middle(self, name: TaskId, each: StartClass, literal: BoolVarT) -> list[IntervalVar]:
        """Return the full stretches worked between the first and the last break of a class."""
        stretches = [(before[1], after[0]) for before, after in pairwise(each.breaks)]
        return [
            self.model.new_optional_fixed_size_interval_var(
                self.ticks(start), self.ticks(end - start), literal, f"middle {name}"
            )
            for start, end in stretches
        ]

    def hint(self, schedule: Schedule) -> None:
        """Suggest a schedule: every variable made so far gets the value it would have."""
        for task_id, made in self.of_job.items():
            placed = schedule[task_id]
            self.model.add_hint(made.start, self.ticks(placed.start))
            self.model.add_hint(made.end, self.ticks(placed.end))
            for each, literal in made.crossing:
                self.model.add_hint(literal, each.breaks == _breaks(placed.pieces))
            if made.first_end is not None and made.last_start is not None:
                self.model.add_hint(made.first_end, self.ticks(placed.pieces[0][1]))
                if len(placed.pieces) > 1:
                    self.model.add_hint(made.last_start, self.ticks(placed.pieces[-1][0]))


def _breaks(pieces: tuple[Window, ...]) -> tuple[Window, ...]:
    return tuple((a[1], b[0]) for a, b in pairwise(pieces))


def _range(start: IntVar, end: IntVar) -> tuple[int, int]:
    return min(start.proto.domain), max(end.proto.domain)
