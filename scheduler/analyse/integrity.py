"""What a plan kept: every step, every test procedure with its full hours."""

from dataclasses import dataclass

from scheduler.calendars.situation import Situation
from scheduler.model.base import TaskId
from scheduler.model.scenario import Habits
from scheduler.model.task import Task
from scheduler.schedule.scheduled import Schedule, ScheduledTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Integrity:
    """
    Counts of steps and test procedures, and the habits that a scenario set aside.

    ``tests_kept`` are the test procedures due in the scenario that stand in the plan with exactly
    the hours of the task graph; ``done`` are the steps finished before the start.
    """

    steps: int
    steps_kept: int
    tests: int
    tests_kept: int
    done: tuple[TaskId, ...]
    tests_done: int
    habits_relaxed: tuple[tuple[TaskId, TaskId], ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out or cut short."""
        return self.steps == self.steps_kept and self.tests == self.tests_kept


def _is_full(task: Task, placed: ScheduledTask) -> bool:
    """Whether a step has the hours of the way it is done in, and a test all its nominal hours."""
    full = task.in_way(placed.option).duration
    return placed.worked == full and not (task.test and full < task.duration)


def integrity(situation: Situation, schedule: Schedule) -> Integrity:
    """Compare a schedule with its task graph."""
    tasks = situation.campaign.tasks
    due = [task for task in tasks.values() if task.id not in situation.done]
    whole = {
        task.id for task in due if task.id in schedule.tasks and _is_full(task, schedule[task.id])
    }
    tests = [task.id for task in due if task.test]
    done = tuple(task_id for task_id in tasks if task_id in situation.done)
    relaxed = (
        tuple(
            (link.task, task.id)
            for task in due
            for link in task.usually_after
            if link.task not in situation.done
        )
        if situation.scenario.habits is Habits.RELAXED
        else ()
    )
    return Integrity(
        steps=len(due),
        steps_kept=len(whole),
        tests=len(tests),
        tests_kept=len(whole.intersection(tests)),
        done=done,
        tests_done=sum(tasks[task_id].test for task_id in done),
        habits_relaxed=relaxed,
    )
