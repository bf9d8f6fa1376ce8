"""When a step was worked on, by the facts of the day."""

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.facts.work_left import worked
from scheduler.model.notation.base import TaskId
from scheduler.model.task import Task
from scheduler.schedule.scheduled import Pieces


def recorded_pieces(plan: ExplainedPlan, task: Task) -> Pieces:
    """
    Return the stretches of work on a step up to the data date; none where nothing is recorded.

    They begin with the recorded start and end with the recorded end, stop or data date, pauses in
    between as its working time has them.
    """
    situation = plan.situation
    facts = situation.facts
    if facts is None:
        return ()
    span = _span(plan, task.id)
    if span is None or (span[0] >= span[1] and task.id in facts.begun):
        return ()
    own = facts.progress.facts_of(task.id)
    found = list(worked(situation.working_times, task, own, facts.progress.data_date))
    if not found:
        return (span,)
    found[0] = span[0], found[0][1]
    found[-1] = found[-1][0], span[1]
    return tuple(found)


def _span(plan: ExplainedPlan, task_id: TaskId) -> tuple[int, int] | None:
    """Return the recorded start of a step, and its end, stop, or the data date."""
    situation = plan.situation
    facts = situation.facts
    if facts is None or task_id not in {*facts.done, *facts.begun}:
        return None
    if task_id in facts.done:
        return facts.done[task_id]
    stop = facts.progress.facts_of(task_id).suspended
    return facts.begun[task_id], facts.begin if stop is None else situation.axis.minute(stop)
