"""The steps that are wanted as late as launch allows."""

from collections.abc import Iterable

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import TaskId


def late_steps(situation: Situation) -> frozenset[TaskId]:
    """
    Return the steps that are to start as late as possible, and for which that means something.

    Launch itself is as early as it can be, and what it does not wait for has no latest start: such
    steps are as early as they can be, like others.
    """
    wanted = {task_id for task_id, task in situation.tasks.items() if task.as_late_as_possible}
    return frozenset(wanted & _before(situation, situation.launch)) if wanted else frozenset()


def with_followers(situation: Situation, steps: Iterable[TaskId]) -> frozenset[TaskId]:
    """Return steps with all that wait for them by their links."""
    found, waiting = set(steps), list(steps)
    while waiting:
        more = {link.target for link in situation.links_out[waiting.pop()]} - found
        found |= more
        waiting += more
    return frozenset(found)


def _before(situation: Situation, task_id: TaskId) -> set[TaskId]:
    found: set[TaskId] = set()
    waiting = [task_id]
    while waiting:
        more = {link.source for link in situation.links_into[waiting.pop()]} - found - {task_id}
        found |= more
        waiting += more
    return found
