"""Published projects as models of PyJobShop, and what its OR-Tools solver answers."""

from collections.abc import Sequence
from math import ceil
from time import monotonic
from typing import Any, NamedTuple

from pyjobshop import Model

from scheduler.engine.problem import PlainProject
from scheduler.engine.site.problem import NOBODY, Placement, Site

Breaks = Sequence[tuple[int, int]]
ROUNDING = 1e-6


class Effort(NamedTuple):
    """How long and hard a solver may search."""

    seconds: float
    workers: int
    seed: int


class Answer(NamedTuple):
    """The solver's answer, not checked; starts and modes are those of the model's tasks."""

    starts: tuple[int, ...]
    modes: tuple[int, ...]
    bound: int
    infeasible: bool
    seconds: float


def ask(model: Model, effort: Effort) -> Answer:
    """
    Solve with OR-Tools; the time begins once the model is written down.

    Ctrl-C is left to Python, which hears it when the solver returns: an answer that was cut short
    is none.
    """
    began = monotonic()
    result = model.solve(
        time_limit=effort.seconds,
        display=False,
        num_workers=effort.workers,
        random_seed=effort.seed,
        catch_sigint_signal=False,
    )
    tasks = result.best.tasks
    return Answer(
        starts=tuple(task.start for task in tasks),
        modes=tuple(task.mode for task in tasks),
        bound=ceil(result.lower_bound - ROUNDING),
        infeasible=result.status.name == "INFEASIBLE",
        seconds=monotonic() - began,
    )


def textbook_model(problem: PlainProject) -> Model:
    """Return the model of a textbook project."""
    model = Model()
    resources = [model.add_renewable(int(capacity)) for capacity in problem.capacities]
    tasks = [model.add_task() for _ in range(problem.size)]
    for task, duration, demands in zip(tasks, problem.durations, problem.demands, strict=True):
        model.add_mode(task, resources, int(duration), [int(demand) for demand in demands])
    for before, after in problem.links:
        model.add_end_before_start(tasks[before], tasks[after])
    return model


def site_model(site: Site, breaks: Sequence[Breaks] = ()) -> Model:
    """
    Return the model of a site, as far as published projects go.

    Parameters
    ----------
    site
        Tasks, ways, stores, links and limits; starts are bounded by working time and horizon only.
    breaks
        When each resource does not work; its tasks then pause. Nothing: there are no breaks.

    Raises
    ------
    ValueError
        If the site has rules that the model would not have.
    """
    _require_published(site)
    model = Model()
    idle = breaks or [()] * len(site.resources)
    resources = [
        model.add_renewable(resource.levels[0][1], breaks=list(rest))
        for resource, rest in zip(site.resources, idle, strict=True)
    ]
    stores = [model.add_consumable(amount) for amount in site.stores]
    tasks = []
    for modes in site.modes:
        task = model.add_task(latest_end=site.horizon, allow_breaks=bool(breaks))
        tasks.append(task)
        for mode in modes:
            used = [resources[place] for place, _ in mode.demands]
            used += [stores[place] for place, _ in mode.uses]
            amounts = [much for _, much in (*mode.demands, *mode.uses)]
            model.add_mode(task, used, mode.duration, amounts)
    _add_links(model, tasks, site)
    return model


def _require_published(site: Site) -> None:
    beyond = (
        site.holds,
        site.apart,
        [link for link in site.links if link.working],
        [limit for limit in site.limits if limit.source == NOBODY],
        [resource for resource in site.resources if len(resource.levels) > 1],
    )
    if any(beyond):
        message = f"{site.name} has rules that published projects do not have"
        raise ValueError(message)


def _add_links(model: Model, tasks: Sequence[Any], site: Site) -> None:
    """Add links and limits; a limit is a link back with a lag of the other sign."""
    add = {
        (False, False): model.add_start_before_start,
        (False, True): model.add_start_before_end,
        (True, False): model.add_end_before_start,
        (True, True): model.add_end_before_end,
    }
    for link in site.links:
        kind = add[link.from_end, link.to_end]
        kind(tasks[link.source], tasks[link.target], link.lag)
    for limit in site.limits:
        kind = add[limit.to_end, limit.from_end]
        kind(tasks[limit.target], tasks[limit.source], -limit.longest)


def placement_of(site: Site, answer: Answer) -> Placement:
    """Return the placement that an answer for a site means."""
    first, places = 0, []
    for modes, mode in zip(site.modes, answer.modes, strict=True):
        places.append(mode - first)
        first += len(modes)
    order = sorted(range(site.size), key=lambda task: answer.starts[task])
    return Placement(answer.starts, tuple(places), tuple(order))
