"""What a replan says of itself: the plan announced before it, what was asked, level by level."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from scheduler.analyse.causes.causes import Causes
from scheduler.analyse.sources import SourceText
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.formats.history import HistoryRow
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.result import SolveResult
from scheduler.planning.steady.result import LaunchWithout, Level, LevelAim
from scheduler.planning.steady.trade import TradePoint
from scheduler.replay.retiming import Retimed
from scheduler.schedule.announced import Announced
from scheduler.schedule.disturbance import Disturbance
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPlan:
    """The first plan of the campaign, which all later ones are held against."""

    digest: str
    launch: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedPlan:
    """
    The plan last told to the crews.

    ``digest`` is the SHA-256 of its file, ``facts`` what it knew itself. ``told`` are the starts
    that had been announced before it, nothing for a first plan.
    """

    digest: str
    facts: SourceText | None
    situation: ChosenSituation = field(repr=False)
    result: SolveResult
    told: Mapping[TaskId, Minutes] = field(default_factory=dict, repr=False)
    first: FirstPlan

    @property
    def schedule(self) -> Schedule:
        """The schedule of the plan."""
        return self.result.require_schedule()

    @property
    def launch(self) -> Minutes:
        """Its launch, in minutes since the campaign start."""
        return self.schedule[self.situation.launch].end

    @property
    def as_announced(self) -> Announced:
        """What a steady plan is to change little of."""
        facts = self.situation.facts
        return Announced(schedule=self.schedule, told=None if facts is None else facts.begin)


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedPlan:
    """
    What pushing the announced plan gives, without any search.

    ``launch`` is nothing where its order leaves no plan; ``reason`` says why.
    """

    launch: Minutes | None
    moved: tuple[TaskId, ...] = ()
    reason: str = ""

    @classmethod
    def of(cls, retimed: Retimed) -> Self:
        """Return what pushing gave."""
        launch = None if retimed.schedule is None else retimed.launch
        return cls(launch=launch, moved=retimed.moved, reason=retimed.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replan:
    """
    How a plan came out of the announced one.

    ``prefer`` is nothing for a steady plan. ``levels`` stand in strict order. ``unfrozen`` is the
    launch without the freeze, where the freeze costs any; ``trade`` is empty unless it was asked
    for. ``causes`` are what the slip of launch is put down to, nothing if Ctrl-C came first;
    ``history`` is what all plans up to the announced one said of launch.
    """

    announced: AnnouncedPlan
    prefer: Prefer | None
    freeze: Minutes
    pins: Mapping[TaskId, Minutes]
    pushed: PushedPlan
    levels: tuple[Level, ...]
    disturbance: Disturbance
    unfrozen: LaunchWithout | None = None
    trade: tuple[TradePoint, ...] = ()
    causes: Causes | None = None
    history: tuple[HistoryRow, ...] = ()

    def level(self, aim: LevelAim) -> Level | None:
        """Return the level with an aim, if the plan has one."""
        return next((level for level in self.levels if level.aim is aim), None)
