"""While hazardous work is under way, nobody is where it forbids them to be."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from scheduler.model.resource import Hazard
from scheduler.model.task import Task
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.scheduled import ScheduledTask
from scheduler.schedule.violation import Violation

RULE = "hazards"
Run = tuple[Task, ScheduledTask]


def check_hazards(evidence: Evidence) -> Iterator[Violation]:
    """Report every pair of tasks that overlap although a hazard keeps them apart."""
    working = [(task, placed) for task, placed in evidence.placed if not task.is_milestone]
    meetings = _Meetings(evidence, working)
    for task, placed in working:
        for name in task.hazards:
            hazard = evidence.campaign.hazards[name]
            reach = _reach(evidence, task, hazard)
            for other, there in meetings.during(placed):
                if other.id == task.id or task.id in other.exempt_from:
                    continue
                if not _meet(evidence, placed, there):
                    continue
                banned = hazard.clears or any(kind in hazard.forbids for kind in other.hazards)
                if banned and (reach is None or other.facility in reach):
                    starts = (evidence.presence(each)[0] for each in (placed, there))
                    moment = evidence.clock.say(max(starts))
                    message = f"{other.id} is under way during {name} of {task.id} at {moment}"
                    yield Violation(rule=RULE, tasks=(task.id, other.id), message=message)


def _meet(evidence: Evidence, placed: ScheduledTask, there: ScheduledTask) -> bool:
    """
    Whether two tasks overlap that need not.

    Two that have been under way since before the data date have met already. Of those, what goes on
    by itself lasts from then to its end, and keeps the rest of the other away; of two that wait,
    the rests alone keep away from each other, and either may be the first.
    """
    if not (evidence.keeps(placed.id) and evidence.keeps(there.id)):
        return True
    if evidence.goes_on(placed.id) and evidence.goes_on(there.id):
        return False
    first, second = (
        evidence.presence(each) if evidence.goes_on(each.id) else (each.start, each.end)
        for each in (placed, there)
    )
    return first[0] < second[1] and second[0] < first[1]


class _Meetings:
    """Finds the tasks under way at some time of a run without looking at all of them."""

    def __init__(self, evidence: Evidence, working: list[Run]) -> None:
        self.span = evidence.presence
        self.by_start = sorted(enumerate(working), key=lambda each: self.span(each[1][1])[0])
        spans = [self.span(placed) for _, (_, placed) in self.by_start]
        self.starts = [start for start, _ in spans]
        self.longest = max((end - start for start, end in spans), default=0)

    def during(self, placed: ScheduledTask) -> Iterator[Run]:
        """Yield the tasks that overlap a run, in the order given."""
        start, end = self.span(placed)
        first = bisect_right(self.starts, start - self.longest)
        last = bisect_left(self.starts, end)
        near = sorted(self.by_start[first:last], key=lambda each: each[0])
        yield from (run for _, run in near if start < run[1].end)


def _reach(evidence: Evidence, task: Task, hazard: Hazard) -> set[str] | None:
    """Return the facilities that a hazard reaches, or nothing for the whole site."""
    if hazard.scope.kind == "site":
        return None
    if hazard.scope.kind == "zone":
        return set(evidence.campaign.zones[hazard.scope.zone])
    return {task.facility} if task.facility else set()
