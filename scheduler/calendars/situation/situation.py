"""A campaign under one scenario, prepared in minutes: everything a schedule must respect."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.facts.facts import Facts
from scheduler.calendars.shifts.shifts import Profile, ShiftRun
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.calendars.starts.start_classes import StartClass, find_class, pieces
from scheduler.model.campaign import Campaign
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.base import CrewId, FacilityId, Minutes, TaskId
from scheduler.model.scenario import Scenario
from scheduler.model.task import Kind, Task

Way = tuple[TaskId, int]
"""A mode of doing a task: the task, and 0 or the number of the option."""


_low = attrgetter("low")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """
    A task still to be done, with its working time and the starts that lead to a legal run.

    ``option`` says which mode of doing it this is: 0 for the task as it stands, then its options by
    number; ``task`` has the hours, crews and place of that way. ``in_hold`` are the places in which
    it uses room that a hold has already. Planned starts are multiples of ``tick``; the one start of
    what is under way need not be, nor those of a rest that has to end in an instant.
    """

    task: Task
    option: int = 0
    duration: Minutes
    kind: Kind
    working: Intervals
    classes: tuple[StartClass, ...]
    in_hold: frozenset[FacilityId] = frozenset()
    tick: Minutes = 1

    @property
    def rooms(self) -> tuple[FacilityId, ...]:
        """The places of the task in which it takes room of its own."""
        return tuple(place for place in self.task.places if place not in self.in_hold)

    @property
    def id(self) -> TaskId:
        """The id of the task."""
        return self.task.id

    @property
    def mode(self) -> Way:
        """The task, and the number of its option."""
        return self.task.id, self.option

    def class_of(self, start: Minutes) -> StartClass | None:
        """Return the start class of a minute, or nothing when the task may not start there."""
        position = find_class(self.classes, start)
        if position == len(self.classes) or self.classes[position].low > start:
            return None
        return self.classes[position]

    def next_start(self, minute: Minutes) -> Minutes | None:
        """Return the first legal start at or after a minute."""
        position = find_class(self.classes, minute)
        if position == len(self.classes):
            return None
        return self._at(self.classes[position], -(-minute // self.tick))

    def previous_start(self, minute: Minutes) -> Minutes | None:
        """Return the last legal start at or before a minute."""
        position = find_class(self.classes, minute)
        if position < len(self.classes) and self.classes[position].low <= minute:
            return self._at(self.classes[position], minute // self.tick)
        return self.classes[position - 1].high if position else None

    def _at(self, found: StartClass, ticks: int) -> Minutes:
        """Return the start of a class on a tick, or the nearest one that it has."""
        return min(max(ticks * self.tick, found.low), found.high)

    def start_for_end(self, minute: Minutes) -> Minutes | None:
        """Return the first legal start whose end is at or after a minute."""
        position = bisect_left(self.classes, minute, key=self._last_end)
        if position == len(self.classes):
            return None
        found = self.classes[position]
        return self._at(found, -(-(minute - self.duration - found.pause) // self.tick))

    def latest_start(self, start_by: Minutes, end_by: Minutes) -> Minutes | None:
        """Return the last legal start at or before one minute that ends by another."""
        last = bisect_right(self.classes, start_by, key=_low)
        position = bisect_right(self.classes, end_by, hi=last, key=self._first_end) - 1
        if position < 0:
            return None
        found = self.classes[position]
        latest = min(start_by, end_by - self.duration - found.pause)
        return self._at(found, latest // self.tick)

    def is_planned(self, start: Minutes) -> bool:
        """Whether a start is legal and on the grid, as far as it is planned at all."""
        on_grid = start // self.tick * self.tick
        return self.class_of(start) is not None and start in {on_grid, self.on_axis(on_grid)}

    def on_axis(self, start: Minutes) -> Minutes:
        """Return the exact start behind one on the grid: that of what has begun may differ."""
        position = find_class(self.classes, start)
        first = self.classes[position].low if position < len(self.classes) else start
        return first if start == first // self.tick * self.tick else start

    @property
    def on_grid(self) -> "Job":
        """The job in whole ticks, which begins and ends no later and no earlier than it does."""
        tick, work = self.tick, self.duration
        if work % tick == 0 and all(x.low % tick == 0 for x in self.classes):
            return self
        classes = tuple(
            StartClass(x.low // tick * tick, x.high // tick * tick, x.breaks) for x in self.classes
        )
        lead = max((each.low % tick for each in self.classes), default=0)
        return replace(self, classes=classes, duration=-(-(work + lead) // tick) * tick)

    def _first_end(self, each: StartClass) -> Minutes:
        return each.low + self.duration + each.pause

    def _last_end(self, each: StartClass) -> Minutes:
        return each.high + self.duration + each.pause

    def end_after(self, start: Minutes) -> Minutes:
        """
        Return the end of a run from a legal start.

        Raises
        ------
        ValueError
            If the task may not start there.
        """
        found = self.class_of(start)
        if found is None:
            message = f"{self.id} may not start at minute {start}"
            raise ValueError(message)
        return start + self.duration + found.pause

    def pieces_from(self, start: Minutes) -> Intervals:
        """Return the worked pieces of a run from a legal start."""
        found = self.class_of(start)
        return pieces(start, self.duration, found.breaks if found else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedLink:
    """
    A link between two jobs; ``reason`` is ``hard``, ``habit``, ``order`` or ``held``.

    One that is ``held`` keeps a step within the hold of ``place``, in whose room it is done. By a
    ``hazard`` or a ``facility``, named by ``place``, a step waits for one that has begun.
    """

    source: TaskId
    target: TaskId
    kind: LinkKind
    lag: Minutes
    working: bool
    reason: str
    place: FacilityId = ""

    def from_minute(self, start: Minutes, end: Minutes) -> Minutes:
        """Return the event of a source with these dates that the link looks at."""
        return start if self.kind.from_point is Point.START else end

    @property
    def holds_end(self) -> bool:
        """Whether the link holds back the end of its target rather than the start."""
        return self.kind.to_point is Point.END


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedLimit:
    """
    A limit between events of jobs.

    A ``source`` of nothing is over: the limit counts from ``since``, the minute recorded of the
    step ``fact``, or the start of the campaign where nothing is.
    """

    source: TaskId | None
    source_point: Point
    target: TaskId
    target_point: Point
    longest: Minutes
    reason: str
    since: Minutes = 0
    fact: TaskId | None = None

    @property
    def latest(self) -> Minutes:
        """The minute at which the limit runs out, counted from its source if it has one."""
        return self.since + self.longest


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedHold:
    """
    Room of a facility kept from the start of one job, or ``since``, to the end of another.

    ``steps`` are the jobs that are done in that room.
    """

    facility: FacilityId
    source: TaskId | None
    target: TaskId
    room: int
    reason: str
    steps: tuple[TaskId, ...] = ()
    since: Minutes = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """
    What is left to schedule and every rule in force; tasks stand in file order.

    ``modes`` are the modes of doing each task that the scenario permits; which one is taken, a
    schedule says. The first is the task as it stands unless that can never be done.
    ``apart_modes`` says which modes may not overlap, by task and option. With ``facts``, what is
    left to schedule begins at the data date; without them nothing is recorded.
    """

    campaign: Campaign
    scenario: Scenario
    calendars: Calendars = field(repr=False, compare=False)
    axis: Axis
    horizon: Minutes
    tick: Minutes
    modes: Mapping[TaskId, tuple[Job, ...]]
    done: frozenset[TaskId]
    links: tuple[TimedLink, ...]
    limits: tuple[TimedLimit, ...]
    holds: tuple[TimedHold, ...]
    profiles: Mapping[CrewId, Profile]
    rosters: Mapping[CrewId, Profile]
    apart_modes: Mapping[Way, Mapping[Way, str]] = field(repr=False)
    shift_runs: tuple[ShiftRun, ...]
    links_into: Mapping[TaskId, tuple[TimedLink, ...]] = field(repr=False)
    links_out: Mapping[TaskId, tuple[TimedLink, ...]] = field(repr=False)
    limits_from: Mapping[TaskId, tuple[TimedLimit, ...]] = field(repr=False)
    topological: tuple[TaskId, ...] = field(repr=False)
    facts: Facts | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        named = f"{self.campaign.name!r}, scenario {self.scenario.id!r}"
        return f"Situation({named}: {len(self.modes)} tasks)"

    @property
    def launch(self) -> TaskId:
        """The launch task."""
        return self.campaign.launch

    @property
    def working_times(self) -> WorkingTimes:
        """The working time of the scenario."""
        return self.calendars.of(self.scenario)

    @property
    def tasks(self) -> Mapping[TaskId, Task]:
        """The tasks still to be done, as the campaign states them, whatever mode they take."""
        return {task_id: self.campaign.tasks[task_id] for task_id in self.modes}

    def first_mode(self, task_id: TaskId) -> Job:
        """Return the first mode of a task: as it stands, unless that can never be done."""
        return self.modes[task_id][0]

    @property
    def has_choice(self) -> bool:
        """Whether some task can be done in more than one mode."""
        return any(len(modes) > 1 for modes in self.modes.values())

    def job_in(self, task_id: TaskId, option: int) -> Job:
        """
        Return a task in one of the ways that are permitted.

        Raises
        ------
        KeyError
            If the task may not be done that way.
        """
        for job in self.modes[task_id]:
            if job.option == option:
                return job
        raise KeyError((task_id, option))

    @property
    def begin(self) -> Minutes:
        """The minute from which on everything is plan: the data date, or the campaign start."""
        return 0 if self.facts is None else self.facts.begin

    @property
    def require_facts(self) -> Facts:
        """
        The facts of a campaign that has some.

        Raises
        ------
        ValueError
            If nothing is recorded.
        """
        if self.facts is None:
            message = "nothing is recorded of this campaign"
            raise ValueError(message)
        return self.facts

    @property
    def target(self) -> Minutes | None:
        """The minute of the target date, if there is one."""
        return None if self.campaign.target is None else self.axis.minute(self.campaign.target)
