"""How a search ended."""

from dataclasses import dataclass
from enum import StrEnum

from scheduler.errors import Infeasible, OutOfTime
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.options import Prefer
from scheduler.schedule.scheduled import Schedule

NO_PLAN = "no plan keeps all rules of this scenario within the planning horizon"


class Status(StrEnum):
    """What is known."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


class Stop(StrEnum):
    """Why the search ended."""

    PROOF = "proof"
    TIME_LIMIT = "time limit"
    INTERRUPTED = "interrupted"
    NO_SEARCH = "no search"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceResult:
    """
    What a plan was made to prefer once launch was fixed, and how good it is known to be.

    ``value`` and ``bound`` are person-minutes for calm, hundredths of the unit of cost for cheap:
    no plan that launches as early, with as few steps done in another mode, is below ``bound``. For
    cover they are minutes since the campaign start at which vehicles come on standby, summed up
    where there are several, and no plan that launches as early is below, whatever its modes.
    """

    name: Prefer
    value: int
    bound: int

    @property
    def proved(self) -> bool:
        """Whether no such plan is better."""
        return self.value <= self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveResult:
    """
    The outcome of a search; the schedule, if there is one, knows nothing of it.

    ``launch_minute`` and ``bound_minute`` count from the campaign start: no plan under these rules
    can launch before the bound. ``preference`` says what was preferred to early starts, if anything
    was; ``settled`` whether the least sum of starts was proved, too, the preference kept;
    ``reason`` says what leaves no plan, when that is known.
    """

    status: Status
    stop: Stop
    schedule: Schedule | None
    launch_minute: Minutes | None
    bound_minute: Minutes
    settled: bool
    first_plan_seconds: float | None
    proof_seconds: float | None
    seconds: float
    reason: str = ""
    preference: PreferenceResult | None = None

    @property
    def gap_minutes(self) -> Minutes | None:
        """Minutes between launch and the bound, or nothing without a schedule."""
        return None if self.launch_minute is None else self.launch_minute - self.bound_minute

    def require_schedule(self) -> Schedule:
        """
        Return the schedule.

        Raises
        ------
        Infeasible
            If two searches proved that there is none.
        OutOfTime
            If none was found.
        """
        return required(self.schedule, self.status, self.stop)


def required(schedule: Schedule | None, status: Status, stop: Stop, why: str = NO_PLAN) -> Schedule:
    """
    Return the schedule of a search.

    Raises
    ------
    Infeasible
        If two searches proved that there is none; ``why`` is said.
    OutOfTime
        If none was found.
    """
    if schedule is not None:
        return schedule
    if status is Status.INFEASIBLE:
        raise Infeasible(why)
    message = f"no plan was found ({stop}); try a longer time limit"
    raise OutOfTime(message)
