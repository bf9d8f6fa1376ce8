"""Steps that stand where they were announced, although they could be earlier."""

from scheduler.calendars.situation.late_steps import late_steps
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import TaskId
from scheduler.planning.lists.ledger import Ledger
from scheduler.planning.lists.list_schedule import entered, move_left
from scheduler.schedule.announced import Announced
from scheduler.schedule.scheduled import Schedule


def stays_announced(
    situation: Situation, schedule: Schedule, announced: Announced
) -> frozenset[TaskId]:
    """
    Return the steps that start as announced, in the mode announced, and could start earlier.

    All other steps stay where they are. What has begun is not looked at, nor what is wanted late.
    """
    known = announced.schedule.tasks
    begun = () if situation.facts is None else situation.facts.begun
    late = late_steps(situation)
    ledger = entered(situation, schedule)
    return frozenset(
        step
        for step, placed in schedule.tasks.items()
        if step in known
        and step not in begun
        and step not in late
        and (known[step].start, known[step].option) == (placed.start, placed.option)
        and _could_be_earlier(situation, ledger, step)
    )


def _could_be_earlier(situation: Situation, ledger: Ledger, step: TaskId) -> bool:
    """Whether the others leave a step an earlier start; it is put back where it was."""
    job, before = ledger.placed[step], ledger.spans[step][0]
    if not move_left(situation, ledger, step, None):
        return False
    ledger.remove(job)
    ledger.enter(job, before)
    return True
