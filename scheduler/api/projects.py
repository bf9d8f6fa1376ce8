"""Textbook projects: tasks, resources and links in whole units of time, without a calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from scheduler.api.search_words import options_of
from scheduler.engine.driver import solve_problem
from scheduler.engine.outcome import EngineOutcome
from scheduler.engine.problem import PlainProject, make_problem
from scheduler.engine.site.calendar_variant import with_shifts
from scheduler.engine.site.driver import solve_site
from scheduler.engine.site.outcome import SiteOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectSolution:
    """
    The shortest schedule found of a project, checked, and what is proved of it.

    ``starts`` are in the order of the tasks as they were given, nothing without a schedule; no
    schedule is shorter than ``bound``.
    """

    makespan: int | None
    bound: int
    starts: tuple[int, ...] | None

    @property
    def is_proved(self) -> bool:
        """Whether no schedule can be shorter."""
        return self.makespan == self.bound


class EngineWords(TypedDict, total=False):
    """How long and how hard to search, as for `scheduler.solve`."""

    time_limit: float
    workers: int
    seed: int


def solve_project(
    durations: Sequence[int],
    demands: Sequence[Sequence[int]],
    capacities: Sequence[int],
    links: Iterable[tuple[int, int]],
    *,
    in_shifts: bool = False,
    **search: Unpack[EngineWords],
) -> ProjectSolution:
    """
    Search the shortest schedule of a project with limited resources.

    Parameters
    ----------
    durations
        How long each task takes.
    demands
        How much of each resource each task uses.
    capacities
        How much there is of each resource.
    links
        Pairs of tasks, counted from 0: the second starts when the first is done.
    in_shifts
        Whether a unit of time is an hour, and the resources keep shifts: the first works at all
        hours, the next from 06 to 22, from 08 to 16, and on all days but each seventh.
    search
        How long and how hard to search: ``time_limit`` in seconds, ``workers``, ``seed``.

    Raises
    ------
    InputError
        If the links run in a circle, or no schedule can hold a task.
    """
    options = options_of(None, search)
    project = make_problem("project", durations, demands, capacities, links)
    seconds, workers, seed = options.time_limit, options.num_workers, options.seed
    if in_shifts:
        site = with_shifts(project)
        at_work = solve_site(site, seconds=seconds, workers=workers, seed=seed)
        placed = at_work.placement
        return _solution(project, at_work, None if placed is None else placed.starts)
    found = solve_problem(project, seconds=seconds, workers=workers, seed=seed)
    return _solution(project, found, found.starts)


def _solution(
    project: PlainProject, found: EngineOutcome | SiteOutcome, starts: Sequence[int] | None
) -> ProjectSolution:
    """Return an outcome with the starts in the order in which the tasks were given."""
    placed = None
    if starts is not None:
        by_task = dict(zip(project.names, starts, strict=False))
        placed = tuple(int(by_task[task]) for task in sorted(by_task))
    return ProjectSolution(makespan=found.makespan, bound=found.bound, starts=placed)
