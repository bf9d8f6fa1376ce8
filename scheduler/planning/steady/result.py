"""What the search for a steady plan has found, level by level."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.result import (
    NO_PLAN,
    PreferenceResult,
    SolveResult,
    Status,
    Stop,
    required,
)
from scheduler.schedule.disturbance import Disturbance
from scheduler.schedule.scheduled import Schedule


class LevelAim(StrEnum):
    """What a level makes as small as it can be."""

    PINS = "pins"
    FROZEN = "frozen steps moved"
    LAUNCH = "launch"
    DISTURBANCE = "disturbance"
    MINUTES = "minutes moved"
    MODES = "other modes"
    PREFERENCE = "preference"
    LATE = "late steps"
    NEW = "new steps"
    EARLY = "early starts"


BEFORE_LAUNCH = (LevelAim.PINS, LevelAim.FROZEN, LevelAim.LAUNCH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """
    One level of a steady plan.

    No plan that is as good on all levels before is below ``bound``. Launch is a minute, starts are
    sums of minutes; of ``late steps`` the value is negative, since later is better there.
    """

    aim: LevelAim
    value: int
    bound: int

    @property
    def proved(self) -> bool:
        """Whether no such plan is better."""
        return self.value <= self.bound

    @property
    def status(self) -> Status:
        """The verdict."""
        return Status.OPTIMAL if self.proved else Status.FEASIBLE


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchWithout:
    """The launch there would be without the freeze, and the bound on it."""

    launch: Minutes
    bound: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class SteadyResult:
    """
    The outcome of the search for a steady plan.

    ``levels`` stand in strict order, each with what is proved of it. ``colliding`` are the pins
    that cannot hold together, if that is why there is no plan; ``reason`` says what leaves no
    plan, when that is known. ``unfrozen`` is the launch without the freeze, if the freeze costs
    any. ``interrupted`` is the level at which Ctrl-C ended the search.
    """

    status: Status
    stop: Stop
    schedule: Schedule | None
    levels: tuple[Level, ...] = ()
    disturbance: Disturbance | None = None
    unfrozen: LaunchWithout | None = None
    colliding: tuple[TaskId, ...] = ()
    interrupted: LevelAim | None = None
    reason: str = ""
    seconds: float = 0.0

    def level(self, aim: LevelAim) -> Level | None:
        """Return the level with an aim, if the search has one."""
        return next((level for level in self.levels if level.aim is aim), None)

    @property
    def why(self) -> str:
        """Why there is no plan, as far as that is known."""
        return self.reason or _why(self.colliding)

    @property
    def is_proved(self) -> bool:
        """Whether every level is."""
        return bool(self.levels) and all(level.proved for level in self.levels)

    def as_solved(self, prefer: Prefer | None = None) -> SolveResult:
        """Return the same as the result of a search for launch, which explanations know."""
        launch, preferred = self.level(LevelAim.LAUNCH), self.level(LevelAim.PREFERENCE)
        after = [each for each in self.levels if each.aim not in BEFORE_LAUNCH]
        preference = None
        if preferred is not None and prefer is not None:
            preference = PreferenceResult(name=prefer, value=preferred.value, bound=preferred.bound)
        return SolveResult(
            status=self.status if launch is None else launch.status,
            stop=self.stop,
            schedule=self.schedule,
            launch_minute=None if launch is None else launch.value,
            bound_minute=0 if launch is None else launch.bound,
            settled=bool(after) and all(each.proved for each in after),
            first_plan_seconds=None,
            proof_seconds=None,
            seconds=self.seconds,
            reason=self.reason,
            preference=preference,
        )

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
        return required(self.schedule, self.status, self.stop, self.why or NO_PLAN)


def _why(colliding: Sequence[TaskId]) -> str:
    if not colliding:
        return ""
    if len(colliding) == 1:
        return f"the pin of {colliding[0]} cannot be kept"
    return f"the pins of {', '.join(colliding)} cannot be kept together"
