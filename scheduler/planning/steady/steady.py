"""
The steady plan: of all plans that launch as early, the one that moves least of what was announced.

The levels are searched in strict order, each inside the best values of those before. Every plan
passes the independent check before it counts, and a level is proved only where the bound of a
search meets the value of a checked plan.
"""

import time
from dataclasses import replace

from scheduler.calendars.situation.situation import Situation
from scheduler.cpm.times import early_dates
from scheduler.errors import Infeasible
from scheduler.planning.interface.options import Prefer, SolveOptions
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.interface.result import SolveResult, Status, Stop
from scheduler.planning.search.run import SearchEffort
from scheduler.planning.solve import solve
from scheduler.planning.steady.comparing.case import SteadyCase, make_case
from scheduler.planning.steady.comparing.held import hold
from scheduler.planning.steady.goals import Goal
from scheduler.planning.steady.level_search import Limit, search_level
from scheduler.planning.steady.levels import make_goals
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.piecewise.large import LAUNCH_SHARE, LargeSearch, is_large
from scheduler.planning.steady.pins import colliding_pins
from scheduler.planning.steady.result import LaunchWithout, Level, LevelAim, SteadyResult
from scheduler.planning.steady.signs import sign_of_life
from scheduler.planning.steady.standing import SteadyIncumbent
from scheduler.schedule.announced import Announced
from scheduler.schedule.scheduled import Schedule

SHARE = 4.0
"""How much longer than early starts in `plan` each level after launch is searched."""

IN_TIME = 0.9
"""Share of the time limit after which a large site is not searched further."""


class SteadySearch:
    """One search for a steady plan."""

    def __init__(
        self, situation: Situation, announced: Schedule, options: SteadyOptions, listener: Listener
    ) -> None:
        self.began = time.monotonic()
        self.options = options
        self.listener = listener
        self.free = make_case(situation, announced, options)
        held = hold(self.free.situation, options.pins)
        self.case = replace(self.free, situation=held)
        self.status, self.stop = Status.UNKNOWN, Stop.TIME_LIMIT
        self.reason = ""
        self.bounds: dict[LevelAim, int] = {}
        self.interrupted: LevelAim | None = None
        self.unfrozen: LaunchWithout | None = None

    def run(self, pushed: Schedule | None) -> SteadyResult:
        """Search until every level is proved, its effort is spent, or Ctrl-C."""
        try:
            early_dates(self.case.situation)
        except Infeasible as error:
            return self._none(str(error))
        self.goals = make_goals(self.case, self.options.prefer)
        self.standing = SteadyIncumbent(self.case, self.goals)
        here = self.goals[0]
        try:
            self.standing.offer_known(pushed)
            self.standing.offer_known(self.case.announced)
            begun_with = self.standing.best
            self._launch()
            if self.standing.best is None:
                return self._without_plan()
            self._unmove()
            if self.is_large:
                here = self.goals[2]
                self._tell()
                self._piecewise(begun_with)
            for here in self.goals[2:]:
                if self.interrupted is None and not self.is_large:
                    self._tell()
                    self._improve(here)
            self._unmove()
        except KeyboardInterrupt:
            self.interrupted = here.aim
            self._unmove()
        return self._result()

    @property
    def is_large(self) -> bool:
        """Whether only a part of the steps can be searched at once."""
        return self.options.prefer is None and is_large(self.case)

    @property
    def for_launch(self) -> SolveOptions:
        """How launch alone is searched for."""
        search = self.options.search
        share = LAUNCH_SHARE if self.is_large else 1.0
        limit = search.time_limit * share
        return replace(search, settle=0.0, prefer=Prefer.EARLY, time_limit=limit)

    # The levels up to launch

    def _launch(self) -> None:
        """Search for the fewest frozen steps moved, then for the earliest launch."""
        frozen = [step for step in self.case.frozen if step in self.case.staying]
        if not frozen:
            found = self._solve(self.case)
            if found is Status.INFEASIBLE:
                self.status, self.stop = found, Stop.PROOF
            return
        kept = {step: self.case.announced[step] for step in frozen}
        held = hold(
            self.case.situation,
            {step: placed.start for step, placed in kept.items()},
            {step: placed.option for step, placed in kept.items()},
        )
        self._solve(replace(self.case, situation=held))
        if self.interrupted is None and not self._stay_frozen():
            self._move_frozen()
        if self.interrupted is None:
            self._unfreeze()

    def _solve(self, case: SteadyCase) -> Status:
        """Search for launch where all that has to stay is held; what is found is offered."""
        try:
            early_dates(case.situation)
        except Infeasible:
            return Status.INFEASIBLE
        found = solve(case.situation, self.for_launch, self.listener, self.standing.best)
        self._take_solved(found)
        return found.status

    def _take_solved(self, found: SolveResult) -> None:
        self.standing.offer(found.schedule)
        if found.stop is Stop.INTERRUPTED:
            self.interrupted = LevelAim.LAUNCH
        if found.schedule is not None and self._stay_frozen():
            self.bounds[LevelAim.LAUNCH] = max(found.bound_minute, self.goals[1].floor)

    def _stay_frozen(self) -> bool:
        """Whether no frozen step moves in the best plan that need not."""
        frozen = self.goals[0]
        return self.standing.best is not None and self.standing.value(frozen) == frozen.floor

    def _move_frozen(self) -> None:
        """Search for the fewest frozen steps that move, and for launch with no more of them."""
        frozen, launch = self.goals[:2]
        effort = self._effort(share=1.0, deterministic=False)
        found = search_level(self.case, frozen, (), effort, self.standing.best)
        self.bounds[LevelAim.FROZEN] = found.bound
        self._take(LevelAim.FROZEN, found.schedule, is_interrupted=found.is_interrupted)
        if found.is_denied:
            self.status, self.stop = Status.INFEASIBLE, Stop.PROOF
        if self.standing.best is not None and self.interrupted is None:
            limits = [(frozen, self.standing.value(frozen))]
            found = search_level(self.case, launch, limits, effort, self.standing.best)
            self.bounds[LevelAim.LAUNCH] = found.bound
            self._take(LevelAim.LAUNCH, found.schedule, is_interrupted=found.is_interrupted)

    def _unfreeze(self) -> None:
        """Find the launch there would be without the freeze; it bounds launch with it."""
        best, launch = self.standing.best, self.goals[1]
        if best is None or self.standing.value(launch) <= launch.floor:
            return
        found = solve(self.case.situation, self.for_launch, self.listener, best)
        known = self.bounds.get(LevelAim.LAUNCH, launch.floor)
        self.bounds[LevelAim.LAUNCH] = max(known, found.bound_minute)
        if found.stop is Stop.INTERRUPTED:
            self.interrupted = LevelAim.LAUNCH
        self.standing.offer(found.schedule)
        if found.launch_minute is not None and found.launch_minute < self.standing.value(launch):
            self.unfrozen = LaunchWithout(launch=found.launch_minute, bound=found.bound_minute)

    def _unmove(self) -> None:
        """Leave no frozen step away from where it could stay by itself, whatever launch is."""
        frozen, before = self.goals[0], self.standing.best
        known = self.bounds.get(LevelAim.FROZEN, frozen.floor)
        if before is None or self.standing.value(frozen) <= known:
            return
        self.standing.put_back(self.case.frozen)
        if self.standing.best is not before:
            up_to_launch = (LevelAim.FROZEN, LevelAim.LAUNCH)
            self.bounds = {aim: self.bounds[aim] for aim in up_to_launch if aim in self.bounds}

    # The levels after launch

    def _improve(self, goal: Goal) -> None:
        """Make one value as small as can be inside those before."""
        if self.standing.value(goal) <= goal.floor:
            return
        place = self.goals.index(goal)
        limits: list[Limit] = list(zip(self.goals[:place], self.standing.values, strict=False))
        found = search_level(self.case, goal, limits, self._effort(SHARE), self.standing.best)
        self.bounds[goal.aim] = found.bound
        self._take(goal.aim, found.schedule, is_interrupted=found.is_interrupted)

    def _tell(self) -> None:
        """Give a sign of life."""
        bound = self.bounds.get(LevelAim.LAUNCH, self.goals[1].floor)
        self.listener(sign_of_life(self.case, self.standing.best, bound, self.began))

    def _piecewise(self, begun_with: Schedule | None) -> None:
        """Improve the plan a few steps at a time, beginning with the pushed one."""
        large = LargeSearch(self.case, self.standing, self.options.search)
        limit = self.options.search.time_limit * IN_TIME
        left = limit - (time.monotonic() - self.began)
        large.run(begun_with, max(left, 1.0))
        if large.is_interrupted:
            self.interrupted = LevelAim.DISTURBANCE

    def _take(self, aim: LevelAim, schedule: Schedule | None, *, is_interrupted: bool) -> None:
        self.standing.offer(schedule)
        if is_interrupted:
            self.interrupted = aim

    def _effort(self, share: float, *, deterministic: bool = True) -> SearchEffort:
        search = self.options.search
        seconds = search.time_limit / 2 if deterministic else search.time_limit
        return SearchEffort(
            seconds=max(seconds, 1.0),
            workers=search.num_workers,
            seed=search.seed,
            deterministic=search.settle * share if deterministic else None,
        )

    # The outcome

    def _without_plan(self) -> SteadyResult:
        if self.status is Status.INFEASIBLE:
            return self._none(self.reason)
        stop = Stop.TIME_LIMIT if self.interrupted is None else Stop.INTERRUPTED
        return replace(self._empty(), stop=stop, interrupted=self.interrupted)

    def _none(self, reason: str) -> SteadyResult:
        """Return that there is no plan, with the pins that are why."""
        colliding = colliding_pins(self.free.situation, self.options.pins, self.options.search)
        return replace(
            self._empty(),
            status=Status.INFEASIBLE,
            stop=Stop.PROOF,
            colliding=colliding,
            reason="" if colliding else reason,
        )

    def _empty(self) -> SteadyResult:
        return SteadyResult(
            status=self.status,
            stop=self.stop,
            schedule=None,
            seconds=time.monotonic() - self.began,
        )

    def _result(self) -> SteadyResult:
        best = self.standing.best
        if best is None:
            return self._without_plan()
        levels = (
            Level(aim=LevelAim.PINS, value=0, bound=0),
            *(self._level(goal) for goal in self.goals),
        )
        proved = all(level.proved for level in levels)
        stop = Stop.PROOF if proved else Stop.TIME_LIMIT
        return SteadyResult(
            status=Status.OPTIMAL if levels[2].proved and levels[1].proved else Status.FEASIBLE,
            stop=stop if self.interrupted is None else Stop.INTERRUPTED,
            schedule=best,
            levels=levels,
            disturbance=self.case.disturbance(best),
            unfrozen=self.unfrozen,
            interrupted=self.interrupted,
            seconds=time.monotonic() - self.began,
        )

    def _level(self, goal: Goal) -> Level:
        value = self.standing.value(goal)
        bound = max(self.bounds.get(goal.aim, goal.floor), goal.floor)
        return Level(aim=goal.aim, value=value, bound=min(bound, value))


def steady(
    situation: Situation,
    announced: Announced,
    options: SteadyOptions | None = None,
    listener: Listener = ignore,
    pushed: Schedule | None = None,
) -> SteadyResult:
    """
    Plan anew so that, launch being as early as can be, as little as possible of a plan changes.

    Parameters
    ----------
    situation
        What is left to schedule, with its facts if there are any.
    announced
        The plan last told to the crews.
    options
        The freeze, the pins, and how long and how hard to search.
    listener
        Told of better launches and bounds.
    pushed
        The announced plan, pushed no further than facts demand; the search begins with it.

    Returns
    -------
    SteadyResult
        With a schedule that has passed the independent check and a verdict for every level, or a
        status that says why not.
    """
    search = SteadySearch(situation, announced.schedule, options or SteadyOptions(), listener)
    return search.run(pushed)
