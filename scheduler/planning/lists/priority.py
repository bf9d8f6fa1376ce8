"""Priority rules for list scheduling: each ranks every task, the smallest first."""

from collections.abc import Callable, Mapping

from scheduler.calendars.situation.situation import Situation
from scheduler.cpm.times import Dates
from scheduler.model.notation.base import TaskId

Times = Mapping[TaskId, Dates]
Ranks = Mapping[TaskId, float]
PriorityRule = Callable[[Situation, Times], Ranks]


def by_late_start(situation: Situation, times: Times) -> Ranks:
    """Rank by the latest start that the network allows (LST)."""
    return {task_id: times[task_id].late_start for task_id in situation.modes}


def by_late_finish(situation: Situation, times: Times) -> Ranks:
    """Rank by the latest finish that the network allows (LFT)."""
    return {task_id: times[task_id].late_end for task_id in situation.modes}


def by_slack(situation: Situation, times: Times) -> Ranks:
    """Rank by the slack of the network (MSLK)."""
    return {task_id: times[task_id].slack for task_id in situation.modes}


def by_work_that_follows(situation: Situation, times: Times) -> Ranks:
    """Rank by the work of a task and of everything that directly follows, most first (GRPW)."""
    del times
    work = {task_id: modes[0].duration for task_id, modes in situation.modes.items()}
    return {
        task_id: -own - sum(work[link.target] for link in situation.links_out[task_id])
        for task_id, own in work.items()
    }


def by_longest_tail(situation: Situation, times: Times) -> Ranks:
    """Rank by the longest chain of bare work behind a task, longest first."""
    del times
    tails: dict[TaskId, int] = {}
    for task_id in reversed(situation.topological):
        behind = [tails[link.target] + max(link.lag, 0) for link in situation.links_out[task_id]]
        tails[task_id] = situation.first_mode(task_id).duration + max(behind, default=0)
    return {task_id: -tail for task_id, tail in tails.items()}


def by_file_order(situation: Situation, times: Times) -> Ranks:
    """Rank as the file lists the tasks."""
    del times
    return {task_id: index for index, task_id in enumerate(situation.modes)}


PRIORITY_RULES: Mapping[str, PriorityRule] = {
    "late-start": by_late_start,
    "late-finish": by_late_finish,
    "longest-tail": by_longest_tail,
    "slack": by_slack,
    "work-that-follows": by_work_that_follows,
    "file-order": by_file_order,
}
