"""Due dates: wished ends of steps that a plan may miss, and by how much it does."""

from dataclasses import dataclass

from scheduler.calendars.situation import Situation
from scheduler.model.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """A step with a due date: the minute it is due and the minute at which it ends."""

    task: TaskId
    due: Minutes
    end: Minutes

    @property
    def margin(self) -> Minutes:
        """How much later the step can end before it is late; below zero, by how much it is."""
        return self.due - self.end

    @property
    def is_missed(self) -> bool:
        """Whether the step ends after its due date."""
        return self.margin < 0


def due_dates(situation: Situation, schedule: Schedule) -> tuple[DueDate, ...]:
    """Return the due dates of the steps that the schedule holds, the first one first."""
    found = [
        DueDate(task=task.id, due=situation.axis.minute(task.due), end=schedule[task.id].end)
        for task in situation.campaign.tasks.values()
        if task.due is not None and task.id in schedule.tasks
    ]
    return tuple(sorted(found, key=lambda each: (each.due, each.task)))
