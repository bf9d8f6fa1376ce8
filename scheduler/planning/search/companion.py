"""The compiled search beside the solver: it runs in a process of its own and brings its news."""

import logging
import time

from scheduler.engine.site.job import SearchRequest
from scheduler.engine.site.problem import Placement
from scheduler.engine.site.process import SearchProcess
from scheduler.errors import InvalidPlanError
from scheduler.planning.lists.list_schedule import schedule_by
from scheduler.planning.search.incumbent import Incumbent
from scheduler.planning.site.conversion import is_whole, site_of
from scheduler.planning.site.placements import placement_of, schedule_of
from scheduler.schedule.scheduled import Schedule

LOG = logging.getLogger(__name__)

GIVEN_UP = (
    "the compiled search failed twice (exit code %s) and is given up: large campaigns get worse "
    "plans without it. Free some memory and disk space; the folder that NUMBA_CACHE_DIR names must "
    "be yours to write to"
)
SEARCH, BOUNDS = "search", "bounds"


class Companion:
    """
    A compiled search for a situation; what it finds goes through the check to the standing.

    Where there are rules that a site cannot express, the order of a placement is scheduled again
    with all rules. Bounds without such rules are bounds all the same.
    A search that fails is begun once more with everything compiled anew, since what was kept of it
    may be broken. Close it when it is no longer needed.
    """

    def __init__(self, standing: Incumbent, seed: int, lanes: int) -> None:
        self.standing = standing
        self.seed = seed
        self.lanes = lanes
        self.has_begun = False
        self._job: SearchRequest | None = None
        self._process: SearchProcess | None = None
        self._told: Schedule | None = None

    @property
    def is_running(self) -> bool:
        """Whether the search has been started and has not ended, or is to begin once more."""
        if self._process is None:
            return False
        return not self._process.is_over or bool(self._process.exit_code and self._job)

    def start(self, *, seconds: float | None = None, iterations: int | None = None) -> None:
        """Begin to search, for a time or a number of lists."""
        situation, best = self.standing.situation, self.standing.best
        self._begin(
            best,
            SearchRequest(
                site=site_of(situation),
                seed=self.seed,
                lanes=self.lanes,
                seconds=seconds,
                begun=time.time(),
                iterations=iterations,
                known=self._placement(),
            ),
        )

    def _begin(self, best: Schedule | None, job: SearchRequest) -> None:
        """Begin a search that knows the best plan so far."""
        self._told, self._job = best, job
        self.has_begun = True
        self._process = SearchProcess(job)
        try:
            self._process.start()
        except (OSError, RuntimeError) as error:
            self._process.close()
            LOG.warning("the compiled search cannot be started: %s", error)

    def attend(self) -> None:
        """Take in the news, and tell the search of a better plan found elsewhere."""
        if self._process is None:
            return
        news = self._process.news()
        bound = max((each.bound for each in news), default=0)
        if self.standing.raise_bound(bound * self.standing.situation.tick):
            self.standing.report(BOUNDS)
        placements = [each.placement for each in news if each.placement is not None]
        if placements:
            self._take(placements[-1])
        best = self.standing.best
        if best is not None and best is not self._told:
            self._told = best
            self._process.tell(placement_of(self.standing.situation, best))
        if self._process.exit_code:
            self._recover(self._process.exit_code)

    def _recover(self, exit_code: int) -> None:
        """Begin a search that failed once more, or say that it is given up."""
        job, self._job = self._job, None
        if self._process is None or job is None:
            return
        if job.anew:
            LOG.warning(GIVEN_UP, exit_code)
            return
        self._process.close()
        self._begin(self.standing.best, job._replace(anew=True, known=self._placement()))

    def _placement(self) -> Placement | None:
        best = self.standing.best
        return None if best is None else placement_of(self.standing.situation, best)

    def wait(self, seconds: float) -> None:
        """Wait for the search to end, so long at most, and take in what it found."""
        if self._process is not None:
            self._process.wait(seconds)
            self.attend()

    def close(self) -> None:
        """End the search."""
        if self._process is not None:
            self._process.close()

    def _take(self, placement: Placement) -> None:
        """Offer the plan that a placement makes to the standing."""
        situation = self.standing.situation
        schedule: Schedule | None = schedule_of(situation, placement)
        if not is_whole(situation):
            tasks = tuple(situation.modes)
            ranks = {tasks[place]: rank for rank, place in enumerate(placement.order)}
            schedule = schedule_by(situation, ranks)
        if schedule is None:
            return
        try:
            self.standing.accept(schedule, SEARCH)
        except InvalidPlanError as error:
            LOG.warning("a plan of the compiled search was dropped: %s", error)
        self._told = self.standing.best
