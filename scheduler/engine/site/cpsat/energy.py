"""What the work before the goal says about its end: redundant, but the search cannot see it."""

from collections.abc import Sequence

from ortools.sat.python.cp_model import CpModel, LinearExpr, LinearExprT

from scheduler.engine.site.cpsat.variables import TaskVariables
from scheduler.engine.site.orders import before_goal
from scheduler.engine.site.problem import Site

Tasks = Sequence[TaskVariables]


def add_energy(model: CpModel, site: Site, tasks: Tasks) -> None:
    r"""
    Give the goal the time that all work before it takes where tasks can be done in several modes.

    With literals :math:`p_{iw}` of the modes, durations :math:`d` and demands :math:`r` of the
    tasks that end no later than the goal, the first of which can start at :math:`h`, and the
    highest level :math:`R`,

    .. math:: \sum_{i,w} d_{iw} r_{iw} p_{iw} \leq R (C - h).
    """
    before = sorted(before_goal(site))
    if all(len(tasks[task].modes) == 1 for task in before):
        return
    goal = tasks[site.goal].end
    for place, resource in enumerate(site.resources):
        work = [part for task in before for part in _work(tasks[task], place)]
        head = min((tasks[task].window.start_low for task in before), default=0)
        most = max(level for _, level in resource.levels)
        if work:
            model.add(LinearExpr.sum(work) <= most * (goal - head))


def _work(task: TaskVariables, place: int) -> list[LinearExprT]:
    parts: list[LinearExprT] = []
    for mode in task.modes.values():
        much = sum(amount for asked, amount in mode.mode.demands if asked == place)
        energy = much * mode.mode.duration
        if energy:
            parts.append(energy if mode.present is None else energy * mode.present)
    return parts
