"""
From a situation to a result: list schedules first, then the search for launch, then what follows.

Every plan is checked before it counts. A verdict is only as strong as its evidence: an optimum
needs the bound to meet the checked launch, infeasibility a second search that differs.
"""

import logging

from scheduler.calendars.situation.situation import Situation
from scheduler.cpm.times import early_dates
from scheduler.errors import Infeasible, InvalidPlanError
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.interface.result import PreferenceResult, SolveResult, Status, Stop
from scheduler.planning.lists.list_schedule import activate, list_schedules, make_schedule
from scheduler.planning.preferences import find_preference
from scheduler.planning.search.incumbent import Incumbent
from scheduler.planning.search.judging import violations_here
from scheduler.planning.search.launch_search import LaunchSearch
from scheduler.planning.search.model_size import suits_solver
from scheduler.planning.search.refinement import Settling
from scheduler.schedule.scheduled import Schedule

LOG = logging.getLogger(__name__)

LISTING = 2.0
"""Seconds after which no further list schedule is begun, or ended, once there is a plan."""


class CampaignSearch:
    """One search on one situation."""

    def __init__(
        self,
        situation: Situation,
        options: SolveOptions,
        listener: Listener,
        known: Schedule | None,
        floor: Minutes = 0,
    ) -> None:
        self.known = known
        self.floor = floor
        self.situation = situation
        self.options = options
        self.preference = find_preference(situation, options.prefer)
        self.standing = Incumbent(situation, self.preference, listener)
        self.stop = Stop.TIME_LIMIT
        self.status = Status.UNKNOWN
        self.settled = False
        self.preferred_bound = 0
        self.reason = ""
        self.is_active = False

    def run(self) -> SolveResult:
        """Search until proof, time limit or interrupt."""
        try:
            early = early_dates(self.situation)
        except Infeasible as error:
            self.status, self.stop = Status.INFEASIBLE, Stop.PROOF
            self.reason = str(error)
            return self.result()
        self.standing.raise_bound(max(early[self.situation.launch][1], self.floor))
        try:
            self._list()
            if not self.standing.is_proved():
                self._search()
            if self.options.settle and self.stop is not Stop.INTERRUPTED:
                self._settle()
        except KeyboardInterrupt:
            self.stop = Stop.INTERRUPTED
        try:
            self._conclude()
        except KeyboardInterrupt:
            self.stop = Stop.INTERRUPTED
            self._conclude()
        return self.result()

    def _list(self) -> None:
        known = None if self.known is None else fitting(self.situation, self.known)
        if known is not None:
            self.standing.accept(known, "known")
        for schedule in list_schedules(self.situation, self._has_listed):
            try:
                self.standing.accept(schedule, "list")
            except InvalidPlanError as error:
                LOG.warning("a list schedule was dropped: %s", error)
            if self.standing.is_proved():
                return

    def _has_listed(self) -> bool:
        """Tell whether it is time to leave further schedules to the search."""
        is_alone = self.options.num_workers == 1
        enough = self.options.time_limit if is_alone else LISTING
        return self.standing.best is not None and self.standing.seconds > enough

    def _search(self) -> None:
        search = LaunchSearch(self.standing, self.options)
        search.run()
        if search.is_infeasible:
            self.status, self.stop = Status.INFEASIBLE, Stop.PROOF
        if search.is_interrupted:
            self.stop = Stop.INTERRUPTED

    def _settle(self) -> None:
        """With launch fixed, settle modes, preference and early starts; the result is active."""
        best = self.standing.best
        if best is None or not suits_solver(self.situation, best):
            return
        self.standing.report("settle")
        settled = Settling(self.situation, self.options, self.preference, self._keep).run(best)
        self.settled = settled.is_proved
        self.preferred_bound = settled.bound
        if settled.is_interrupted:
            self.stop = Stop.INTERRUPTED

    def _keep(self, schedule: Schedule) -> Schedule:
        """Accept a schedule and return the best."""
        self.standing.accept(schedule, "settle")
        self.is_active = True
        return self.standing.best or schedule

    def _conclude(self) -> None:
        best = self.standing.best
        if best is None:
            return
        if not self.is_active:
            first_kept = None if self.preference is None else self.preference.first_kept
            self.standing.accept(activate(self.situation, best, first_kept), "settle")
        self.status = Status.FEASIBLE
        if self.standing.is_proved():
            self.status = Status.OPTIMAL
            if self.stop is Stop.TIME_LIMIT:
                self.stop = Stop.PROOF

    def result(self) -> SolveResult:
        """Return the outcome as it stands."""
        standing = self.standing
        return SolveResult(
            status=self.status,
            stop=self.stop,
            schedule=standing.best,
            launch_minute=standing.launch,
            bound_minute=standing.bound,
            settled=self.settled,
            preference=self._preferred(standing.best),
            first_plan_seconds=standing.first_plan,
            proof_seconds=standing.proof,
            seconds=standing.seconds,
            reason=self.reason,
        )

    def _preferred(self, best: Schedule | None) -> PreferenceResult | None:
        if self.preference is None or best is None:
            return None
        value = self.preference.value(best)
        bound = min(max(self.preferred_bound, self.preference.floor), value)
        return PreferenceResult(name=self.options.prefer, value=value, bound=bound)


def fitting(situation: Situation, known: Schedule) -> Schedule | None:
    """Return the schedule with the starts and modes of another if it keeps every rule here."""
    for task_id, modes in situation.modes.items():
        placed = known.tasks.get(task_id)
        own = [job for job in modes if placed is not None and job.option == placed.option]
        if placed is None:
            return None
        if not own or not own[0].is_planned(placed.start):
            return None
    schedule = make_schedule(situation, known.starts, known.options)
    return None if violations_here(situation, schedule) else schedule


def solve(
    situation: Situation,
    options: SolveOptions | None = None,
    listener: Listener = ignore,
    known: Schedule | None = None,
    floor: Minutes = 0,
) -> SolveResult:
    """
    Plan a situation: launch as early as possible, then what is preferred, then early starts.

    Parameters
    ----------
    situation
        What is left to schedule.
    options
        How long and how hard to search.
    listener
        Told of every better plan and bound.
    known
        A schedule of a similar situation; if its starts and modes keep every rule here, the search
        begins with them.
    floor
        A minute before which no plan launches, as was proved elsewhere; 0 if nothing is known.

    Returns
    -------
    SolveResult
        With a schedule that has passed the independent check, or a status that says why not.
    """
    return CampaignSearch(situation, options or SolveOptions(), listener, known, floor).run()
