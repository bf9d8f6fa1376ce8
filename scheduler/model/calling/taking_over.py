"""A campaign with the steps that a called vehicle takes over, and with another launch."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from scheduler.model.calling.copying import Copying
from scheduler.model.calling.flows import launch_of
from scheduler.model.campaign import LAUNCH, Campaign
from scheduler.model.launches import LaunchMark
from scheduler.model.link import Event, Limit
from scheduler.model.notation.base import TaskId
from scheduler.model.vehicles import Vehicle


def with_copies(campaign: Campaign, vehicle: Vehicle, begin: datetime) -> Campaign:
    """Return the campaign with what the vehicle takes over from another."""
    if vehicle.called is None:
        return campaign
    other = campaign.vehicles[vehicle.called.like]
    copying = Copying(campaign, vehicle, vehicle.called, other, begin)
    flows = {flow.id: flow for flow in copying.flows.values()}
    whole = {
        "flows": (*vehicle.flows, *flows),
        "launch": launch_of(campaign, vehicle),
        "called": None,
    }
    entries = campaign.scenarios.items()
    return campaign.altered(
        {
            "flows": {**campaign.flows, **flows},
            "vehicles": {**campaign.vehicles, vehicle.id: vehicle.altered(whole)},
            "tasks": {**campaign.tasks, **{task.id: task for task in copying.tasks()}},
            "limits": (*campaign.limits, *copying.limits()),
            "holds": tuple(copying.holds()),
            "scenarios": {key: copying.scenario(entry) for key, entry in entries},
        }
    )


def with_calls(campaign: Campaign) -> Iterator[tuple[Vehicle, Campaign]]:
    """Yield each vehicle that takes over steps, with the campaign in which it is called at once."""
    for vehicle in campaign.vehicles.values():
        launch = launch_of(campaign, vehicle)
        if vehicle.called is not None and launch:
            copied = with_copies(campaign, vehicle, campaign.start)
            yield vehicle, launching(copied, launch)


def launching(campaign: Campaign, launch: TaskId) -> Campaign:
    """Return a campaign whose launch is another step; the one before stays a lift-off."""
    if launch == campaign.launch:
        return campaign
    before = LaunchMark(id=campaign.launch, target=campaign.target)
    marks = {before.id: before, **campaign.launches}
    if before.id in campaign.launches:
        marks[before.id] = campaign.launches[before.id].altered({"target": campaign.target})
    own = marks.pop(launch, None)
    return campaign.altered(
        {
            "launch": launch,
            "target": None if own is None else own.target,
            "launches": {key: mark for key, mark in marks.items() if key in campaign.tasks},
            "limits": tuple(_named(limit, campaign.launch) for limit in campaign.limits),
        }
    )


def _named(limit: Limit, launch: TaskId) -> Limit:
    """Return a limit that names the step that was the launch when it was written."""
    ends: Mapping[str, Event] = {"from_event": limit.from_event, "to_event": limit.to_event}
    named = {
        end: event.altered({"task": launch}) for end, event in ends.items() if event.task == LAUNCH
    }
    return limit.altered(named) if named else limit
