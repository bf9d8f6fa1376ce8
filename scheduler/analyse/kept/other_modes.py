"""Steps that a plan does in another way than the task graph has them as they stand."""

from dataclasses import dataclass

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import TaskId
from scheduler.model.task import Task
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMode:
    """A step done by one of its options: as it stands, and as the option has it."""

    option: int
    nominal: Task
    taken: Task

    @property
    def step(self) -> TaskId:
        """The id of the step."""
        return self.nominal.id

    @property
    def name(self) -> str:
        """The name of the option, or its number."""
        return self.nominal.options[self.option - 1].name or f"option {self.option}"


def other_ways(situation: ChosenSituation, schedule: Schedule) -> tuple[OtherMode, ...]:
    """Return the steps of a schedule that are done by an option, in file order."""
    tasks = situation.campaign.tasks
    return tuple(
        OtherMode(option=option, nominal=tasks[task_id], taken=tasks[task_id].in_way(option))
        for task_id in situation.jobs
        if task_id in schedule.tasks
        for option in [schedule[task_id].option]
        if option
    )
