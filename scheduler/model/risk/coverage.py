"""Which steps a range of hours is of."""

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.risk.hours_range import ALL, HoursRange
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task, WindowFor


def has_instant(task: Task, campaign: Campaign) -> bool:
    """Whether the end of a step has an instant, or a window, or its start is promised."""
    windows = campaign.task_windows(task)
    return task.at is not None or any(each.applies_to is WindowFor.END for each in windows)


def is_uncertain(task: Task, campaign: Campaign) -> bool:
    """Whether the hours of a step may vary without its being named for it."""
    return campaign.is_own(task) and not task.is_milestone and not has_instant(task, campaign)


def covers(line: HoursRange, task: Task, campaign: Campaign) -> bool:
    """
    Whether a range is of a step, later ranges apart.

    One that names the step always is; ``all``, a tag and a crew leave out neighbours' steps,
    milestones and steps whose end has an instant.
    """
    if line.steps != ALL and task.id in line.steps:
        return True
    is_meant = (
        line.steps == ALL
        or (line.tag != "" and line.tag in task.tags)
        or (line.crew != "" and line.crew in task.crew)
    )
    return is_meant and is_uncertain(task, campaign)


def range_of(task: Task, lines: tuple[HoursRange, ...], campaign: Campaign) -> int | None:
    """Return the number of the range that holds for a step: the last that is of it, or nothing."""
    places = reversed(range(len(lines)))
    return next((place for place in places if covers(lines[place], task, campaign)), None)


def steps_left(campaign: Campaign, scenario: Scenario) -> dict[TaskId, Task]:
    """Return the steps that a scenario leaves to do."""
    done = campaign.done_tasks(scenario)
    return {step: task for step, task in campaign.tasks.items() if step not in done}
