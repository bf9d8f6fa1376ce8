"""The lift-offs of a plan, each with its margin to its own target."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftOff:
    """
    One lift-off: its step, its name for people, its minute and the minute of its target.

    ``is_goal`` marks the launch step of the campaign, whose end the plan makes as early as it can.
    """

    task: TaskId
    name: str
    minute: Minutes
    target: Minutes | None
    is_goal: bool

    @property
    def margin(self) -> Minutes | None:
        """Minutes from the lift-off to its target, below zero if it is missed."""
        return None if self.target is None else self.target - self.minute


def lift_offs(situation: ChosenSituation, schedule: Schedule) -> tuple[LiftOff, ...]:
    """
    Return the lift-offs that the schedule holds, in order of time.

    Those are the steps that ``launches`` names, and the launch step, unless it is a milestone
    beside others that are named.
    """
    found = [
        _lift_off(situation, task_id, schedule[task_id].end)
        for task_id in _marked(situation)
        if task_id in schedule.tasks
    ]
    return tuple(sorted(found, key=lambda each: (each.minute, each.is_goal, each.task)))


def _marked(situation: ChosenSituation) -> Iterator[TaskId]:
    campaign = situation.campaign
    yield from campaign.launches
    only_closes = bool(campaign.launches) and campaign.tasks[campaign.launch].is_milestone
    if campaign.launch not in campaign.launches and not only_closes:
        yield campaign.launch


def _lift_off(situation: ChosenSituation, task_id: TaskId, minute: Minutes) -> LiftOff:
    campaign = situation.campaign
    mark = campaign.launches.get(task_id)
    is_goal = task_id == campaign.launch
    wished = campaign.target if is_goal or mark is None else mark.target
    return LiftOff(
        task=task_id,
        name=(mark.name if mark else "") or campaign.tasks[task_id].title,
        minute=minute,
        target=None if wished is None else situation.axis.minute(wished),
        is_goal=is_goal,
    )
