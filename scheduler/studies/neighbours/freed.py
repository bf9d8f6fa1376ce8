"""A campaign whose movable neighbours have no dates left: no move of theirs can do more."""

from scheduler.model.campaign import Campaign
from scheduler.model.progress.neighbour_moves import tasks_left
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task, Window

UNUSED = "unused:"
"""How the names of windows begin that steps had of their own."""


def without_dates(campaign: Campaign, scenario: Scenario) -> Campaign:
    """
    Return a campaign in which what is left of movable neighbours may be done on any day.

    Every plan with a move of theirs is a plan of it, since hours, people and order stay. Windows
    that nobody has any more are still known to it, for they are part of the time grid.
    """
    movable = [
        task
        for flow in campaign.flows.values()
        if flow.moves is not None and flow.neighbour
        for task in tasks_left(campaign, scenario, flow.id)
    ]
    free = {task.id: _freed(campaign, task) for task in movable}
    windows = [each for task in movable for each in task.windows if isinstance(each, Window)]
    unused = {f"{UNUSED} {number}": each for number, each in enumerate(windows, 1)}
    return campaign.altered(
        {"tasks": {**campaign.tasks, **free}, "windows": {**campaign.windows, **unused}}
    )


def _freed(campaign: Campaign, task: Task) -> Task:
    """Return a task without promise and dated windows, nor those that are alternatives to them."""
    windows = campaign.task_windows(task)
    dated = {window.applies_to for window in windows if window.has_dates}
    kept = tuple(
        use
        for use, window in zip(task.windows, windows, strict=True)
        if window.applies_to not in dated
    )
    return task.altered({"windows": kept, "at": None})
