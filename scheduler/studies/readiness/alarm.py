"""A vehicle called at one moment of a plan, and what is found out about that call."""

from dataclasses import dataclass
from datetime import datetime

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.neighbour_moves import STAYS, NeighbourMove
from scheduler.model.progress.progress import Progress
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import Status
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.readiness.as_planned import AsPlanned
from scheduler.studies.readiness.others import Others


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """
    Everything a worker needs to find the earliest launch of a vehicle called at a moment.

    ``at`` is the moment on the axis of the plan, ``progress`` what is recorded then, ``begun`` the
    steps that have begun or are done, ``announced`` the plan. ``later`` has a plan for a later
    call, which serves this one as well, and ``floor`` is a launch before which there is none, as
    was proved for an earlier call. The notice of neighbours counts from ``notice_from``, which is
    the same for all calls.
    """

    campaign: Campaign
    scenario: str
    vehicle: str
    others: Others
    at: Minutes
    moment: datetime
    progress: Progress
    begun: frozenset[TaskId]
    announced: Schedule
    notice_from: datetime
    options: SolveOptions
    later: "Reading | None" = None
    floor: Minutes = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PricePoint:
    """
    The earliest launch at a price, with what neighbours do for it.

    ``is_proved`` says that nothing launches earlier for the price. ``neighbours`` is the launch of
    each neighbour that may move, by its flow: its lift-off, or its last step with a date.
    """

    move: NeighbourMove
    launch: Minutes
    is_proved: bool
    neighbours: tuple[tuple[str, Minutes], ...]

    @property
    def price(self) -> float:
        """The price, in the unit of the costs."""
        return self.move.price


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """
    What is known of a call at a moment.

    ``launch`` is the earliest launch found, in minutes on the axis of the plan, ``bound`` the
    earliest there can be; a status of ``infeasible`` says that there is none. ``move`` is what
    neighbours do for that launch, and ``prices`` are the earlier and earlier launches that moves of
    neighbours buy, from the launch at no price on; there are none where nobody may move.
    """

    at: Minutes
    status: Status
    launch: Minutes | None
    bound: Minutes
    schedule: Schedule | None
    seconds: float = 0.0
    move: NeighbourMove = STAYS
    prices: tuple[PricePoint, ...] = ()

    @property
    def is_proved(self) -> bool:
        """Whether nothing is left open."""
        return self.status in {Status.OPTIMAL, Status.INFEASIBLE}

    @property
    def is_impossible(self) -> bool:
        """Whether it is proved that there is no launch."""
        return self.status is Status.INFEASIBLE


def alarm_at(
    plan: AsPlanned, vehicle: str, others: Others, at: Minutes, options: SolveOptions
) -> Alarm:
    """Return the alarm by which a vehicle is called at a moment of a plan."""
    situation = plan.situation
    return Alarm(
        campaign=situation.campaign,
        scenario=situation.scenario.id,
        vehicle=vehicle,
        others=others,
        at=at,
        moment=situation.axis.moment(at).replace(tzinfo=None),
        progress=plan.progress(at),
        begun=plan.begun(at),
        announced=plan.schedule,
        notice_from=plan.begin,
        options=options,
    )
