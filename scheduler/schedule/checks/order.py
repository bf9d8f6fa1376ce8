"""Serial scenarios do one step at a time, in file order as far as links allow."""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from scheduler.model.scenario import Order
from scheduler.schedule.checks.base import Evidence, Violation
from scheduler.schedule.scheduled import ScheduledTask

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
    ahead = {
        task.id: {
            source
            for source in (
                *(wait.source for wait in evidence.waits(task)),
                *(link.task for link in evidence.habits(task)),
            )
            if source in evidence.active and source != task.id
        }
        for task in evidence.active.values()
    }
    for hold in evidence.campaign.holds:
        for task_id in evidence.steps_in(hold) if hold.room and hold.to_task in ahead else ():
            ahead[task_id] |= {hold.from_task} & ahead.keys() - {task_id}
            ahead[hold.to_task] |= {task_id} - {hold.to_task}
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
