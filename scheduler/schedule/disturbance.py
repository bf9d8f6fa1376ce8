"""
How much of an announced plan another one changes.

It is judged from the campaign and the two schedules alone, and shares nothing with the search.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from scheduler.model.campaign import Campaign
from scheduler.model.costs import Moves
from scheduler.model.notation.base import CrewId, Minutes, ShiftName, TaskId
from scheduler.model.notation.durations import DAY
from scheduler.model.scenario import Scenario
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.checks.duty import shifts_at_work
from scheduler.schedule.scheduled import Schedule

SOON = 2 * DAY
"""How long after the data date a shift begins for which people have not been told to come."""


class CrewShift(NamedTuple):
    """One shift of one crew, and when it begins."""

    crew: CrewId
    shift: ShiftName
    start: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """
    From when on a plan is compared with the announced one.

    ``begin`` is the data date. Steps announced from it on for as long as ``freeze`` are frozen;
    with no freeze none is. ``begun`` are the steps that have begun or are done.
    """

    begin: Minutes = 0
    freeze: Minutes = 0
    begun: frozenset[TaskId] = frozenset()

    def is_frozen(self, start: Minutes) -> bool:
        """Whether a step announced for a minute is frozen."""
        return self.freeze > 0 and self.begin <= start <= self.begin + self.freeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Disturbance:
    """
    What a schedule changes of the announced one.

    ``moved`` has the weight of every step that moved; ``frozen`` are those of them that were
    frozen. ``new_shifts`` are the shifts of crews that begin soon and have ordinary work now and
    had none, each of the weight ``per_shift``. ``minutes`` is the sum of minutes by which starts
    moved, either way.
    """

    moved: Mapping[TaskId, int]
    frozen: tuple[TaskId, ...]
    new_shifts: tuple[CrewShift, ...]
    per_shift: int
    minutes: Minutes

    @property
    def total(self) -> int:
        """The disturbance: what the moved steps and the new shifts weigh together."""
        return sum(self.moved.values()) + self.per_shift * len(self.new_shifts)


def measure_disturbance(
    campaign: Campaign, scenario: Scenario, announced: Schedule, schedule: Schedule, as_of: AsOf
) -> Disturbance:
    """
    Return what a schedule changes of an announced one.

    Steps that have begun count no more, nor do steps that one of the two does not have.
    """
    both = comparable(announced, schedule, as_of)
    moved = [
        step
        for step in both
        if (announced[step].start, announced[step].option)
        != (schedule[step].start, schedule[step].option)
    ]
    starts = announced.starts
    return Disturbance(
        moved={step: weight(campaign, step, starts[step] - as_of.begin) for step in moved},
        frozen=tuple(step for step in moved if as_of.is_frozen(starts[step])),
        new_shifts=tuple(_new_shifts(campaign, scenario, announced, schedule, as_of.begin)),
        per_shift=campaign.costs.moves.new_shift,
        minutes=sum(abs(schedule[step].start - starts[step]) for step in both),
    )


def comparable(announced: Schedule, schedule: Schedule, as_of: AsOf) -> list[TaskId]:
    """Return the announced steps that have not begun, in the order of a schedule."""
    return [step for step in schedule.tasks if step in announced.tasks and step not in as_of.begun]


def weight(campaign: Campaign, step: TaskId, ahead: Minutes) -> int:
    """Return what it weighs that a step moves which was announced so long after the data date."""
    moves, task = campaign.costs.moves, campaign.tasks[step]
    is_key = bool(task.hold_point) or not campaign.is_own(task)
    return _weight_by_time(moves, ahead) * (moves.key_factor if is_key else 1)


def _weight_by_time(moves: Moves, ahead: Minutes) -> int:
    spans = (
        (DAY, moves.within_day),
        (3 * DAY, moves.within_three_days),
        (7 * DAY, moves.within_week),
    )
    return next((each for span, each in spans if ahead <= span), moves.later)


def _new_shifts(
    campaign: Campaign,
    scenario: Scenario,
    announced: Schedule,
    schedule: Schedule,
    begin: Minutes,
) -> Iterator[CrewShift]:
    new = shifts_worked(campaign, scenario, schedule) - shifts_worked(campaign, scenario, announced)
    return (each for each in sorted(new) if begin <= each.start <= begin + SOON)


def shifts_worked(campaign: Campaign, scenario: Scenario, schedule: Schedule) -> set[CrewShift]:
    """Return the shifts of crews in which a schedule has ordinary work."""
    evidence = Evidence(campaign, scenario, schedule)
    return {
        CrewShift(crew, shift, run.start)
        for crew in campaign.crews
        for shift in dict.fromkeys(scenario.shifts)
        if _ever_has_people(campaign, scenario, crew, shift)
        for run in shifts_at_work(evidence, crew, shift)
    }


def _ever_has_people(
    campaign: Campaign, scenario: Scenario, crew: CrewId, shift: ShiftName
) -> bool:
    changes = campaign.crews[crew].changes
    usual = campaign.head_count(scenario, crew, shift)
    return usual > 0 or any(each.people.get(shift, 0) > 0 for each in changes)
