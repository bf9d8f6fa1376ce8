"""Serial scenarios do one step at a time, in file order as far as links allow."""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from scheduler.model.link import Point
from scheduler.model.scenario import Order
from scheduler.model.task import Task
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.scheduled import ScheduledTask
from scheduler.schedule.violation import Violation

RULE = "order"


def check_order(evidence: Evidence) -> Iterator[Violation]:
    """
    Report steps of one serial chain that overlap or stand out of order.

    Steps under way come first: the next one waits for all of them.
    """
    if evidence.scenario.order is Order.PARALLEL:
        return
    last: dict[str, list[ScheduledTask]] = {}
    for task_id in sorted(_file_order(evidence), key=lambda step: not evidence.goes_on(step)):
        task = evidence.active[task_id]
        placed = evidence.schedule.tasks.get(task_id)
        flow = evidence.campaign.flows.get(task.flow)
        if placed is None or (flow is not None and flow.neighbour):
            continue
        chain = task.flow if evidence.scenario.order is Order.SERIAL_PER_FLOW else ""
        if evidence.goes_on(task_id):
            last.setdefault(chain, []).append(placed)
            continue
        for before in last.get(chain, ()):
            if placed.start < before.end:
                message = "starts before the step ahead of it in the serial order has ended"
                yield Violation(rule=RULE, tasks=(before.id, task_id), message=message)
        last[chain] = [placed]


def _file_order(evidence: Evidence) -> Iterator[str]:
    """Yield the tasks, each as early in file order as its predecessors allow."""
    places = {task_id: place for place, task_id in enumerate(evidence.active)}
    ahead = _all_ahead(evidence)
    behind: dict[str, list[str]] = {task_id: [] for task_id in places}
    for task_id, sources in ahead.items():
        for source in sources:
            behind[source].append(task_id)
    ready = [place for task_id, place in places.items() if not ahead[task_id]]
    heapify(ready)
    names = list(places)
    while ready:
        done = names[heappop(ready)]
        yield done
        for task_id in behind[done]:
            ahead[task_id].discard(done)
            if not ahead[task_id]:
                heappush(ready, places[task_id])


def _all_ahead(evidence: Evidence) -> dict[str, set[str]]:
    """Return the tasks that each task waits for, by links and by the holds that it is done in."""
    ahead = {task.id: _ahead_of(evidence, task) for task in evidence.active.values()}
    for hold in evidence.campaign.holds:
        for task_id in evidence.steps_in(hold) if hold.room and hold.to_task in ahead else ():
            if not evidence.has_begun(hold.from_task):
                ahead[task_id] |= {hold.from_task} & ahead.keys() - {task_id}
            ahead[hold.to_task] |= {task_id} - {hold.to_task}
    return ahead


def _ahead_of(evidence: Evidence, task: Task) -> set[str]:
    """Return the tasks that one waits for, those left out whose event is on record already."""
    found = {
        wait.source
        for wait in evidence.waits(task)
        if evidence.recorded(wait.source, Point.END if wait.from_end else Point.START) is None
    }
    for link in evidence.habits(task):
        is_past = link.type.to_point is Point.START and evidence.has_begun(task.id)
        if not is_past and evidence.recorded(link.task, link.type.from_point) is None:
            found.add(link.task)
    return found & evidence.active.keys() - {task.id}
