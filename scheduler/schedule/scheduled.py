"""The answer: when each task runs. It knows nothing of how it was found."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.model.notation.base import Minutes, TaskId

Pieces = tuple[tuple[Minutes, Minutes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledTask:
    """
    One task in time, in minutes since the campaign start.

    ``pieces`` are the stretches really worked; between them the task pauses. ``option`` is the way
    it is done: 0 as it stands, or the number of one of its options.
    """

    id: TaskId
    start: Minutes
    end: Minutes
    pieces: Pieces
    option: int = 0

    @property
    def worked(self) -> Minutes:
        """Minutes of work."""
        return sum(end - start for start, end in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Every task of a scenario in time."""

    scenario: str
    tasks: Mapping[TaskId, ScheduledTask]

    def __repr__(self) -> str:
        return f"Schedule({self.scenario!r}: {len(self.tasks)} tasks, {self.makespan} min)"

    def __getitem__(self, task_id: TaskId) -> ScheduledTask:
        return self.tasks[task_id]

    @property
    def makespan(self) -> Minutes:
        """The end of the last task."""
        return max((task.end for task in self.tasks.values()), default=0)

    @property
    def starts(self) -> Mapping[TaskId, Minutes]:
        """The start of every task."""
        return {task_id: task.start for task_id, task in self.tasks.items()}

    @property
    def options(self) -> Mapping[TaskId, int]:
        """The way in which every task is done."""
        return {task_id: task.option for task_id, task in self.tasks.items()}
