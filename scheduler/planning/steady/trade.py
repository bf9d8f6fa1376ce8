"""What a later launch would save: the least disturbance for each launch at which it falls."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.steady.comparing.case import SteadyCase, make_case
from scheduler.planning.steady.comparing.held import hold
from scheduler.planning.steady.goals import Disturbed, FrozenMoved, Goal, LaunchMinute
from scheduler.planning.steady.level_search import Found, Limit, effort_of_level, search_level
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.result import LevelAim, SteadyResult
from scheduler.planning.steady.standing import SteadyIncumbent
from scheduler.schedule.announced import Announced
from scheduler.schedule.scheduled import Schedule

MOST_POINTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class TradePoint:
    """
    The least disturbance of plans that launch by a minute.

    No such plan is below ``bound``. ``is_next`` says that it is proved that no launch
    between the point before and this one saves anything.
    """

    launch: Minutes
    disturbance: int
    bound: int
    is_next: bool = True

    @property
    def proved(self) -> bool:
        """Whether no plan that launches as early disturbs less."""
        return self.disturbance <= self.bound


class _Trading:
    """The searches for the points, from the launch of a steady plan on."""

    def __init__(self, case: SteadyCase, frozen: int, options: SolveOptions) -> None:
        self.case = case
        self.frozen: Goal = FrozenMoved(case)
        self.launch: Goal = LaunchMinute(case)
        self.disturbed: Goal = Disturbed(case)
        self.kept: Limit = (self.frozen, frozen)
        self.effort = effort_of_level(options)

    def points(self, known: Schedule) -> Iterator[TradePoint]:
        """Yield the points in order of launch; each has less disturbance than those before."""
        is_next = True
        for _ in range(MOST_POINTS):
            here = self.launch.value(known)
            found = self._search(self.disturbed, [(self.launch, here)], known)
            known = self._better(self.disturbed, found, known)
            value = self.disturbed.value(known)
            yield TradePoint(
                launch=here, disturbance=value, bound=min(found.bound, value), is_next=is_next
            )
            if found.is_interrupted or value <= self.disturbed.floor:
                return
            later = self._search(self.launch, [(self.disturbed, value - 1)], None)
            after = self._checked(later.schedule)
            if after is None:
                return
            is_next = self.launch.value(after) <= later.bound
            known = after

    def _search(self, goal: Goal, limits: list[Limit], known: Schedule | None) -> Found:
        return search_level(self.case, goal, [self.kept, *limits], self.effort, known)

    def _better(self, goal: Goal, found: Found, known: Schedule) -> Schedule:
        """Return what was found, if it passes the check and is better than what is known."""
        schedule = self._checked(found.schedule)
        if schedule is None or goal.value(schedule) >= goal.value(known):
            return known
        return schedule

    def _checked(self, schedule: Schedule | None) -> Schedule | None:
        standing = SteadyIncumbent(self.case, (self.launch,))
        standing.offer(schedule)
        return standing.best


def trade(
    situation: Situation,
    announced: Announced,
    result: SteadyResult,
    options: SteadyOptions | None = None,
) -> tuple[TradePoint, ...]:
    """
    Return what later launches would save, beginning with the launch of a steady plan.

    Pins and frozen steps are kept as well as there. The last point is the one after which nothing
    improves, or nothing was found in time.

    Raises
    ------
    Infeasible, OutOfTime
        If the result has no plan.
    """
    options = options or SteadyOptions()
    known = result.require_schedule()
    free = make_case(situation, announced.schedule, options)
    case = replace(free, situation=hold(free.situation, options.pins))
    frozen = result.level(LevelAim.FROZEN)
    trading = _Trading(case, 0 if frozen is None else frozen.value, options.search)
    return tuple(trading.points(known))
