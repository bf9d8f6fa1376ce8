"""Cover: the vehicles that others wait for on standby as early as possible."""

from typing import ClassVar

from ortools.sat.python.cp_model import CpModel, LinearExpr, LinearExprT

from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.cpm.times import early_dates
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.encoding.variables import Variables
from scheduler.planning.lists.ledger import Ledger
from scheduler.planning.vehicles.covering import (
    StandbyToCome,
    require_vehicles,
    standbys_to_come,
)
from scheduler.schedule.scheduled import Schedule


class EarlyStandby:
    """
    The sum of the minutes at which vehicles come on standby, each at a tick of the grid.

    An end that follows from facts and lies between two ticks counts as the later one.
    """

    before_modes: ClassVar[bool] = True

    def __init__(self, situation: Situation) -> None:
        require_vehicles(situation.campaign)
        self.situation = situation
        self.standbys = standbys_to_come(situation)

    @property
    def floor(self) -> int:
        """The sum that links alone allow."""
        early = early_dates(self.situation)
        return sum(
            self._at(each, {step: early[step][1] for step in each.steps}) for each in self.standbys
        )

    def value(self, schedule: Schedule) -> int:
        """Return the sum of minutes."""
        return sum(
            self._at(each, {step: schedule[step].end for step in each.steps})
            for each in self.standbys
        )

    def add_aim(self, model: CpModel, variables: Variables, known: Schedule | None) -> LinearExprT:
        """Add a last end for each vehicle that several steps bring on standby."""
        ends = [self._end(model, variables, each, known) for each in self.standbys]
        return self.situation.tick * LinearExpr.sum(ends)

    def first_kept(self, ledger: Ledger, job: Job, before: Minutes, minute: Minutes) -> Minutes:
        """Return the first start from a minute on with which no vehicle stands by later."""
        start = job.next_start(minute)
        if start is None:
            return before
        limits = [
            max(job.end_after(before), *self._others(ledger, each, job.id))
            for each in self.standbys
            if job.id in each.steps
        ]
        return start if all(job.end_after(start) <= limit for limit in limits) else before

    def _others(self, ledger: Ledger, each: StandbyToCome, step: TaskId) -> list[Minutes]:
        return [each.since, *(ledger.spans[other][1] for other in each.steps if other != step)]

    def _at(self, each: StandbyToCome, ends: dict[TaskId, Minutes]) -> Minutes:
        """Return the tick at which a vehicle stands by, its steps ending at those minutes."""
        tick = self.situation.tick
        return -(-max(each.since, *ends.values()) // tick) * tick

    def _end(
        self, model: CpModel, variables: Variables, each: StandbyToCome, known: Schedule | None
    ) -> LinearExprT:
        """Return the tick at which a vehicle stands by."""
        ends = [variables.end(step) for step in each.steps]
        since = -(-each.since // self.situation.tick)
        last = model.new_int_var(
            since, self.situation.horizon // self.situation.tick + 1, "standby"
        )
        for end in ends:
            model.add(last >= end)
        if known is not None:
            at = self._at(each, {step: known[step].end for step in each.steps})
            model.add_hint(last, at // self.situation.tick)
        return last
