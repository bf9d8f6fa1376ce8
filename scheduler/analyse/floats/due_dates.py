"""Due dates: wished ends of steps that a plan may miss, and by how much it does."""

from dataclasses import dataclass

from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """
    A step with a due date: the minute it is due and the minute at which it ends.

    ``latest`` is the last minute up to the due date at which its own calendar lets it end, its end
    if there is no later one.
    """

    task: TaskId
    due: Minutes
    end: Minutes
    latest: Minutes

    @property
    def margin(self) -> Minutes:
        """The due float: minutes from its end to its due date, below zero if it is late."""
        return self.due - self.end

    @property
    def slip(self) -> Minutes:
        """How much later the step can end, by its own calendar, without being late."""
        return self.latest - self.end

    @property
    def is_missed(self) -> bool:
        """Whether the step ends after its due date."""
        return self.margin < 0


def due_dates(situation: ChosenSituation, schedule: Schedule) -> tuple[DueDate, ...]:
    """
    Return the due dates of the steps that the schedule holds, the first one first.

    The situation must be the one in which each task is done as in the schedule.
    """
    found = (due_date(situation, schedule, task_id) for task_id in situation.campaign.tasks)
    stated = [each for each in found if each is not None]
    return tuple(sorted(stated, key=lambda each: (each.due, each.task)))


def due_date(situation: ChosenSituation, schedule: Schedule, task_id: TaskId) -> DueDate | None:
    """Return the due date of a step, nothing if it has none or was done before."""
    wished = situation.campaign.tasks[task_id].due
    if wished is None or task_id not in schedule.tasks:
        return None
    job, end, due = situation.jobs[task_id], schedule[task_id].end, situation.axis.minute(wished)
    start = job.latest_start(situation.horizon, due)
    latest = end if start is None else max(job.end_after(start), end)
    return DueDate(task=task_id, due=due, end=end, latest=latest)
