"""All that playing a plan forward needs: its steps in order, their hours and what keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.starts.job import Job
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.replay.order import HandOver


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraWork:
    """
    A step that is there only if a mishap happens: a copy of its ``original``, or a new one.

    ``mishap`` is its number; it happens when ``trigger`` has started, or ended if ``at_end``.
    """

    id: TaskId
    mishap: int
    trigger: TaskId
    at_end: bool
    original: TaskId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """
    Minutes in which some steps do not work, if a mishap with a period happens.

    ``spans`` are the minutes of the shifts or days that it may concern, in the whole campaign; it
    takes those from its begin on, for ``lasts`` minutes. ``begins`` are the minutes among which its
    begin is drawn.
    """

    mishap: int
    steps: frozenset[TaskId]
    spans: Intervals
    begins: tuple[Minutes, ...]
    lasts: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """
    Steps that are done again together, in the order in which they are played, each as a whole.

    They begin after the steps in ``behind`` have ended, which were announced to begin before and
    need the same people or place.
    """

    steps: tuple[TaskId, ...] = ()
    behind: tuple[TaskId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchPlay:
    """
    How attempts at launch go on after a scrub; minutes.

    ``weather`` is the number of the weather that scrubs, or nothing. After ``in_a_row`` attempts
    (none: never) it is ``then`` instead of ``after``.
    """

    weather: int | None
    after: Minutes
    redo: Repetition
    in_a_row: int
    then: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """
    A plan ready to be played: everything but the numbers that are drawn.

    Attributes
    ----------
    situation
        What is left to schedule, each step in its announced way, on a long horizon, with extra work
        among its jobs and links. Starts are those that are legal by planned hours.
    steps
        The steps in the order in which they are played, extra work among them.
    announced
        The minutes before which they do not begin.
    handed
        Who waits for whose end by the resource order, extra work included.
    kept_out
        Minutes in which steps give way to others.
    by_clock
        Steps under way that go on by the clock.
    extra
        Steps that are there only if a mishap happens.
    whole
        For a step of which facts leave only a part, or nothing, the job in ``steps`` that does all
        of it again after a scrub, or once a limit has run out.
    mishaps
        The names of the mishaps.
    absences
        What mishaps with a period take away.
    weathers, weather_steps
        The names of the weathers, and the steps that each concerns; that of launch is ``launch``.
    days
        The minutes at which the civil days of the campaign begin, the first one at or before 0.
    launch
        How attempts at launch go on, if there is any risk in it.
    expired
        For the step from which a limit counts, what is done again when it runs out.
    stay
        Minutes that people stay past their shift for a step that takes longer.
    reasons
        What may take a draw outside the rules, in words: the limits of the situation, then for each
        step of ``steps`` that it has no place any more, then too many attempts.
    """

    situation: ChosenSituation
    steps: tuple[TaskId, ...]
    announced: Mapping[TaskId, Minutes]
    handed: tuple[HandOver, ...]
    kept_out: Mapping[TaskId, Intervals]
    by_clock: frozenset[TaskId]
    extra: Mapping[TaskId, ExtraWork]
    mishaps: tuple[str, ...]
    absences: tuple[Absence, ...]
    weathers: tuple[str, ...]
    weather_steps: tuple[frozenset[TaskId], ...]
    days: tuple[Minutes, ...]
    launch: LaunchPlay | None
    expired: Mapping[TaskId, Repetition]
    stay: Minutes
    reasons: tuple[str, ...]
    whole: Mapping[TaskId, TaskId] = field(default_factory=dict)

    @property
    def only_again(self) -> Mapping[TaskId, TaskId]:
        """The steps that are done only when others are done again, each with the one it repeats."""
        return {again: step for step, again in self.whole.items()}

    @property
    def jobs(self) -> Mapping[TaskId, Job]:
        """The jobs of all steps, extra work included."""
        return self.situation.jobs

    @property
    def place(self) -> Mapping[TaskId, int]:
        """The place of each step in the order."""
        return {step: place for place, step in enumerate(self.steps)}
