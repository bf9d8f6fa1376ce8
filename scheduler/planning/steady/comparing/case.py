"""What was announced of a situation, and from when on it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scheduler.calendars.situation.situation import Situation
from scheduler.cpm.times import early_dates
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.steady.comparing.held import may_start, not_before
from scheduler.planning.steady.options import SteadyOptions
from scheduler.schedule.disturbance import (
    AsOf,
    CrewShift,
    Disturbance,
    measure_disturbance,
    shifts_worked,
    weight,
)
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True)
class SteadyCase:
    """
    A situation beside the plan that was announced for it.

    In ``situation`` pins hold, and nothing starts before the data date.
    """

    situation: Situation
    announced: Schedule
    as_of: AsOf

    @cached_property
    def steps(self) -> Sequence[TaskId]:
        """The announced steps that have not begun, in file order."""
        known, begun = self.announced.tasks, self.as_of.begun
        return [step for step in self.situation.modes if step in known and step not in begun]

    @cached_property
    def frozen(self) -> Sequence[TaskId]:
        """The frozen steps."""
        return [each for each in self.steps if self.as_of.is_frozen(self.announced[each].start)]

    @cached_property
    def staying(self) -> frozenset[TaskId]:
        """The steps that may start as announced, as far as their calendar, links and pins go."""
        early = early_dates(self.situation)
        return frozenset(
            step
            for step in self.steps
            if early[step][0] <= self.announced[step].start
            and may_start(self.situation, step, *self.place_of(step))
        )

    def place_of(self, step: TaskId) -> tuple[Minutes, int]:
        """Return when a step was announced, and in which mode."""
        return self.announced[step].start, self.announced[step].option

    def is_moved(self, schedule: Schedule, step: TaskId) -> bool:
        """Whether a step starts at another minute, or is done in another mode."""
        return (schedule[step].start, schedule[step].option) != self.place_of(step)

    @cached_property
    def weights(self) -> dict[TaskId, int]:
        """What it weighs that a step moves."""
        campaign, begin = self.situation.campaign, self.as_of.begin
        return {
            step: weight(campaign, step, self.announced[step].start - begin) for step in self.steps
        }

    @cached_property
    def shifts(self) -> set[CrewShift]:
        """The shifts of crews that have ordinary work in the announced plan."""
        return shifts_worked(self.situation.campaign, self.situation.scenario, self.announced)

    def disturbance(self, schedule: Schedule) -> Disturbance:
        """Return what a schedule changes of the announced plan."""
        return measure_disturbance(
            self.situation.campaign,
            self.situation.scenario,
            self.announced,
            schedule,
            self.as_of,
        )


def make_case(situation: Situation, announced: Schedule, options: SteadyOptions) -> SteadyCase:
    """Return the case of a situation; its facts, if it has any, say which steps have begun."""
    facts = situation.facts
    if facts is None:
        as_of = AsOf(begin=options.begin, freeze=options.freeze)
        return SteadyCase(not_before(situation, options.begin), announced, as_of)
    begun = frozenset(facts.begun) | frozenset(facts.done)
    as_of = AsOf(begin=facts.begin, freeze=options.freeze, begun=begun)
    return SteadyCase(situation, announced, as_of)
