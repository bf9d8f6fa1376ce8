"""Links and limits in a model of a site."""

from collections.abc import Sequence

from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.engine.site.cpsat.variables import TaskVariables
from scheduler.engine.site.problem import NOBODY, Site
from scheduler.engine.site.worktime import Worktime

Tasks = Sequence[TaskVariables]


def add_links(model: CpModel, site: Site, tasks: Tasks) -> None:
    r"""
    Keep every link.

    With events :math:`x` of the source and :math:`y` of the target and a lag :math:`l`,
    :math:`x + l \leq y`, and for lags on working time :math:`W(x) + l \leq W(y)`, where
    :math:`W` counts the worked ticks before an instant on the calendar of the target's mode.
    """
    counts = _Counts(model, site, tasks)
    for link in site.links:
        source, target = tasks[link.source], tasks[link.target]
        if not link.working:
            here, there = source.event(is_end=link.from_end), target.event(is_end=link.to_end)
            model.add(here + link.lag <= there)
            continue
        for mode in target.modes.values():
            here = counts.before(link.source, mode.mode.working, is_end=link.from_end)
            there = counts.before(link.target, mode.mode.working, is_end=link.to_end)
            model.add(here + link.lag <= there).only_enforce_if(*mode.chosen)


def add_limits(model: CpModel, site: Site, tasks: Tasks) -> None:
    """Keep the event of each limit's target from being too much later than the source's."""
    for limit in site.limits:
        there = tasks[limit.target].event(is_end=limit.to_end)
        if limit.source == NOBODY:
            model.add(there <= limit.longest)
        else:
            here = tasks[limit.source].event(is_end=limit.from_end)
            model.add(there - here <= limit.longest)


class _Counts:
    """Worked ticks before events, each made once."""

    def __init__(self, model: CpModel, site: Site, tasks: Tasks) -> None:
        self._model = model
        self._tasks = tasks
        self._worktimes = [Worktime(stretches) for stretches in site.workings]
        self._made: dict[tuple[int, int, bool], IntVar] = {}

    def before(self, task: int, working: int, *, is_end: bool) -> IntVar:
        """Return the worked ticks before an event: a piecewise linear function of it."""
        key = (task, working, is_end)
        if key not in self._made:
            self._made[key] = self._make(task, self._worktimes[working], is_end=is_end)
        return self._made[key]

    def _make(self, task: int, worktime: Worktime, *, is_end: bool) -> IntVar:
        model = self._model
        instant = self._tasks[task].event(is_end=is_end)
        window = self._tasks[task].window.event(is_end=is_end)
        least, greatest = map(worktime.before, window)
        count = model.new_int_var(least, greatest, f"worked before {task}")
        literals = []
        for low, high, before, slope in worktime.parts(*window):
            inside = model.new_bool_var(f"inside {task} {low}")
            literals.append(inside)
            model.add_linear_constraint(instant, low, high).only_enforce_if(inside)
            model.add(count == before + slope * (instant - low)).only_enforce_if(inside)
        model.add_exactly_one(literals)
        return count
