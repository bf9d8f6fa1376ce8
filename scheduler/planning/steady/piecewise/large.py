"""Steady plans of sites too large to be searched as a whole: from the pushed plan on, piecewise."""

import time

from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.search.run import SearchEffort
from scheduler.planning.steady.comparing.case import SteadyCase
from scheduler.planning.steady.goals import Disturbed, FrozenMoved, LaunchMinute, MinutesMoved
from scheduler.planning.steady.level_search import Limit
from scheduler.planning.steady.piecewise.neighbourhoods import Neighbourhoods, Ranked
from scheduler.planning.steady.standing import SteadyIncumbent
from scheduler.schedule.scheduled import Schedule

MOST_WHOLE = 300
"""Steps up to which the levels after launch are searched as a whole."""

LAUNCH_SHARE, CHAIN_SHARE = 0.2, 0.4
"""Shares of the time: of the search for launch, and of bringing a pushed launch forward."""

UNIT = 10**7
"""What one of the disturbance weighs in minutes moved: more than all steps together move."""

TICK = 10**5
"""What a tick of launch weighs in disturbance: more than there ever is."""


def is_large(case: SteadyCase) -> bool:
    """Tell whether the levels after launch are beyond a search as a whole."""
    return len(case.situation.modes) > MOST_WHOLE


class LargeSearch:
    """Improves the pushed plan as far as the launch that is known to be possible, then the rest."""

    def __init__(self, case: SteadyCase, standing: SteadyIncumbent, options: SolveOptions) -> None:
        self.case = case
        self.standing = standing
        self.options = options
        self.frozen, self.launch = FrozenMoved(case), LaunchMinute(case)
        self.effort = SearchEffort(seconds=options.time_limit, workers=1, seed=options.seed)
        self.is_interrupted = False

    def run(self, pushed: Schedule | None, seconds: float) -> None:
        """Search for so long at most; better plans are offered to the standing."""
        until = time.monotonic() + seconds
        if pushed is not None:
            own = SteadyIncumbent(self.case, self.standing.goals)
            own.offer(pushed)
            self._search(own, seconds * CHAIN_SHARE, along_chain=True)
            self.standing.offer(own.best)
        if not self.is_interrupted:
            self._search(self.standing, until - time.monotonic(), along_chain=False)

    def _search(self, standing: SteadyIncumbent, seconds: float, *, along_chain: bool) -> None:
        disturbed = Disturbed(self.case)
        ranked = Ranked(
            [(self.launch, TICK), (disturbed, 1)]
            if along_chain
            else [(disturbed, UNIT), (MinutesMoved(self.case), 1)]
        )

        def limits() -> list[Limit]:
            best = standing.best
            goals = (self.frozen, self.launch) if self.case.frozen else (self.launch,)
            return [] if best is None else [(goal, goal.value(best)) for goal in goals]

        search = Neighbourhoods(self.case, standing, ranked, self.effort, seconds)
        search.improve(limits, chain=along_chain)
        self.is_interrupted = search.is_interrupted
