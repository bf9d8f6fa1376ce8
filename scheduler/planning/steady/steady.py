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
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.steady.comparing.case import make_case
from scheduler.planning.steady.comparing.held import hold
from scheduler.planning.steady.findings import Findings
from scheduler.planning.steady.goals import Goal
from scheduler.planning.steady.level_search import Limit, effort_of_level, search_level
from scheduler.planning.steady.levels import make_goals
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.piecewise.large import LAUNCH_SHARE, LargeSearch, is_large
from scheduler.planning.steady.pins import colliding_pins
from scheduler.planning.steady.result import LevelAim, SteadyResult
from scheduler.planning.steady.signs import sign_of_life
from scheduler.planning.steady.up_to_launch import LaunchLevels
from scheduler.schedule.announced import Announced
from scheduler.schedule.scheduled import Schedule

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

    def run(self, pushed: Schedule | None) -> SteadyResult:
        """Search until every level is proved, its effort is spent, or Ctrl-C."""
        return replace(self._run(pushed), seconds=time.monotonic() - self.began)

    def _run(self, pushed: Schedule | None) -> SteadyResult:
        try:
            early_dates(self.case.situation)
        except Infeasible as error:
            return self._none(str(error))
        self.findings = Findings(self.case, make_goals(self.case, self.options.prefer))
        self._search(pushed)
        is_none = self.findings.is_denied and self.findings.best is None
        return self._none() if is_none else self.findings.result()

    def _none(self, reason: str = "") -> SteadyResult:
        """Return that there is no plan, with the pins that are why."""
        colliding = colliding_pins(self.free.situation, self.options.pins, self.options.search)
        return SteadyResult(
            status=Status.INFEASIBLE,
            stop=Stop.PROOF,
            schedule=None,
            colliding=colliding,
            reason="" if colliding else reason,
        )

    def _search(self, pushed: Schedule | None) -> None:
        self.here = self.findings.goals[0]
        try:
            self._search_levels(pushed)
            self.findings.put_frozen_back()
        except KeyboardInterrupt:
            self.findings.interrupted = self.here.aim
            self.findings.put_frozen_back()

    def _search_levels(self, pushed: Schedule | None) -> None:
        findings = self.findings
        findings.standing.offer_known(pushed)
        findings.standing.offer_known(self.case.announced)
        begun_with = findings.best
        self._launch_levels().search(self.options.search.time_limit)
        findings.put_frozen_back()
        if findings.best is None:
            return
        if self._is_large:
            self.here = findings.goals[2]
            self._tell()
            self._improve_piecewise(begun_with)
            return
        for self.here in findings.goals[2:]:
            if findings.interrupted is None:
                self._tell()
                self._improve(self.here)

    @property
    def _is_large(self) -> bool:
        """Whether only a part of the steps can be searched at once."""
        return self.options.prefer is None and is_large(self.case)

    def _launch_levels(self) -> LaunchLevels:
        """Return the search up to launch, which leaves time to the rest of a large site."""
        search = self.options.search
        limit = search.time_limit * (LAUNCH_SHARE if self._is_large else 1.0)
        options = replace(search, settle=0.0, prefer=Prefer.EARLY, time_limit=limit)
        return LaunchLevels(self.case, self.findings, options, self.listener)

    def _tell(self) -> None:
        """Give a sign of life."""
        bound = self.findings.bound(self.findings.goals[1])
        self.listener(sign_of_life(self.case, self.findings.best, bound, self.began))

    def _improve(self, goal: Goal) -> None:
        """Make one value as small as can be inside those before."""
        standing, goals = self.findings.standing, self.findings.goals
        if standing.value(goal) <= goal.floor:
            return
        limits: list[Limit] = list(zip(goals[: goals.index(goal)], standing.values, strict=False))
        effort = effort_of_level(self.options.search)
        self.findings.take(goal, search_level(self.case, goal, limits, effort, standing.best))

    def _improve_piecewise(self, begun_with: Schedule | None) -> None:
        """Improve the plan a few steps at a time, beginning with the pushed one."""
        large = LargeSearch(self.case, self.findings.standing, self.options.search)
        limit = self.options.search.time_limit * IN_TIME
        left = limit - (time.monotonic() - self.began)
        large.run(begun_with, max(left, 1.0))
        if large.is_interrupted:
            self.findings.interrupted = LevelAim.DISTURBANCE


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
