"""
From a situation to a result: list schedules first, then CP-SAT for launch, then what follows it.

Every plan is checked before it counts. A verdict is only as strong as its evidence: an optimum
needs the bound to meet the checked launch, infeasibility a second search that differs.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from scheduler.calendars.axis import Axis
from scheduler.calendars.situation import Situation
from scheduler.cpm.times import early_dates
from scheduler.errors import Infeasible, InvalidPlanError
from scheduler.model.base import Minutes
from scheduler.schedule.checks import check, require_valid
from scheduler.schedule.scheduled import Schedule
from scheduler.solve.cpsat import extract, search_launch
from scheduler.solve.list_schedule import activate, list_schedules, make_schedule, quality
from scheduler.solve.options import SolveOptions
from scheduler.solve.preferences import find_preference
from scheduler.solve.result import PreferenceResult, SolveResult, Status, Stop
from scheduler.solve.search import Effort
from scheduler.solve.settling import Settling

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A sign of life: who found what, and how far apart launch and bound still are."""

    stage: str
    scenario: str
    axis: Axis
    launch: Minutes | None
    bound: Minutes
    seconds: float


Listener = Callable[[Progress], None]


def ignore(progress: Progress) -> None:
    """Listen to nothing."""
    del progress


class Engine:
    """One search on one situation; ``best`` is the best checked schedule so far."""

    def __init__(
        self,
        situation: Situation,
        options: SolveOptions,
        listener: Listener,
        known: Schedule | None,
    ) -> None:
        self.known = known
        self.situation = situation
        self.options = options
        self.listener = listener
        self.began = time.monotonic()
        self.best: Schedule | None = None
        self.bound: Minutes = 0
        self.stop = Stop.TIME_LIMIT
        self.status = Status.UNKNOWN
        self.settled = False
        self.preference = find_preference(situation, options.prefer)
        self.preferred_bound = 0
        self.reason = ""
        self.is_active = False
        self.first_plan: float | None = None
        self.proof: float | None = None

    @property
    def seconds(self) -> float:
        """Seconds since the search began."""
        return time.monotonic() - self.began

    @property
    def launch(self) -> Minutes | None:
        """The launch of the best schedule."""
        return None if self.best is None else self.best[self.situation.launch].end

    def run(self) -> SolveResult:
        """Search until proof, time limit or interrupt."""
        try:
            self.raise_bound(early_dates(self.situation)[self.situation.launch][1])
        except Infeasible as error:
            self.status, self.stop = Status.INFEASIBLE, Stop.PROOF
            self.reason = str(error)
            return self.result()
        try:
            self._list()
            if not self._is_proved():
                self._search()
            if self.options.settle and self.stop is not Stop.INTERRUPTED:
                self._settle()
        except KeyboardInterrupt:
            self.stop = Stop.INTERRUPTED
        self._conclude()
        return self.result()

    def accept(self, schedule: Schedule, stage: str) -> None:
        """Check a schedule and keep it if it is better than the best."""
        require_valid(self.situation.campaign, self.situation.scenario, schedule)
        self._compare(schedule[self.situation.launch].end, self.bound)
        if self.first_plan is None:
            self.first_plan = self.seconds
        if self.best is None or self._quality(schedule) < self._quality(self.best):
            self.best = schedule
            self.report(stage)

    def _quality(self, schedule: Schedule) -> tuple[Minutes, int, int, Minutes]:
        """Return what plans are compared by, the preference before the sum of starts."""
        launch, changed, starts = quality(self.situation, schedule)
        value = 0 if self.preference is None else self.preference.value(schedule)
        return launch, changed, value, starts

    def _compare(self, launch: Minutes, bound: Minutes) -> None:
        """Stop at a bound that a checked plan contradicts: one of the two is wrong."""
        if launch < bound:
            message = f"a checked plan launches at minute {launch}, before the bound {bound}"
            raise AssertionError(message)

    def raise_bound(self, minute: Minutes) -> None:
        """Take note that no plan launches before a minute; the next legal launch is the bound."""
        if self.launch is not None:
            self._compare(self.launch, minute)
        legal = self._next_launch(minute)
        self.bound = max(self.bound, legal if self.launch is None else min(legal, self.launch))

    def _next_launch(self, minute: Minutes) -> Minutes:
        """Return the first legal launch at or after a minute, or the minute if there is none."""
        ways = self.situation.ways[self.situation.launch]
        starts = [(job, job.start_for_end(minute)) for job in ways]
        ends = [job.end_after(start) for job, start in starts if start is not None]
        return min(ends, default=minute)

    def report(self, stage: str) -> None:
        """Tell the listener how things stand."""
        self._tell(stage, self.launch)

    def _tell(self, stage: str, launch: Minutes | None) -> None:
        self.listener(
            Progress(
                stage=stage,
                scenario=self.situation.scenario.id,
                axis=self.situation.axis,
                launch=launch,
                bound=self.bound,
                seconds=self.seconds,
            )
        )

    def _is_proved(self) -> bool:
        if self.launch is not None and self.launch <= self.bound and self.proof is None:
            self.proof = self.seconds
        return self.proof is not None

    def _list(self) -> None:
        known = None if self.known is None else fitting(self.situation, self.known)
        if known is not None:
            self.accept(known, "known")
        for schedule in list_schedules(self.situation):
            try:
                self.accept(schedule, "list")
            except InvalidPlanError as error:
                LOG.warning("a list schedule was dropped: %s", error)
            if self._is_proved():
                return

    def _search(self) -> None:
        effort = Effort(
            seconds=self.options.time_limit - self.seconds,
            workers=self.options.num_workers,
            seed=self.options.seed,
        )
        found = search_launch(self.situation, self.best, effort, self._hear)
        if found.verdict == "INFEASIBLE":
            again = replace(effort, workers=1, seed=self.options.seed + 1, presolve=False)
            second = search_launch(self.situation, self.best, again, self._hear)
            if second.verdict == "INFEASIBLE" and self.best is None:
                self.status, self.stop = Status.INFEASIBLE, Stop.PROOF
            found = second
        schedule = extract(self.situation, found)
        if schedule is not None:
            self.accept(schedule, "solver")
        if found.verdict != "INFEASIBLE":
            self.raise_bound(found.bound * self.situation.tick)
        if found.interrupted:
            self.stop = Stop.INTERRUPTED
        self._is_proved()

    def _hear(self, best: int | None, bound: int) -> None:
        tick = self.situation.tick
        self.raise_bound(bound * tick)
        launch = self.launch if best is None else min(best * tick, self.launch or best * tick)
        self._tell("solver", launch)

    def _settle(self) -> None:
        """With launch fixed, settle ways, preference and early starts; the result is active."""
        if self.best is None:
            return
        self.is_active = True
        self.report("settle")
        settled = Settling(self.situation, self.options, self.preference, self._keep).run(self.best)
        self.settled = settled.is_proved
        self.preferred_bound = settled.bound
        if settled.is_interrupted:
            self.stop = Stop.INTERRUPTED

    def _keep(self, schedule: Schedule) -> Schedule:
        """Accept a schedule and return the best."""
        self.accept(schedule, "settle")
        return self.best or schedule

    def _conclude(self) -> None:
        if self.best is None:
            return
        if not self.is_active:
            first_kept = None if self.preference is None else self.preference.first_kept
            self.accept(activate(self.situation, self.best, first_kept), "settle")
        self.status = Status.FEASIBLE
        if self._is_proved():
            self.status = Status.OPTIMAL
            if self.stop is Stop.TIME_LIMIT:
                self.stop = Stop.PROOF

    def result(self) -> SolveResult:
        """Return the outcome as it stands."""
        return SolveResult(
            status=self.status,
            stop=self.stop,
            schedule=self.best,
            launch=self.launch,
            bound=self.bound,
            settled=self.settled,
            preference=self._preferred(),
            first_plan_seconds=self.first_plan,
            proof_seconds=self.proof,
            seconds=self.seconds,
            reason=self.reason,
        )

    def _preferred(self) -> PreferenceResult | None:
        if self.preference is None or self.best is None:
            return None
        value = self.preference.value(self.best)
        bound = min(self.preferred_bound, value)
        return PreferenceResult(name=self.options.prefer, value=value, bound=bound)


def fitting(situation: Situation, known: Schedule) -> Schedule | None:
    """Return the schedule with the starts and ways of another if it keeps every rule here."""
    for task_id, ways in situation.ways.items():
        placed = known.tasks.get(task_id)
        own = [job for job in ways if placed is not None and job.option == placed.option]
        if placed is None or not own or own[0].class_of(placed.start) is None:
            return None
    schedule = make_schedule(situation, known.starts, known.options)
    return None if check(situation.campaign, situation.scenario, schedule) else schedule


def solve(
    situation: Situation,
    options: SolveOptions | None = None,
    listener: Listener = ignore,
    known: Schedule | None = None,
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
        A schedule of a similar situation; if its starts and ways keep every rule here, the search
        begins with them.

    Returns
    -------
    SolveResult
        With a schedule that has passed the independent check, or a status that says why not.
    """
    return Engine(situation, options or SolveOptions(), listener, known).run()
