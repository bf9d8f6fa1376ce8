"""The arcs of a resource order as they grow: who has to end before whom may start, and why."""

from dataclasses import dataclass

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.resource_order.before_after import Precedence, ordering_links
from scheduler.analyse.resource_order.bit_sets import Bits, bits_of
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import TaskId
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, order=True)
class HandOver:
    """``target`` starts after ``source`` has ended, because of a crew, facility, hazard or hold."""

    source: TaskId
    target: TaskId
    cause: Cause
    resource: str


class HandOvers:
    """
    Arcs that agree with the plan, and the order of tasks that follows from links and arcs.

    ``instants`` are the places of milestones in that order.
    """

    def __init__(self, situation: ChosenSituation, schedule: Schedule) -> None:
        self.situation = situation
        self.schedule = schedule
        self.precedence = Precedence(situation)
        self.instants = bits_of(
            self.precedence.place[job.id]
            for job in situation.jobs.values()
            if job.task.is_milestone
        )
        self.arcs: dict[tuple[TaskId, TaskId], HandOver] = {}

    def add(self, source: TaskId, target: TaskId, cause: Cause, resource: str) -> None:
        """Let one task start after another has ended."""
        self.arcs.setdefault((source, target), HandOver(source, target, cause, resource))
        self.precedence.add(source, target)

    def needed(self) -> list[HandOver]:
        """Return the arcs that do not follow from links and other arcs, sorted."""
        precedence = self.precedence
        direct = [(link.source, link.target) for link in ordering_links(self.situation)]
        implied: dict[TaskId, Bits] = dict.fromkeys(self.situation.jobs, 0)
        for source, target in (*direct, *self.arcs):
            implied[source] |= precedence.after[precedence.place[target]]
        linked = set(direct)
        return sorted(
            arc
            for pair, arc in self.arcs.items()
            if pair not in linked and not implied[arc.source] >> precedence.place[arc.target] & 1
        )
