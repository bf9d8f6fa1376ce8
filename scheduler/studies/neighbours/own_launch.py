"""When neighbours launch in a plan of the site."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.model.campaign import Campaign, Flow
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Task
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourLaunch:
    """
    The launch of a neighbour: the step that stands for it, and its end since the campaign start.

    It is the lift-off of a vehicle of the flow, else its last step with a date of its own, since
    neighbours agree on the day they launch, else its last step.
    """

    flow: str
    task: TaskId
    minute: Minutes


def neighbour_launches(campaign: Campaign, schedule: Schedule) -> tuple[NeighbourLaunch, ...]:
    """Return the launch of each neighbour that may move and has steps in a schedule."""
    movable = (x for x in campaign.flows.values() if x.neighbour and x.moves is not None)
    return tuple(_launches(campaign, schedule, movable))


def _launches(
    campaign: Campaign, schedule: Schedule, flows: Iterator[Flow]
) -> Iterator[NeighbourLaunch]:
    for flow in flows:
        tasks = [x for x in campaign.tasks.values() if x.flow == flow.id and x.id in schedule.tasks]
        lift_offs = {x.launch for x in campaign.vehicles.values() if flow.id in x.flows}
        stated = [task for task in tasks if task.id in lift_offs]
        dated = [task for task in tasks if _has_dates(campaign, task)]
        ends = {task.id: schedule[task.id].end for task in stated or dated or tasks}
        if ends:
            last = max(ends, key=lambda each: ends[each])
            yield NeighbourLaunch(flow=flow.id, task=last, minute=ends[last])


def _has_dates(campaign: Campaign, task: Task) -> bool:
    return task.at is not None or any(x.has_dates for x in campaign.task_windows(task))
