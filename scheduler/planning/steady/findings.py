"""What a search for a steady plan has found so far: its best plan, and a bound for each level."""

from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.steady.comparing.case import SteadyCase
from scheduler.planning.steady.goals import Goal
from scheduler.planning.steady.level_search import Found
from scheduler.planning.steady.result import LaunchWithout, Level, LevelAim, SteadyResult
from scheduler.planning.steady.standing import SteadyIncumbent
from scheduler.schedule.scheduled import Schedule


class Findings:
    """
    The best plan of a search, and what is proved.

    ``is_denied`` says that there is no plan; ``unfrozen`` is the launch without the freeze, once
    it is known that the freeze costs some; ``interrupted`` is the level at which Ctrl-C came.
    """

    def __init__(self, case: SteadyCase, goals: list[Goal]) -> None:
        self.case = case
        self.goals = goals
        self.standing = SteadyIncumbent(case, goals)
        self.bounds: dict[LevelAim, int] = {}
        self.is_denied = False
        self.unfrozen: LaunchWithout | None = None
        self.interrupted: LevelAim | None = None

    @property
    def best(self) -> Schedule | None:
        """The best plan so far."""
        return self.standing.best

    def take(self, goal: Goal, found: Found) -> None:
        """Take what the search for a goal has found."""
        self.bounds[goal.aim] = found.bound
        self.standing.offer(found.schedule)
        if found.is_denied:
            self.is_denied = True
        if found.is_interrupted:
            self.interrupted = goal.aim

    def bound(self, goal: Goal) -> int:
        """Return the best bound on a goal so far."""
        return max(self.bounds.get(goal.aim, goal.floor), goal.floor)

    def put_frozen_back(self) -> None:
        """Leave no frozen step away from where it could stay by itself, whatever launch is."""
        frozen, before = self.goals[0], self.best
        if before is None or self.standing.value(frozen) <= self.bound(frozen):
            return
        self.standing.put_back(self.case.frozen)
        if self.best is not before:
            up_to_launch = (LevelAim.FROZEN, LevelAim.LAUNCH)
            self.bounds = {aim: self.bounds[aim] for aim in up_to_launch if aim in self.bounds}

    def result(self) -> SteadyResult:
        """Return the best plan with a verdict for every level, or that none was found."""
        best = self.best
        if best is None:
            return SteadyResult(
                status=Status.UNKNOWN,
                stop=self._stop(is_proved=False),
                schedule=None,
                interrupted=self.interrupted,
            )
        pins, *levels = (
            Level(aim=LevelAim.PINS, value=0, bound=0),
            *(self._level(goal) for goal in self.goals),
        )
        is_earliest = all(level.proved for level in levels[:2])
        return SteadyResult(
            status=Status.OPTIMAL if is_earliest else Status.FEASIBLE,
            stop=self._stop(is_proved=all(level.proved for level in levels)),
            schedule=best,
            levels=(pins, *levels),
            disturbance=self.case.disturbance(best),
            unfrozen=self.unfrozen,
            interrupted=self.interrupted,
        )

    def _stop(self, *, is_proved: bool) -> Stop:
        if self.interrupted is not None:
            return Stop.INTERRUPTED
        return Stop.PROOF if is_proved else Stop.TIME_LIMIT

    def _level(self, goal: Goal) -> Level:
        value = self.standing.value(goal)
        return Level(aim=goal.aim, value=value, bound=min(self.bound(goal), value))
