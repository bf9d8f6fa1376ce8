"""Vehicles in words: their names, their states, and what one leaves without another on standby."""

from collections.abc import Iterator

from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.vehicles.gaps import CoverGap, StateGap
from scheduler.analyse.vehicles.states import StatePeriod, VehicleState, VehicleStates
from scheduler.calendars.clock.axis import Axis
from scheduler.model.campaign import Campaign
from scheduler.model.vehicle_steps import vehicle_of
from scheduler.model.vehicles import Vehicle
from scheduler.wording.quantities import hours_and_days
from scheduler.wording.verdicts.moments import short_date

Row = tuple[str, tuple[str, ...]]
"""What is told of vehicles, and what there is to say of that, line by line."""


def vehicle_named(vehicle: Vehicle) -> str:
    """Return a vehicle with its key: ``Mission rocket (Y22)``."""
    return _with_key(vehicle.title, vehicle.id)


def launch_named(campaign: Campaign) -> str:
    """Return ``launch``, in a graph with vehicles that of which: ``launch of Mission (Y22)``."""
    vehicle = vehicle_of(campaign, campaign.launch)
    return "launch" if vehicle is None else f"launch of {vehicle_named(vehicle)}"


def launch_capitalised(campaign: Campaign) -> str:
    """Return the same for the beginning of a sentence."""
    named = launch_named(campaign)
    return f"{named[:1].upper()}{named[1:]}"


def launching_vehicle(campaign: Campaign) -> dict[str, dict[str, str]]:
    """Return as data which vehicle the launch is of; nothing in a graph without vehicles."""
    vehicle = vehicle_of(campaign, campaign.launch)
    if vehicle is None:
        return {}
    return {"vehicle": {"id": vehicle.id, "name": vehicle.title, "launch": campaign.launch}}


def vehicle_rows(plan: ExplainedPlan) -> Iterator[Row]:
    """Yield the states of the vehicles and the gaps between them; nothing where there are none."""
    axis = plan.situation.axis
    if plan.vehicles:
        yield "Vehicles", tuple(states_text(axis, each) for each in plan.vehicles)
        lines = tuple(line for each in plan.cover for line in gap_lines(plan, each))
        yield "Cover", lines or ("no vehicle is called in this plan",)


def states_text(axis: Axis, states: VehicleStates) -> str:
    """Say when a vehicle is in which state: ``building from ..., on standby ..., not called``."""
    shown = [each for each in states.periods if each.end is None or each.start < each.end]
    parts = [_since(axis, states, each) for each in shown]
    if not parts:
        parts.append("no step of it is in this plan")
    elif states.standby is None:
        parts.append("never on standby in this plan")
    elif states.called is None:
        parts.append("not called in this plan")
    return f"{_with_key(states.name, states.vehicle)}: {', '.join(parts)}"


def gap_lines(plan: ExplainedPlan, gap: CoverGap) -> Iterator[str]:
    """Yield what a vehicle leaves without another on standby: since its call, since its launch."""
    name = _with_key(gap.name, gap.vehicle)
    yield f"{name}, since its call: {gap_text(plan, gap.since_call)}"
    if gap.since_launch is not None:
        yield f"{name}, since its launch: {gap_text(plan, gap.since_launch)}"


def gap_text(plan: ExplainedPlan, gap: StateGap) -> str:
    """Say for how long no other vehicle is on standby, and which one ends that."""
    if gap.length is None or gap.until is None or gap.cover is None:
        return "no other vehicle comes on standby in this plan"
    cover = vehicle_named(plan.situation.campaign.vehicles[gap.cover])
    if not gap.length:
        return f"no gap, {cover} is on standby"
    when = short_date(plan.situation.axis, gap.until)
    length = hours_and_days(gap.length)
    return f"no other vehicle on standby for {length}, until {cover} is, {when}"


def gap_in_short(gap: CoverGap) -> str:
    """Return both gaps in few words: ``gap of 32 h since the call of ..., no gap since launch``."""
    called = f"{_length(gap.since_call)} since the call of {_with_key(gap.name, gap.vehicle)}"
    if gap.since_launch is None:
        return called
    return f"{called}, {_length(gap.since_launch)} since its launch"


def _length(gap: StateGap) -> str:
    if gap.length is None:
        return "no other vehicle on standby"
    return f"gap of {hours_and_days(gap.length)}" if gap.length else "no gap"


def _with_key(name: str, key: str) -> str:
    return key if name == key else f"{name} ({key})"


def _since(axis: Axis, states: VehicleStates, period: StatePeriod) -> str:
    """Say since when a vehicle is in a state; one called at once is ``on standby and called``."""
    date = short_date(axis, period.start)
    if period.state is VehicleState.LAUNCHED:
        return f"launches {date}"
    if period.state is VehicleState.CALLED:
        return f"{'on standby and ' * (states.standby == period.start)}called {date}"
    return f"{period.state} from {date if period.start else 'the start'}"
