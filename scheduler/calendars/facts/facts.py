"""Facts of the day on the axis: what is done, what goes on, what waits, what broke a rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.calendars.clock.counting import first_with_worked, worked_before
from scheduler.calendars.clock.intervals import Interval, Intervals, measure
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.base import CrewId, Minutes, TaskId
from scheduler.model.progress.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """
    The rest of a step under way, which nothing decides any more; all minutes are exact.

    ``breaks`` are the pauses in it that its kind does not know: what they interrupt goes on when
    its working time resumes.
    """

    start: Minutes
    end: Minutes
    pieces: Intervals
    option: int = 0
    breaks: Intervals = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RestLeft:
    """The work left of a step that has begun and waits to go on, not before ``since``."""

    left: Minutes
    since: Minutes
    option: int = 0
    made_safe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """
    A link to a step from a recorded ``event`` of its ``source``, which is over.

    ``lag`` and ``reason`` are those of the link: ``hard``, ``habit`` or ``held``. A working lag
    counts on the working time of the step.
    """

    source: TaskId
    event: Minutes
    kind: LinkKind
    lag: Minutes
    working: bool
    reason: str

    @property
    def holds_end(self) -> bool:
        """Whether the link holds back the end of the step rather than its start."""
        return self.kind.to_point is Point.END

    def minute(self, working: Intervals) -> Minutes | None:
        """Return the minute from which on the link is met; nothing if a working lag never ends."""
        if not self.working:
            return self.event + self.lag
        return first_with_worked(working, worked_before(working, self.event) + self.lag)


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """
    A fact that breaks a rule: it has happened, and planning goes on.

    ``rule`` is the name of the check that would judge it, or ``habits``; ``amount`` is in minutes,
    people or room. ``subject`` is the crew or the place overdrawn, the hazard, or the link as it is
    written. ``holds_up`` are the steps that have to wait because of it.
    """

    rule: str
    steps: tuple[TaskId, ...]
    amount: int
    subject: str = ""
    holds_up: tuple[TaskId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """
    What is recorded of a campaign up to the data date, in minutes since its start.

    ``begin`` is the data date, ``first_tick`` the first minute from it on at which a step may
    start. ``done`` has recorded starts and ends, ``begun`` the recorded starts of what is not done.
    Of the steps begun, those in ``under_way`` go on by themselves; those in ``rests`` are placed by
    the search: the ``suspended`` ones, and the ones that wait for predecessors which they have
    overtaken, ``waiting``. ``undated`` are done without a recorded date, ``dropped`` are the steps
    that will not be done. ``releases`` are what recorded events leave to each step.
    ``kept_away`` are steps that can never be done, each with the step begun that keeps it away and
    waits for it. ``on_duty`` is when each crew did ordinary work in the last seven days, as far as
    is recorded.
    """

    progress: Progress
    begin: Minutes
    first_tick: Minutes
    done: Mapping[TaskId, Interval] = field(default_factory=dict)
    undated: frozenset[TaskId] = frozenset()
    dropped: frozenset[TaskId] = frozenset()
    begun: Mapping[TaskId, Minutes] = field(default_factory=dict)
    under_way: Mapping[TaskId, Going] = field(default_factory=dict)
    rests: Mapping[TaskId, RestLeft] = field(default_factory=dict)
    suspended: frozenset[TaskId] = frozenset()
    waiting: Mapping[TaskId, tuple[TaskId, ...]] = field(default_factory=dict)
    releases: Mapping[TaskId, tuple[Release, ...]] = field(default_factory=dict)
    departures: tuple[Departure, ...] = ()
    kept_away: Mapping[TaskId, TaskId] = field(default_factory=dict)
    on_duty: Mapping[CrewId, Intervals] = field(default_factory=dict)

    @property
    def interrupted(self) -> Mapping[TaskId, Intervals]:
        """The breaks of steps under way that should run through."""
        return {step: going.breaks for step, going in self.under_way.items() if going.breaks}

    @property
    def left(self) -> Mapping[TaskId, Minutes]:
        """The working minutes left of each step that has begun."""
        going = {step: measure(each.pieces) for step, each in self.under_way.items()}
        return {**going, **{step: rest.left for step, rest in self.rests.items()}}

    def event(self, step: TaskId, *, is_end: bool) -> Minutes | None:
        """Return the recorded start or end of a step, nothing if there is none."""
        if step in self.done:
            return self.done[step][is_end]
        return None if is_end else self.begun.get(step)

    def known_event(self, step: TaskId, *, is_end: bool) -> Minutes | None:
        """Return the start or end of a step that is recorded, or that follows from what is."""
        recorded = self.event(step, is_end=is_end)
        if recorded is None and is_end and step in self.under_way:
            return self.under_way[step].end
        return recorded

    def releases_of(self, step: TaskId) -> tuple[Release, ...]:
        """Return the links to a step from what is recorded, in file order."""
        return self.releases.get(step, ())
