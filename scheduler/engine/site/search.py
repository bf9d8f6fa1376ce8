"""
Searching a site: list searches and bounds side by side, and whoever else takes part.

By the clock, the first placements come from plain Python, so there are some while the kernels are
being loaded.
"""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Event

from scheduler.engine.site.entrants import ListSearch, raise_bounds, sample
from scheduler.engine.site.job import SearchRequest
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.race import SiteRace
from scheduler.engine.threads import run_together

Entrant = Callable[[], Placement | None]
"""Takes part in a race and returns the best it found, if it looks for placements."""


def search_site(job: SearchRequest, race: SiteRace, further: Sequence[Entrant] = ()) -> None:
    """Search until the job or the race is over."""
    loaded = Event()
    searches = [ListSearch(job, race, number) for number in range(job.lanes)]
    jobs: list[Entrant] = [partial(each.run, loaded.set) for each in searches]
    if job.seconds is not None:
        jobs += [partial(raise_bounds, job, race), *further]
        run_together(race, jobs, partial(sample, job, race, loaded))
        return
    _settle(job.site, race, run_together(race, jobs))
    if not race.is_called_off:
        run_together(race, [partial(raise_bounds, job, race)])


def _settle(site: Site, race: SiteRace, found: list[Placement | None]) -> None:
    """Take the first of the best placements, whichever search was the first to find its own."""
    for each in found:
        if each is not None and site.goal_end(each.starts, each.modes) == race.makespan:
            race.settle_on(each)
            return
