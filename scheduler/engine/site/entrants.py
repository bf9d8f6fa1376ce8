"""Who takes part in the race for a site: list searches, and whoever raises the bound."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Event

from scheduler.engine.lanes import SEED_STEP
from scheduler.engine.loading import load_site_search
from scheduler.engine.pace import by_clock, by_iterations
from scheduler.engine.searches.base import Kind, Stretch
from scheduler.engine.site.bounds import LowerBound
from scheduler.engine.site.job import Job
from scheduler.engine.site.problem import Placement
from scheduler.engine.site.race import SiteRace

LISTS = "lists"

SAMPLING = 1.0
"""Seconds for which plain Python looks for placements while the kernels are loaded."""


@dataclass(frozen=True, slots=True)
class ListSearch:
    """A compiled list search, the one of a job with this number."""

    job: Job
    race: SiteRace
    number: int

    def run(self, tell_loaded: Callable[[], None]) -> Placement | None:
        """Search until the race or the job is over, offering what is found; return the best."""
        make = load_site_search()
        if self.race.is_called_off:
            return None
        search = make(self.job.site, self.job.seed + SEED_STEP * self.number, self._elsewhere)
        tell_loaded()
        found = None
        for stretch in self._pace():
            latest = search.run(stretch)
            if latest is not None and latest != found:
                found = latest
                self.race.offer(found, Kind.ANNEALING.value)
            end = None if found is None else self._end(found)
            if self.race.is_over_for(end):
                break
        return found

    def _end(self, placement: Placement) -> int:
        return self.job.site.goal_end(placement.starts, placement.ways)

    def _elsewhere(self) -> Placement | None:
        """Return the best placement of all, or what was known where each searches for itself."""
        return self.race.elsewhere() or self.job.known

    def _pace(self) -> Iterable[Stretch]:
        size = self.job.site.size
        if self.job.seconds is None:
            return by_iterations(size, self.job.iterations or 0)
        return by_clock(size, self.job.seconds, lambda: self.race.seconds)


def raise_bounds(job: Job, race: SiteRace) -> None:
    """Raise the bound of a race as far as it goes until the race or the time of the job is over."""

    def note(bound: int) -> None:
        if bound > job.site.horizon:
            race.rule_out()
        else:
            race.raise_bound(bound)

    def is_over() -> bool:
        return race.is_over or (job.seconds is not None and race.seconds > job.seconds)

    seconds = math.inf if job.seconds is None else job.seconds
    LowerBound(job.site, note, is_over).improve(lambda: race.makespan, seconds)


def sample(job: Job, race: SiteRace, loaded: Event) -> None:
    """Look for placements in plain Python until the kernels are loaded, for a moment at most."""
    del job, race, loaded
