"""What a steady plan makes small, one goal a level."""

from collections.abc import Collection
from typing import Protocol

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from scheduler.cpm.times import early_dates
from scheduler.model.notation.base import TaskId
from scheduler.planning.lists.list_schedule import count_changed
from scheduler.planning.preferences.base import Preference
from scheduler.planning.steady.comparing.case import SteadyCase
from scheduler.planning.steady.comparing.frame import SteadyFrame
from scheduler.planning.steady.result import LevelAim
from scheduler.schedule.scheduled import Schedule


class Goal(Protocol):
    """What plans are judged by on one level; the smaller the value, the better."""

    aim: LevelAim

    def value(self, schedule: Schedule) -> int:
        """Return the value of a schedule, without the solver."""

    def add(self, frame: SteadyFrame) -> LinearExprT:
        """Add the value to a model, divided by its unit; never below it, and may be equal."""

    @property
    def unit(self) -> int:
        """What one in the model stands for."""

    @property
    def floor(self) -> int:
        """A value that no plan is below, known without a search."""


class FrozenMoved:
    """The number of frozen steps that move."""

    aim = LevelAim.FROZEN
    unit = 1

    def __init__(self, case: SteadyCase) -> None:
        self.case = case
        self.floor = sum(step not in case.staying for step in case.frozen)

    def value(self, schedule: Schedule) -> int:
        """Return how many frozen steps move."""
        return sum(self.case.is_moved(schedule, step) for step in self.case.frozen)

    def add(self, frame: SteadyFrame) -> LinearExprT:
        """Add the frozen steps that move."""
        return LinearExpr.sum([frame.moved(step) for step in self.case.frozen])


class LaunchMinute:
    """The minute of launch."""

    aim = LevelAim.LAUNCH

    def __init__(self, case: SteadyCase) -> None:
        self.launch = case.situation.launch
        self.unit = case.situation.tick
        self.floor = early_dates(case.situation)[self.launch][1]

    def value(self, schedule: Schedule) -> int:
        """Return when launch ends."""
        return schedule[self.launch].end

    def add(self, frame: SteadyFrame) -> LinearExprT:
        """Return the end of launch in ticks."""
        return frame.variables.launch


class Disturbed:
    """The disturbance."""

    aim = LevelAim.DISTURBANCE
    unit = 1

    def __init__(self, case: SteadyCase) -> None:
        self.case = case
        self.floor = sum(
            amount for step, amount in case.weights.items() if step not in case.staying
        )

    def value(self, schedule: Schedule) -> int:
        """Return the disturbance."""
        return self.case.disturbance(schedule).total

    def add(self, frame: SteadyFrame) -> LinearExprT:
        """Add the weights of steps that move and of new shifts."""
        per_shift = self.case.situation.campaign.costs.moves.new_shift
        moved = [amount * frame.moved(step) for step, amount in self.case.weights.items()]
        return LinearExpr.sum([*moved, per_shift * frame.new_shifts if per_shift else 0])


class MinutesMoved:
    """The minutes by which announced starts move, either way."""

    aim = LevelAim.MINUTES
    unit = 1

    def __init__(self, case: SteadyCase) -> None:
        self.case = case
        self.floor = 0

    def value(self, schedule: Schedule) -> int:
        """Return the sum of minutes."""
        return sum(
            abs(schedule[step].start - self.case.announced[step].start) for step in self.case.steps
        )

    def add(self, frame: SteadyFrame) -> LinearExprT:
        """Add the minutes of all steps."""
        return LinearExpr.sum([frame.minutes(step) for step in self.case.steps])


class OtherModes:
    """The number of steps that are done in another mode than they stand."""

    aim = LevelAim.MODES
    unit = 1

    def __init__(self, case: SteadyCase) -> None:
        del case
        self.floor = 0

    def value(self, schedule: Schedule) -> int:
        """Return how many steps are done in another mode."""
        return count_changed(schedule)

    def add(self, frame: SteadyFrame) -> LinearExprT:
        """Return the steps done in another mode."""
        return frame.variables.other_ways


class StartSum:
    """The sum of starts of some steps, in whole ticks; wanted late, it counts as less than none."""

    def __init__(
        self, case: SteadyCase, aim: LevelAim, steps: Collection[TaskId], *, late: bool
    ) -> None:
        self.aim = aim
        self.unit = case.situation.tick
        self.steps = [step for step in case.situation.modes if step in steps]
        self.sign = -1 if late else 1
        early = early_dates(case.situation)
        least = 0 if late else sum(early[step][0] // self.unit for step in self.steps)
        self.floor = -len(self.steps) * case.situation.horizon if late else least * self.unit

    def value(self, schedule: Schedule) -> int:
        """Return the sum of starts, each on the tick at or before it."""
        ticks = sum(schedule[step].start // self.unit for step in self.steps)
        return self.sign * ticks * self.unit

    def add(self, frame: SteadyFrame) -> LinearExprT:
        """Return the sum of starts in ticks."""
        return self.sign * LinearExpr.sum([frame.variables.start(step) for step in self.steps])


class Preferred:
    """The value of a preference, as in `plan`."""

    aim = LevelAim.PREFERENCE
    unit = 1

    def __init__(self, preference: Preference) -> None:
        self.preference = preference
        self.floor = preference.floor

    def value(self, schedule: Schedule) -> int:
        """Return the value."""
        return self.preference.value(schedule)

    def add(self, frame: SteadyFrame) -> LinearExprT:
        """Add the value, as the preference does."""
        return self.preference.add_aim(frame.model, frame.variables, frame.known)
