"""The rules of a task graph, apart from its steps, that other programs cannot hold."""

from collections.abc import Iterator
from datetime import datetime, time

from scheduler.interchange.outgoing.civil_days import ONE_DAY
from scheduler.interchange.outgoing.outgoing import Outgoing
from scheduler.model.campaign import Campaign
from scheduler.model.scenario import Order, Scenario


def _of(out: Outgoing) -> tuple[Campaign, Scenario]:
    return out.plan.situation.campaign, out.plan.situation.scenario


def limits(out: Outgoing) -> Iterator[str]:
    """Yield the limits."""
    return (str(limit) for limit in _of(out)[0].limits)


def holds(out: Outgoing) -> Iterator[str]:
    """Yield the holds."""
    return (str(hold) for hold in _of(out)[0].holds)


def hazards(out: Outgoing) -> Iterator[str]:
    """Yield the hazards that keep somebody away."""
    named = _of(out)[0].hazards.values()
    return (each.id for each in named if each.clears or each.forbids)


def duty(out: Outgoing) -> Iterator[str]:
    """Yield the scenario with duty rules, and the crews of several teams."""
    campaign, scenario = _of(out)
    if scenario.duty is not None:
        yield scenario.id
    for crew in campaign.crews.values():
        if any(crew.teams_on(shift) > 1 for shift in scenario.shifts):
            yield crew.id


def orders(out: Outgoing) -> Iterator[str]:
    """Yield the order of the scenario where it works one step at a time."""
    scenario = _of(out)[1]
    if scenario.order is not Order.PARALLEL:
        yield scenario.order


def other_scenarios(out: Outgoing) -> Iterator[str]:
    """Yield the scenarios that are not the one planned."""
    campaign, scenario = _of(out)
    return (name for name in campaign.scenarios if name != scenario.id)


def prices(out: Outgoing) -> Iterator[str]:
    """Yield the sections on prices and permits that say anything."""
    return (name for name in ("costs", "permits") if name in out.graph)


def vehicles(out: Outgoing) -> Iterator[str]:
    """Yield the vehicles, the cover that is asked for, and the neighbours that may move."""
    campaign, _ = _of(out)
    yield from campaign.vehicles
    if campaign.cover is not None:
        yield "cover"
    yield from (flow.id for flow in campaign.flows.values() if flow.moves is not None)


def unlimited(out: Outgoing) -> Iterator[str]:
    """Yield the places in which any number of steps fits."""
    return (x.id for x in _of(out)[0].facilities.values() if x.room is None)


def baseline(out: Outgoing) -> Iterator[str]:
    """Yield the scenario of the baseline, if the plan has one."""
    if out.plan.baseline is not None:
        yield out.plan.baseline.situation.scenario.id


def time_zone(out: Outgoing) -> Iterator[str]:
    """Yield the time zone of the site."""
    yield _of(out)[0].time_zone


def clock_changes(out: Outgoing) -> Iterator[str]:
    """Yield the days within the plan on which the clocks change."""
    axis = out.plan.situation.axis
    day = axis.moment(min(each.start for each in out.times.values())).date()
    last = axis.moment(max(each.end for each in out.times.values())).date()
    while day <= last:
        midnight = datetime.combine(day, time(), tzinfo=axis.zone)
        if midnight.utcoffset() != (midnight + ONE_DAY).utcoffset():
            yield str(day)
        day += ONE_DAY
