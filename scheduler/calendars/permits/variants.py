"""
A campaign loosened as far as permitted, with every calendar that its tasks could then have.

A task on another calendar is another task: one mode of it for each set of shifts, days and wider
windows that its crews could be given. The condition of a mode says on what it depends.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, combinations, product
from typing import TypeVar

from scheduler.calendars.clock.intervals import Intervals, intersect, merge
from scheduler.calendars.facts.facts import Facts, Release
from scheduler.calendars.facts.jobs_left import JobsLeft
from scheduler.calendars.facts.kept import overlapping_left
from scheduler.calendars.permits.permitted import People, Permitted, widened
from scheduler.calendars.rules.hazards import modes_apart
from scheduler.calendars.rules.limits import longest_span
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.choices import permitted_options
from scheduler.calendars.situation.jobs import make_job_on
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.job import Job, Way
from scheduler.errors import InputError, Problem, Where
from scheduler.model.notation.base import ShiftName, TaskId
from scheduler.model.progress.neighbour_moves import STAYS, NeighbourMove, moved_scenario
from scheduler.model.task import Kind, Task

Item = TypeVar("Item")
MOST_QUESTIONS = 8
"""Shifts, days and windows on which the calendar of one task may depend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """
    What a mode of a task depends on, each part with whether it must be there or must not.

    ``shifts`` are shifts with people enough of all its crews, ``days`` weekdays beyond those of the
    base on which all its crews work, ``windows`` windows that are widened, ``moves`` the moves of
    its neighbour with which it has its dates. With ``by_site`` any crew at work makes a shift, or a
    day.
    """

    by_site: bool
    shifts: Mapping[ShiftName, bool]
    days: Mapping[int, bool]
    windows: Mapping[str, bool]
    moves: Mapping[str, frozenset[NeighbourMove]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosened:
    """
    A situation loosened as far as permitted.

    ``conditions`` stand beside ``situation.modes``; ``habits`` are the links that may be set aside
    and are not among the links of the situation; ``off`` is when the whole site stands down.
    ``releases`` are the habits that may be set aside of steps that wait for recorded events.
    """

    permitted: Permitted
    situation: Situation
    conditions: Mapping[TaskId, tuple[Condition, ...]]
    habits: tuple[TimedLink, ...]
    off: Intervals
    releases: tuple[tuple[TaskId, Release], ...] = ()


def loosen(permitted: Permitted) -> Loosened:
    """Return the situation of everything that is permitted."""
    scenario = permitted.loosest
    situation = prepare_on(Calendars(permitted.campaign), scenario, may_pause=True)
    kept_habits = scenario.altered({"habits": permitted.base.habits})
    kept = prepare_on(situation.calendars, kept_habits)
    calendars = _Calendars(permitted, situation)
    found = {task_id: calendars.modes(task_id) for task_id in situation.modes}
    modes = {task_id: tuple(job for job, _ in own) for task_id, own in found.items()}
    return Loosened(
        permitted=permitted,
        situation=replace(
            situation,
            modes=modes,
            apart_modes=_apart(permitted, situation.facts, chain.from_iterable(modes.values())),
        ),
        conditions={task_id: tuple(c for _, c in own) for task_id, own in found.items()},
        habits=tuple(x for x in kept.links if x.reason == "habit") if permitted.habits else (),
        off=calendars.clockwork(()).off,
        releases=tuple(_habits_done(kept)) if permitted.habits else (),
    )


def _apart(
    permitted: Permitted, facts: Facts | None, jobs: Iterable[Job]
) -> Mapping[Way, Mapping[Way, str]]:
    """Return what may not overlap, but for what goes on whatever anybody decides."""
    apart = modes_apart(permitted.campaign, jobs)
    return apart if facts is None else overlapping_left(apart, facts)


def _habits_done(kept: Situation) -> Iterator[tuple[TaskId, Release]]:
    """Yield each step with the habits by which it still waits for what is recorded."""
    for step, releases in kept.facts.releases.items() if kept.facts is not None else ():
        yield from ((step, release) for release in releases if release.reason == "habit")


class _Calendars:
    """Makes the modes of tasks on every calendar that they could be given."""

    def __init__(self, permitted: Permitted, situation: Situation) -> None:
        self.permitted = permitted
        self.limits = situation.limits
        self.situation = situation
        self.facts = situation.facts
        self.calendars = situation.calendars
        self.tick = situation.tick
        self.clockwork = cache(self._clockwork)

    def _clockwork(self, windows: tuple[str, ...], move: NeighbourMove = STAYS) -> WorkingTimes:
        scenario = moved_scenario(self.permitted.loosest, move)
        if not windows:
            return self.calendars.of(scenario)
        return WorkingTimes(widened(self.permitted.campaign, windows), scenario)

    def modes(self, task_id: TaskId) -> list[tuple[Job, Condition]]:
        """Return every mode of a task that has a legal start, with what it depends on."""
        task = self.permitted.campaign.tasks[task_id]
        if self.facts is not None and task_id in self.facts.kept_away:
            barred = self.situation.modes[task_id][0]
            return [(barred, Condition(by_site=False, shifts={}, days={}, windows={}))]
        options = self._options(task)
        found = [mode for option in options for mode in self._modes_of_option(task, option)]
        return [mode for mode in found if mode[0].classes] or found[:1]

    def _options(self, task: Task) -> tuple[int, ...]:
        """Return the ways in which a task may be done: of one that has begun, its own alone."""
        if self.facts is None or task.id not in self.facts.begun:
            return tuple(permitted_options(task, self.permitted.loosest))
        return (self.situation.modes[task.id][0].option,)

    def _job(self, times: WorkingTimes, task: Task, working: Intervals, option: int) -> Job:
        """Return a task, or what is left of it, on a working time."""
        longest = longest_span(self.limits, task.id)
        if self.facts is None:
            return make_job_on(times, task, working, self.tick, longest, option)
        in_hold = {each: own[0].in_hold for each, own in self.situation.modes.items()}
        left = JobsLeft(times, self.permitted.loosest, self.facts, self.tick, in_hold)
        return left.on_calendar(task, option, working, longest)

    def _modes_of_option(self, nominal: Task, option: int) -> Iterator[tuple[Job, Condition]]:
        task = nominal.in_way(option)
        always, shifts = self._shifts(task)
        days = self._days(task)
        windows = [name for name in self.permitted.windows if name in task.windows]
        moves = self._moves(nominal)
        questions = len(shifts) + len(days) + len(windows) + (len(moves) - 1).bit_length()
        _refuse_too_many(task, questions)
        subsets = (_subsets(windows), _subsets(shifts), _subsets(days))
        for alike, wide, more, rest in product(moves, *subsets):
            clockwork = self.clockwork(wide, alike[0])
            working = self._working(clockwork, task, {*always, *more}, set(rest))
            yield (
                self._job(clockwork, task, working, option),
                Condition(
                    by_site=_by_site(task),
                    shifts={shift: shift in more for shift in shifts},
                    days={day: day in rest for day in days},
                    windows={name: name in wide for name in windows},
                    moves={task.flow: frozenset(alike)} if len(moves) > 1 else {},
                ),
            )

    def _moves(self, task: Task) -> list[tuple[NeighbourMove, ...]]:
        """Return the moves of the neighbour of a task, those together that leave it alike."""
        campaign, loosest = self.permitted.campaign, self.permitted.loosest
        alike: dict[object, list[NeighbourMove]] = {}
        for move in self.permitted.neighbours.get(task.flow, (STAYS,)):
            scenario = moved_scenario(loosest, move)
            dates = campaign.promised_start(task, scenario), campaign.task_windows(task, scenario)
            alike.setdefault(repr(dates), []).append(move)
        return [tuple(moves) for moves in alike.values()]

    def _shifts(self, task: Task) -> tuple[list[ShiftName], list[ShiftName]]:
        """Return the shifts that a task is sure of, and those that depend on what is permitted."""
        permitted = self.permitted
        if _by_site(task):
            base = list(permitted.base.shifts)
            return base, [shift for shift in permitted.shifts if shift not in base]
        if _by_clock(task):
            return [], []
        always = [s for s in permitted.shifts if _has_people(task, s, permitted.least)]
        possible = [s for s in permitted.shifts if _has_people(task, s, permitted.most)]
        return always, [shift for shift in possible if shift not in always]

    def _days(self, task: Task) -> list[int]:
        """Return the weekdays on which a task can be done only if more is permitted."""
        permitted = self.permitted
        if _by_clock(task):
            return []
        return sorted(set(permitted.week) - self._base_days(task))

    def _base_days(self, task: Task) -> set[int]:
        """Return the weekdays of the base on which all crews of a task work."""
        base = self.permitted.base
        if _by_site(task):
            return set(base.site_week)
        return set.intersection(*(set(base.week_of(crew)) for crew in task.crew))

    def _working(
        self, clockwork: WorkingTimes, task: Task, shifts: set[ShiftName], days: set[int]
    ) -> Intervals:
        """Return the working time of a task whose crews come on some shifts and further days."""
        if _by_clock(task):
            return clockwork.working_time(task)
        week = self._base_days(task) | days
        runs = [run for run in clockwork.runs if run.shift in shifts and run.day.weekday() in week]
        time = intersect(clockwork.open_time_of(task), merge((run.start, run.end) for run in runs))
        return clockwork.in_run_windows(task, time)


def _refuse_too_many(task: Task, questions: int) -> None:
    """
    Refuse a task whose calendar depends on too many permits.

    Raises
    ------
    InputError
        Since every set of them gives the task another calendar.
    """
    if questions > MOST_QUESTIONS:
        problem = Problem(
            code="permits-too-wide",
            message=f"{task.id!r} has {2**questions} possible calendars under what is permitted",
            where=Where("permits"),
            hint="Permit fewer further shifts, days of the week or wider windows at once.",
        )
        raise InputError([problem])


def _by_site(task: Task) -> bool:
    """Whether a task must lie within one shift, whoever works it."""
    return task.kind is Kind.SAME_SHIFT and (task.all_hands or not task.crew)


def _by_clock(task: Task) -> bool:
    """Whether no shift matters to the working time of a task."""
    return not _by_site(task) and (task.all_hands or not task.crew)


def _has_people(task: Task, shift: ShiftName, people: People) -> bool:
    """Whether every crew of a task has the people it needs on a shift."""
    return all(people[crew, shift] >= need for crew, need in task.crew.items())


def _subsets(items: list[Item]) -> list[tuple[Item, ...]]:
    """Return every subset, the smallest first."""
    return [found for size in range(len(items) + 1) for found in combinations(items, size)]
