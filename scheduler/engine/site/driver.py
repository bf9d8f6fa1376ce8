"""
Solving a site: list searches, bounds and CP-SAT side by side.

The first placements come from plain Python, so there are some while the kernels are being loaded.
"""

from collections.abc import Callable
from functools import partial
from threading import Event

from scheduler.engine.site.cpsat.run import Effort
from scheduler.engine.site.cpsat.solve import solve_by_cpsat
from scheduler.engine.site.entrants import ListSearch, raise_bounds, sample
from scheduler.engine.site.job import Job
from scheduler.engine.site.outcome import SiteOutcome
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.race import SiteRace
from scheduler.engine.threads import run_together

KNOWN = "known"

Entrant = Callable[[], Placement | None]
"""Takes part in a race and returns the best it found, if it looks for placements."""


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
        Threads that search or prove; raising bounds needs little and is not counted.
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
    provers = count_provers(site, workers) if iterations is None else 0
    job = Job(site, seed, workers - provers, seconds, iterations, known)
    interrupted = search_site(job, race, provers)
    return SiteOutcome(
        placement=race.best,
        makespan=race.makespan,
        bound=race.bound,
        impossible=race.is_impossible,
        seconds=race.seconds,
        trace=tuple(race.trace),
        interrupted=interrupted,
    )


def count_provers(site: Site, workers: int) -> int:
    """
    Return how many of the workers are CP-SAT's.

    Greatest lags and what is used up make most lists fail: there CP-SAT comes first. Otherwise it
    gets one worker of several.
    """
    if site.limits or site.stores:
        return -(-workers // 2)
    return 1 if workers > 1 else 0


def search_site(job: Job, race: SiteRace, provers: int = 0) -> bool:
    """Search until the job or the race is over; tell whether Ctrl-C ended it."""
    loaded = Event()
    searches = [ListSearch(job, race, number) for number in range(job.lanes)]
    jobs: list[Entrant] = [partial(each.run, loaded.set) for each in searches]
    if job.seconds is not None:
        jobs.append(partial(raise_bounds, job, race))
        if provers:
            effort = Effort(seconds=job.seconds, workers=provers, seed=job.seed)
            jobs.append(partial(solve_by_cpsat, job.site, race, effort))
    found, interrupted = run_together(race, jobs, partial(sample, job, race, loaded))
    if job.iterations is not None and not interrupted:
        _settle(job.site, race, found)
        raise_bounds(job, race)
    return interrupted


def _settle(site: Site, race: SiteRace, found: list[Placement | None]) -> None:
    """Take the first of the best placements, whichever search was the first to find its own."""
    for each in found:
        if each is not None and site.goal_end(each.starts, each.ways) == race.makespan:
            race.settle_on(each)
            return
