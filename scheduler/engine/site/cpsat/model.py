"""The model of a site: every rule, within windows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from scheduler.engine.site.cpsat.energy import add_energy
from scheduler.engine.site.cpsat.order import add_limits, add_links
from scheduler.engine.site.cpsat.resources import add_apart, add_resources, add_stores
from scheduler.engine.site.cpsat.variables import TaskVariables, make_task
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.windows import TimeWindow

RULES = (add_links, add_limits, add_resources, add_stores, add_apart, add_energy)


@dataclass(frozen=True)
class SiteModel:
    """A model of all rules of a site, and the variables of its tasks."""

    site: Site
    model: CpModel
    tasks: Sequence[TaskVariables]

    @property
    def goal_end(self) -> LinearExpr:
        """The end of the goal."""
        return self.tasks[self.site.goal].end

    def hint(self, placement: Placement) -> None:
        """Suggest a placement, as far as the windows still have it."""
        model = self.model
        for task, start, place in zip(self.tasks, placement.starts, placement.modes, strict=True):
            model.add_hint(task.start, start)
            for number, mode in task.modes.items():
                if mode.present is not None:
                    model.add_hint(mode.present, number == place)
                for each in mode.crossing:
                    model.add_hint(each.literal, number == place and each.has(start))

    def read(self, value: Callable[[IntVar], int]) -> Placement:
        """Return the placement that the values of the variables describe."""
        starts = [int(value(task.start)) for task in self.tasks]
        modes = [_chosen(task, value) for task in self.tasks]
        return Placement(tuple(starts), tuple(modes), _in_order(self.site, starts))


def _chosen(task: TaskVariables, value: Callable[[IntVar], int]) -> int:
    places = (
        place for place, mode in task.modes.items() if mode.present is None or value(mode.present)
    )
    return next(places)


def _in_order(site: Site, starts: Sequence[int]) -> tuple[int, ...]:
    """Return the tasks along the links, the earliest first among those that are ready."""
    missing = [len(links) for links in site.links_into]
    ready = [(starts[task], task) for task, count in enumerate(missing) if not count]
    heapify(ready)
    order = []
    while ready:
        _, task = heappop(ready)
        order.append(task)
        for link in site.links_out[task]:
            missing[link.target] -= 1
            if not missing[link.target]:
                heappush(ready, (starts[link.target], link.target))
    return tuple(order)


def build(site: Site, windows: Sequence[TimeWindow]) -> SiteModel:
    """Return the model of a site whose tasks stay within their windows."""
    model = CpModel()
    tasks = [make_task(model, site, task, window) for task, window in enumerate(windows)]
    for add_rule in RULES:
        add_rule(model, site, tasks)
    return SiteModel(site, model, tasks)
