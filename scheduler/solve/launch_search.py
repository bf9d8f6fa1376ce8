"""The search for the earliest launch."""

from dataclasses import replace

from scheduler.solve.cpsat import extract, search_launch
from scheduler.solve.options import SolveOptions
from scheduler.solve.search import Effort, Found
from scheduler.solve.standing import Standing


class LaunchSearch:
    """Searches until launch is proved or the time is over."""

    def __init__(self, standing: Standing, options: SolveOptions) -> None:
        self.standing = standing
        self.options = options
        self.is_infeasible = False
        self.is_interrupted = False

    def run(self) -> None:
        """Search."""
        effort = Effort(
            seconds=self.options.time_limit - self.standing.seconds,
            workers=self.options.num_workers,
            seed=self.options.seed,
        )
        self._take(self._confirmed(self._solve(effort), effort))

    def _solve(self, effort: Effort) -> Found:
        return search_launch(self.standing.situation, self.standing.best, effort, self._hear)

    def _confirmed(self, found: Found, effort: Effort) -> Found:
        """Return what was found, or what a second run that differs says of a verdict of none."""
        if found.verdict != "INFEASIBLE":
            return found
        again = replace(effort, workers=1, seed=self.options.seed + 1, presolve=False)
        second = self._solve(again)
        self.is_infeasible = second.verdict == "INFEASIBLE" and self.standing.best is None
        return second

    def _take(self, found: Found) -> None:
        """Keep the schedule and the bound of a run."""
        schedule = extract(self.standing.situation, found)
        if schedule is not None:
            self.standing.accept(schedule, "solver")
        if found.verdict != "INFEASIBLE":
            self.standing.raise_bound(found.bound * self.standing.situation.tick)
        self.is_interrupted = found.interrupted
        self.standing.is_proved()

    def _hear(self, best: int | None, bound: int) -> None:
        """Pass on what the solver tells while it runs; its launch is not checked yet."""
        tick, launch = self.standing.situation.tick, self.standing.launch
        self.standing.raise_bound(bound * tick)
        if best is not None:
            launch = min(best * tick, launch or best * tick)
        self.standing.report("solver", launch)
