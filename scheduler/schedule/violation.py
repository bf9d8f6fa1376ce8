"""A rule that a schedule or a written plan breaks."""

from dataclasses import dataclass

from scheduler.model.notation.base import TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One broken rule: the rule's name, the tasks at fault, what happened and when."""

    rule: str
    tasks: tuple[TaskId, ...]
    message: str

    def __str__(self) -> str:
        tasks = ", ".join(self.tasks)
        return ": ".join(filter(None, (self.rule, tasks, self.message)))
