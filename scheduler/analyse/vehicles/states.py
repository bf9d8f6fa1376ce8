"""The states of vehicles in a plan: building, on standby, called, launched; in this order, once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.vehicle_steps import call_steps, own_steps
from scheduler.model.vehicles import Vehicle
from scheduler.planning.vehicles.standby import event_minute, standby_minute
from scheduler.schedule.scheduled import Schedule


class VehicleState(StrEnum):
    """How far a vehicle is."""

    BUILDING = "building"
    STANDBY = "on standby"
    CALLED = "called"
    LAUNCHED = "launched"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePeriod:
    """A vehicle in one state, from one minute to another; ``end`` is nothing if it stays so."""

    state: VehicleState
    start: Minutes
    end: Minutes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleStates:
    """
    When a vehicle begins to be built, stands by, is called and lifts off, in minutes.

    What a plan does not come to is nothing: no step says that the vehicle stands by, it is not
    called in this plan, or none of its steps is in it. A vehicle is called when its first step
    begins that is no standby work, and not before it stands by.
    """

    vehicle: str
    name: str
    begun: Minutes | None
    standby: Minutes | None
    called: Minutes | None
    launched: Minutes | None

    @property
    def periods(self) -> tuple[StatePeriod, ...]:
        """Its states in order of time, one from where the other ends; those of no length too."""
        minutes = (self.begun, self.standby, self.called, self.launched)
        known = [
            (state, minute)
            for state, minute in zip(VehicleState, minutes, strict=True)
            if minute is not None
        ]
        ends = [minute for _, minute in known[1:]] + [None]
        return tuple(
            StatePeriod(state=state, start=start, end=end)
            for (state, start), end in zip(known, ends, strict=True)
        )

    def state_at(self, minute: Minutes) -> VehicleState | None:
        """Return the state at a minute, the later one where two meet; nothing before the first."""
        begun = [each.state for each in self.periods if each.start <= minute]
        return begun[-1] if begun else None

    @property
    def stands_by(self) -> bool:
        """Whether it is on standby for some time."""
        return self.standby is not None and (self.called is None or self.standby < self.called)


def vehicle_states(situation: Situation, schedule: Schedule) -> tuple[VehicleStates, ...]:
    """Return the states of all vehicles in a schedule, in file order; none if there are none."""
    vehicles = situation.campaign.vehicles.values()
    return tuple(_states(situation, schedule, vehicle) for vehicle in vehicles)


def _states(situation: Situation, schedule: Schedule, vehicle: Vehicle) -> VehicleStates:
    campaign = situation.campaign
    standby = standby_minute(situation, schedule, vehicle)
    launched = (
        event_minute(situation, schedule, vehicle.launch, is_end=True) if vehicle.launch else None
    )
    if standby is not None and launched is not None and launched < standby:
        standby = None
    first = _first_start(situation, schedule, call_steps(campaign, vehicle))
    called = None if first is None else max(first, first if standby is None else standby)
    return VehicleStates(
        vehicle=vehicle.id,
        name=vehicle.title,
        begun=_first_start(situation, schedule, own_steps(campaign, vehicle)),
        standby=standby,
        called=called,
        launched=launched,
    )


def _first_start(
    situation: Situation, schedule: Schedule, steps: Iterable[TaskId]
) -> Minutes | None:
    starts = (event_minute(situation, schedule, step, is_end=False) for step in steps)
    return min((start for start in starts if start is not None), default=None)
