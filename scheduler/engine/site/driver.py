"""Solving a site: list searches, bounds and CP-SAT side by side."""

from functools import partial

from scheduler.engine.interrupts import noted_interrupts
from scheduler.engine.site.cpsat.run import SolverEffort
from scheduler.engine.site.cpsat.solve import solve_by_cpsat
from scheduler.engine.site.job import SearchRequest
from scheduler.engine.site.outcome import SiteOutcome
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.race import SiteRace
from scheduler.engine.site.search import Entrant, search_site

KNOWN = "known"

MOST_TASKS = 400
"""Tasks up to which CP-SAT is given all of a site."""


def solve_site(
    site: Site,
    *,
    seconds: float | None = None,
    iterations: int | None = None,
    workers: int = 2,
    seed: int = 1,
    known: Placement | None = None,
) -> SiteOutcome:
    """
    Search for the placement with the earliest end of the goal.

    Parameters
    ----------
    site
        The project.
    seconds
        How long to search; it ends earlier when the earliest end is proved.
    iterations
        Instead of a time, how many lists each search may try: with the same seed and workers such
        a run repeats exactly.
    workers
        Threads that search or prove. Another one raises bounds, and can be as busy as they are.
    seed
        Of all random choices.
    known
        A placement to begin with.

    Raises
    ------
    ValueError
        If not exactly one of the two limits is given, or there is no worker.
    InvalidPlanError
        If what is known breaks a rule.
    """
    if (seconds is None) == (iterations is None) or workers < 1:
        message = "give either seconds or iterations, and a worker at least"
        raise ValueError(message)
    race = SiteRace(site, shared=iterations is None)
    if known is not None:
        race.offer(known, KNOWN)
    provers = 0 if seconds is None else count_provers(site, workers)
    job = SearchRequest(
        site, seed, workers - provers, seconds, iterations, known, proves=not provers
    )
    further: list[Entrant] = []
    if seconds is not None and provers:
        effort = SolverEffort(seconds=seconds, workers=provers, seed=seed, turns=provers == workers)
        further.append(partial(solve_by_cpsat, site, race, effort))
    with noted_interrupts(race.call_off) as interrupts:
        search_site(job, race, further)
    return SiteOutcome(
        placement=race.best,
        makespan=race.makespan,
        bound=race.bound,
        impossible=race.is_impossible,
        seconds=race.seconds,
        trace=tuple(race.trace),
        interrupted=interrupts.heard,
    )


def count_provers(site: Site, workers: int) -> int:
    """
    Return how many of the workers are CP-SAT's.

    Greatest lags and what is used up make most lists fail: there CP-SAT comes first. Elsewhere it
    gets half of the workers, and nothing where it is out of its depth.
    """
    if site.is_tight:
        return -(-workers // 2)
    return workers // 2 if site.size <= MOST_TASKS else 0
