"""Who takes part in the race for a site: list searches, and whoever raises the bound."""

import logging
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Event

from scheduler.engine.loading import load_site_search
from scheduler.engine.pace import by_clock, by_iterations
from scheduler.engine.searches.base import LARGE, SEED_STEP, SearchKind, SearchStretch
from scheduler.engine.site.bounds import LowerBound
from scheduler.engine.site.cpsat.questions import confirm_impossible
from scheduler.engine.site.cpsat.run import SolverEffort
from scheduler.engine.site.job import SearchRequest
from scheduler.engine.site.problem import Placement
from scheduler.engine.site.race import SiteRace
from scheduler.engine.site.searches import PlainSearch, SiteSearch
from scheduler.engine.site.shortening import shorten

LOG = logging.getLogger(__name__)

LISTS = "lists"

MOST_CLASSES = 50_000
"""Start classes up to which a proof that nothing is possible is confirmed, and thereby said."""

GENETIC_PART = 0.3
"""The part of the time for which each search of a small site breeds before it anneals."""

ONE = SearchStretch(1, 0.0, 1.0)

CONFIRMING = 60.0
"""Seconds for the second proof that nothing is possible, where no time is given."""

SAMPLING = 1.0
"""Seconds for which plain Python looks for placements while the kernels are loaded."""


@dataclass(slots=True)
class ListSearch:
    """A compiled list search, the one of a job with this number."""

    job: SearchRequest
    race: SiteRace
    number: int
    _found: Placement | None = field(default=None, init=False)

    def run(self, tell_loaded: Callable[[], None]) -> Placement | None:
        """Search until the race or the job is over, offering what is found; return the best."""
        try:
            load_site_search(self.kind_at(1.0))
            if self.race.is_over_for(None):
                return None
            kind, search = self._begin()
        except (ImportError, OSError, RuntimeError) as error:
            LOG.warning("the compiled search cannot be loaded, plain Python goes on: %s", error)
            kind, search = None, PlainSearch(self.job.site, self._seed)
        tell_loaded()
        self._drive(kind, search)
        return self._found

    def kind_at(self, fraction: float) -> SearchKind:
        """
        Return how to search after a fraction of the time.

        On small sites every second search is genetic, and each begins as one. Annealing is for the
        rest: it starts from what is known, and works on large sites and where most lists fail.
        """
        site = self.job.site
        if site.size >= LARGE or site.is_tight:
            return SearchKind.ANNEALING
        is_genetic = self.number % 2 == 1 or fraction < GENETIC_PART
        return SearchKind.GENETIC if is_genetic else SearchKind.ANNEALING

    @property
    def _seed(self) -> int:
        return self.job.seed + SEED_STEP * self.number

    def _begin(self) -> tuple[SearchKind, SiteSearch]:
        """
        Return the search to begin with, when all are compiled that will be needed.

        The last one comes first: on the first day compiling it may take all the time of the others.
        """
        last = self.kind_at(1.0)
        search = self._make(last)
        kind = self.kind_at(self._fraction())
        if kind is last or self.race.is_over_for(None):
            return last, search
        return kind, self._make(kind)

    def _fraction(self) -> float:
        """Return the part of the time that has passed; by iterations none has."""
        seconds = self.job.seconds
        if seconds is None:
            return 0.0
        return self.race.seconds / seconds if seconds else 1.0

    def _make(self, kind: SearchKind) -> SiteSearch:
        """Return a search; genetic ones need long placements to begin with, and all of the site."""
        site, make = self.job.site, load_site_search(kind)
        if kind is not SearchKind.GENETIC:
            site = shorten(site, self._elsewhere())
        return make(site, self._seed, self._elsewhere)

    def _drive(self, kind: SearchKind | None, search: SiteSearch) -> None:
        for stretch in self._pace():
            if kind is not None and kind is not self.kind_at(stretch.begin):
                kind = self.kind_at(stretch.begin)
                search = self._make(kind)
            latest = search.run(stretch)
            if latest is not None and (
                self._found is None or self._end(latest) < self._end(self._found)
            ):
                self._found = latest
                self.race.offer(latest, LISTS if kind is None else kind.value)
            if self.race.is_over_for(None if self._found is None else self._end(self._found)):
                break

    def _end(self, placement: Placement) -> int:
        return self.job.site.goal_end(placement.starts, placement.modes)

    def _elsewhere(self) -> Placement | None:
        """Return the best placement of all, or the best of its own where each is for itself."""
        shared = self.race.elsewhere()
        if shared is not None:
            return shared
        own = [each for each in (self._found, self.job.known) if each is not None]
        return min(own, key=self._end, default=None)

    def _pace(self) -> Iterable[SearchStretch]:
        size = self.job.site.size
        if self.job.seconds is None:
            return by_iterations(size, self.job.iterations or 0)
        return by_clock(size, self.job.seconds, lambda: self.race.seconds)


def raise_bounds(job: SearchRequest, race: SiteRace) -> None:
    """
    Raise the bound of a race as far as it goes until the race or the time of the job is over.

    By the clock, CP-SAT is asked as well. That nothing is possible is only said if CP-SAT agrees.
    """
    seconds = math.inf if job.seconds is None else job.seconds

    def note(bound: int) -> None:
        if bound <= job.site.horizon:
            race.raise_bound(bound)
        elif _can_confirm(job) and _is_confirmed(job, race, is_over):
            race.rule_out()

    def is_over() -> bool:
        return race.is_over or race.seconds > seconds

    bounds = LowerBound(job.site, note, is_over)
    bounds.improve(lambda: race.makespan, seconds - race.seconds)
    if job.proves and job.seconds is not None and not is_over():
        bounds.prove(lambda: race.makespan, seconds - race.seconds, job.seed)


def _can_confirm(job: SearchRequest) -> bool:
    """Tell whether CP-SAT can take in every legal start of every mode."""
    site = job.site
    return (
        sum(len(site.tables[mode.starts]) for modes in site.modes for mode in modes) <= MOST_CLASSES
    )


def _is_confirmed(job: SearchRequest, race: SiteRace, is_over: Callable[[], bool]) -> bool:
    left = CONFIRMING if job.seconds is None else job.seconds - race.seconds
    effort = SolverEffort(seconds=left, seed=job.seed)
    return confirm_impossible(job.site, effort, is_over).is_impossible


def sample(job: SearchRequest, race: SiteRace, loaded: Event) -> None:
    """Look for placements in plain Python until the kernels are loaded, for a moment at most."""
    search = PlainSearch(job.site, job.seed)
    while not (loaded.is_set() or race.is_over or race.seconds > SAMPLING):
        placement = search.run(ONE)
        if placement is not None:
            race.offer(placement, LISTS)
