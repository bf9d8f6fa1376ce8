"""The first levels of a steady plan: as few frozen steps moved as can be, then launch."""

from dataclasses import replace

from scheduler.cpm.times import early_dates
from scheduler.errors import Infeasible
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener
from scheduler.planning.interface.result import SolveResult, Status, Stop
from scheduler.planning.search.run import SearchEffort
from scheduler.planning.solve import solve
from scheduler.planning.steady.comparing.case import SteadyCase
from scheduler.planning.steady.comparing.held import hold
from scheduler.planning.steady.findings import Findings
from scheduler.planning.steady.level_search import search_level
from scheduler.planning.steady.result import LaunchWithout, LevelAim


class LaunchLevels:
    """The search for the levels up to launch; ``options`` say how launch alone is searched for."""

    def __init__(
        self, case: SteadyCase, findings: Findings, options: SolveOptions, listener: Listener
    ) -> None:
        self.case = case
        self.findings = findings
        self.options = options
        self.listener = listener
        self.frozen, self.launch = findings.goals[:2]
        self.standing = findings.standing

    def search(self, seconds: float) -> None:
        """
        Search for the fewest frozen steps moved, then for the earliest launch.

        Where frozen steps have to move, each of the two searches may take so many seconds.
        """
        frozen = [step for step in self.case.frozen if step in self.case.staying]
        if not frozen:
            self.findings.is_denied = self._solve(self.case) is Status.INFEASIBLE
            return
        kept = {step: self.case.announced[step] for step in frozen}
        held = hold(
            self.case.situation,
            {step: placed.start for step, placed in kept.items()},
            {step: placed.option for step, placed in kept.items()},
        )
        self._solve(replace(self.case, situation=held))
        if self.findings.interrupted is None and not self._stay_frozen():
            self._move_frozen(seconds)
        if self.findings.interrupted is None:
            self._unfreeze()

    def _solve(self, case: SteadyCase) -> Status:
        """Search for launch where all that has to stay is held; what is found is offered."""
        try:
            early_dates(case.situation)
        except Infeasible:
            return Status.INFEASIBLE
        found = solve(case.situation, self.options, self.listener, self.standing.best)
        self._offer(found)
        if found.schedule is not None and self._stay_frozen():
            self.findings.bounds[LevelAim.LAUNCH] = found.bound_minute
        return found.status

    def _offer(self, found: SolveResult) -> None:
        self.standing.offer(found.schedule)
        if found.stop is Stop.INTERRUPTED:
            self.findings.interrupted = LevelAim.LAUNCH

    def _stay_frozen(self) -> bool:
        """Whether no frozen step moves in the best plan that need not."""
        is_known = self.standing.best is not None
        return is_known and self.standing.value(self.frozen) == self.frozen.floor

    def _move_frozen(self, seconds: float) -> None:
        """Search for the fewest frozen steps that move, and for launch with no more of them."""
        options = self.options
        effort = SearchEffort(
            seconds=max(seconds, 1.0), workers=options.num_workers, seed=options.seed
        )
        found = search_level(self.case, self.frozen, (), effort, self.standing.best)
        self.findings.take(self.frozen, found)
        if self.standing.best is not None and self.findings.interrupted is None:
            limits = [(self.frozen, self.standing.value(self.frozen))]
            found = search_level(self.case, self.launch, limits, effort, self.standing.best)
            self.findings.take(self.launch, found)

    def _unfreeze(self) -> None:
        """Find the launch there would be without the freeze; it bounds launch with it."""
        best = self.standing.best
        if best is None or self.standing.value(self.launch) <= self.launch.floor:
            return
        found = solve(self.case.situation, self.options, self.listener, best)
        known = self.findings.bound(self.launch)
        self.findings.bounds[LevelAim.LAUNCH] = max(known, found.bound_minute)
        self._offer(found)
        launch = found.launch_minute
        if launch is not None and launch < self.standing.value(self.launch):
            self.findings.unfrozen = LaunchWithout(launch=launch, bound=found.bound_minute)
