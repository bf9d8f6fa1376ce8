"""Resources, stores, holds and tasks that are kept apart, in a model of a site."""

from collections.abc import Sequence
from itertools import pairwise

from ortools.sat.python.cp_model import CpModel, IntervalVar, LinearExpr, LinearExprT

from scheduler.engine.site.cpsat.pieces import worked_pieces
from scheduler.engine.site.cpsat.variables import TaskVariables
from scheduler.engine.site.problem import NOBODY, Resource, Site, SiteHold

Tasks = Sequence[TaskVariables]
Use = tuple[IntervalVar, int]
"""An interval and how much is taken in it."""


def add_resources(model: CpModel, site: Site, tasks: Tasks) -> None:
    """
    Limit at every instant what is taken of a resource.

    One cumulative at its highest level; where the level is lower, fixed intervals take the rest.
    """
    for place, resource in enumerate(site.resources):
        uses = [*_by_tasks(model, tasks, place, resource), *_by_holds(model, site, tasks, place)]
        if not uses:
            continue
        most = max(level for _, level in resource.levels)
        uses += _missing(model, resource, most, site.horizon)
        model.add_cumulative([interval for interval, _ in uses], [much for _, much in uses], most)


def _by_tasks(model: CpModel, tasks: Tasks, place: int, resource: Resource) -> list[Use]:
    found = []
    for task in tasks:
        for mode in task.modes.values():
            much = sum(amount for asked, amount in mode.mode.demands if asked == place)
            if much and mode.mode.duration:
                spans = mode.spans if resource.kept else worked_pieces(model, task, mode)
                found += [(span, much) for span in spans]
    return found


def _by_holds(model: CpModel, site: Site, tasks: Tasks, place: int) -> list[Use]:
    held = [hold for hold in site.holds if hold.resource == place and hold.room]
    return [(_held(model, site, tasks, hold), hold.room) for hold in held]


def _held(model: CpModel, site: Site, tasks: Tasks, hold: SiteHold) -> IntervalVar:
    """Return the interval of a hold; it is empty if its last task ends before it begins."""
    name = f"hold {hold.source} {hold.target}"
    start: LinearExprT = 0 if hold.source == NOBODY else tasks[hold.source].start
    until = model.new_int_var(0, site.horizon, f"{name} until")
    model.add_max_equality(until, [start, tasks[hold.target].end])
    size = model.new_int_var(0, site.horizon, f"{name} size")
    return model.new_interval_var(start, size, until, name)


def _missing(model: CpModel, resource: Resource, most: int, horizon: int) -> list[Use]:
    """Return fixed intervals for what a level is below the highest."""
    steps = [*resource.levels, (horizon, most)]
    return [
        (model.new_fixed_size_interval_var(since, until - since, "missing"), most - level)
        for (since, level), (until, _) in pairwise(steps)
        if level < most and since < until
    ]


def add_stores(model: CpModel, site: Site, tasks: Tasks) -> None:
    """Limit what all tasks together use up."""
    for place, amount in enumerate(site.stores):
        used: list[LinearExprT] = []
        for task in tasks:
            for mode in task.modes.values():
                much = sum(part for store, part in mode.mode.uses if store == place)
                used.append(much if mode.present is None else much * mode.present)
        model.add(LinearExpr.sum(used) <= amount)


def add_apart(model: CpModel, site: Site, tasks: Tasks) -> None:
    """
    Keep pairs apart: one no-overlap for each group of which every pair is kept apart.

    A mode of no length overlaps nothing.
    """
    neighbours: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for task, mode, other, other_mode in site.apart:
        pair = ((task, mode), (other, other_mode))
        if all(_has_length(tasks, *each) for each in pair):
            neighbours.setdefault(pair[0], set()).add(pair[1])
            neighbours.setdefault(pair[1], set()).add(pair[0])
    left = {(a, b) for a, others in neighbours.items() for b in others if a < b}
    while left:
        group = _grow(min(left), neighbours)
        left -= {(a, b) for a in group for b in group}
        spans = [span for task, mode in group for span in tasks[task].modes[mode].spans]
        model.add_no_overlap(spans)


def _has_length(tasks: Tasks, task: int, mode: int) -> bool:
    made = tasks[task].modes.get(mode)
    return made is not None and made.mode.duration > 0


def _grow(
    pair: tuple[tuple[int, int], tuple[int, int]],
    neighbours: dict[tuple[int, int], set[tuple[int, int]]],
) -> list[tuple[int, int]]:
    """Return a pair and more, of which each is kept apart from each other."""
    group = [*pair]
    shared = neighbours[pair[0]] & neighbours[pair[1]]
    while shared:
        best = max(shared, key=lambda each: (len(neighbours[each] & shared), each))
        group.append(best)
        shared = shared & neighbours[best]
    return group
