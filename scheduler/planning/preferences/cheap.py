"""Cheap: as little as possible to pay for people who come in, other modes and long duties."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from ortools.sat.python.cp_model import CpModel, LinearExpr, LinearExprT

from scheduler.calendars.clock.intervals import Interval
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.model.costs import in_cents
from scheduler.model.notation.base import CrewId, Minutes
from scheduler.planning.constraints.duty import add_duty_price
from scheduler.planning.duty.deviations import deviations_of, priced_rules
from scheduler.planning.encoding.variables import Variables
from scheduler.planning.lists.ledger import Ledger
from scheduler.planning.people.labour import Wages, cost_of
from scheduler.planning.people.people_called import PeopleCalled
from scheduler.schedule.scheduled import Schedule

Piece = tuple[Interval, Job]
"""A worked piece, and the task that it belongs to."""


class Cheap:
    """The cost of a schedule in hundredths of the unit of cost."""

    before_modes: ClassVar[bool] = False

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.wages = Wages(situation)
        self.rules = priced_rules(situation)

    @property
    def floor(self) -> int:
        """Nothing: what links alone ask for is not known."""
        return 0

    def value(self, schedule: Schedule) -> int:
        """Return the cost of a schedule."""
        return cost_of(self.situation, schedule)

    def add_aim(self, model: CpModel, variables: Variables, known: Schedule | None) -> LinearExprT:
        """Add the people called in to every worked shift, the other modes and the deviations."""
        costs = self.situation.campaign.costs
        call_in = PeopleCalled(self.situation, model, variables, known)
        called = [people * self.wages.of(run) for run, people in call_in.all_crews()]
        deviations = add_duty_price(self.situation, model, variables)
        return LinearExpr.sum(
            [
                *called,
                variables.other_ways * in_cents(costs.option),
                deviations * in_cents(costs.duty_deviation),
            ]
        )

    def first_kept(self, ledger: Ledger, job: Job, before: Minutes, minute: Minutes) -> Minutes:
        """
        Return the first start from a minute on that costs no more.

        The cost changes only where the task comes to meet, or to miss, a shift or another task.
        """
        crews = [crew for crew in self.situation.profiles if crew in job.task.crew]
        others = {crew: list(_others(ledger, crew)) for crew in crews}
        limit = self._cost(job, before, others)
        if minute > before:
            return minute if self._cost(job, minute, others) <= limit else before
        for start in self._turning_points(job, (minute, before), others):
            if self._cost(job, start, others) <= limit:
                return start
        return before

    def _cost(self, job: Job, start: Minutes, others: Mapping[CrewId, Sequence[Piece]]) -> int:
        """Return the cost of the crews of a task that starts there."""
        own = [(piece, job) for piece in job.pieces_from(start)]
        total = 0
        for crew, there in others.items():
            work = [*there, *own]
            paid = [(piece, each.task.crew[crew]) for piece, each in work]
            total += self.wages.paid_for(paid)
            if self.rules is not None:
                ordinary = [piece for piece, each in work if not each.task.all_hands]
                deviations = deviations_of(self.situation, self.rules, crew, ordinary)
                total += deviations * in_cents(self.situation.campaign.costs.duty_deviation)
        return total

    def _turning_points(
        self, job: Job, span: Interval, others: Mapping[CrewId, Sequence[Piece]]
    ) -> list[Minutes]:
        """Return the starts within a span from which the cost can differ from a tick earlier."""
        tick, (first, last) = self.situation.tick, span
        edges = {edge for run in self.situation.shift_runs for edge in (run.start, run.end)}
        edges |= {edge for there in others.values() for piece, _ in there for edge in piece}
        points = {first}
        for each in job.classes:
            if each.low <= last and first <= each.high:
                length = job.duration + each.pause
                ends = (edge - length + more for edge in edges for more in (0, tick))
                found = {each.low, *edges, *ends}
                points |= {point for point in found if each.low <= point <= each.high}
        return sorted(point for point in points if first <= point <= last)


def _others(ledger: Ledger, crew: CrewId) -> Iterator[Piece]:
    """Yield the pieces in which the tasks of a ledger need a crew."""
    for task_id, job in ledger.placed.items():
        if crew in job.task.crew:
            for piece in job.pieces_from(ledger.spans[task_id][0]):
                yield piece, job
