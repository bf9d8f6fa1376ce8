"""A campaign from the moment on at which one of its vehicles is called."""

from collections.abc import Collection, Set
from datetime import datetime

from scheduler.errors import InputError
from scheduler.model.calling.flows import launch_of
from scheduler.model.calling.taking_over import launching, with_copies
from scheduler.model.campaign import Campaign
from scheduler.model.not_before import NotBefore
from scheduler.model.notation.base import TaskId
from scheduler.model.notation.durations import MINUTE
from scheduler.model.progress.dropping import take_out
from scheduler.model.task import Task
from scheduler.model.vehicle_steps import call_steps, own_steps
from scheduler.model.vehicles import Vehicle


def call(campaign: Campaign, name: str, moment: datetime, begun: Collection[TaskId]) -> Campaign:
    """
    Return a campaign in which a vehicle is called, its lift-off being the launch.

    What the vehicle takes over from another stands in it as steps such as ``Y23/C01``, which do not
    begin before its muster is over; nor do its own steps from its call on. Steps that serve its
    standby alone and have not begun are left out, where it is plain what then comes after what.

    Parameters
    ----------
    campaign
        The sound campaign.
    name
        The vehicle.
    moment
        When it is called, local.
    begun
        The steps that have begun by then.

    Raises
    ------
    KeyError
        If there is no such vehicle.
    """
    vehicle = campaign.vehicles[name]
    launch = launch_of(campaign, vehicle)
    begin = moment + vehicle.muster * MINUTE
    found = _mustered(with_copies(campaign, vehicle, begin), vehicle, begin, begun)
    found = _without_standby_work(found, vehicle, begun)
    return launching(found, launch)


def _mustered(
    campaign: Campaign, vehicle: Vehicle, begin: datetime, begun: Collection[TaskId]
) -> Campaign:
    """Return the campaign in which a vehicle's own steps from its call on wait for its muster."""
    waiting = call_steps(campaign, vehicle) - set(begun) if vehicle.muster else frozenset()
    tasks = {
        step: _since(task, begin) if step in waiting else task
        for step, task in campaign.tasks.items()
    }
    return campaign.altered({"tasks": tasks}) if waiting else campaign


def _since(task: Task, begin: datetime) -> Task:
    known = task.not_before
    if known is not None and known.date >= begin:
        return task
    return task.altered({"not_before": NotBefore(date=begin, reason="the call")})


def _without_standby_work(
    campaign: Campaign, vehicle: Vehicle, begun: Collection[TaskId]
) -> Campaign:
    """Return the campaign without what serves standby alone and has not begun."""
    for step in vehicle.only_for_standby:
        if step in campaign.tasks and step not in begun:
            try:
                bridged = take_out(campaign, [step])
            except InputError:
                continue
            campaign = without_steps(bridged, {step})
    return campaign


def lose(campaign: Campaign, name: str, begun: Collection[TaskId]) -> Campaign:
    """
    Return a campaign from which a vehicle is gone: of its steps, those that had begun are left.

    The others vanish with their links and limits, and holds that would end with them are over. A
    vehicle that had launched by then is gone already, and what comes after its launch is still to
    be done.
    """
    vehicle = campaign.vehicles[name]
    if vehicle.launch in begun:
        return campaign
    gone = set(own_steps(campaign, vehicle)) - set(begun)
    return without_steps(campaign, gone)


def without_steps(campaign: Campaign, gone: Set[TaskId]) -> Campaign:
    """Return a campaign without some steps, and without what is said of them."""
    tasks = {
        step: _unlinked(task, gone) for step, task in campaign.tasks.items() if step not in gone
    }
    limits = (
        limit
        for limit in campaign.limits
        if not gone & {campaign.event_task(x.task) for x in (limit.from_event, limit.to_event)}
    )
    holds = (hold for hold in campaign.holds if not gone & {hold.from_task, hold.to_task})
    kept_holds = tuple(
        hold.altered({"steps": tuple(x for x in hold.steps if x not in gone)}) for hold in holds
    )
    return campaign.altered(
        {
            "tasks": tasks,
            "limits": tuple(limits),
            "holds": kept_holds,
            "launches": {key: x for key, x in campaign.launches.items() if key not in gone},
        }
    )


def _unlinked(task: Task, gone: Set[TaskId]) -> Task:
    """Return a step that waits for none of those that are gone."""
    links = {
        field: tuple(link for link in getattr(task, field) if link.task not in gone)
        for field in ("after", "usually_after")
    }
    is_same = all(links[field] == getattr(task, field) for field in links)
    return task if is_same else task.altered(links)
