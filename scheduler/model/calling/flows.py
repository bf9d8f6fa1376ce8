"""Which steps are whose."""

from collections.abc import Mapping

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.task import Task
from scheduler.model.vehicles import Vehicle


def steps_of(campaign: Campaign, vehicle: Vehicle) -> Mapping[TaskId, Task]:
    """Return the steps of a vehicle, in file order."""
    flows = set(vehicle.flows)
    return {step: task for step, task in campaign.tasks.items() if task.flow in flows}


def standby_steps(campaign: Campaign, vehicle: Vehicle) -> tuple[TaskId, ...]:
    """Return the steps with whose end a vehicle stands by; none if it says nothing of standby."""
    standby = vehicle.standby
    if standby.step:
        return (standby.step,) if standby.step in campaign.tasks else ()
    own = steps_of(campaign, vehicle)
    return tuple(step for step, task in own.items() if standby.tag and standby.tag in task.tags)


def launch_of(campaign: Campaign, vehicle: Vehicle) -> TaskId:
    """Return the lift-off of a vehicle, of one that is still to be called that of its copies."""
    if vehicle.launch or vehicle.called is None:
        return vehicle.launch
    other = campaign.vehicles.get(vehicle.called.like)
    return copy_name(vehicle.id, other.launch) if other is not None and other.launch else ""


def copy_name(vehicle: str, step: TaskId) -> TaskId:
    """Return the name of a step that a called vehicle takes over from another: ``Y23/C01``."""
    return f"{vehicle}/{step}"


def vehicle_of(campaign: Campaign, step: TaskId) -> Vehicle | None:
    """Return the vehicle that a step belongs to, if there is one."""
    task = campaign.tasks.get(step)
    flow = "" if task is None else task.flow
    found = (each for each in campaign.vehicles.values() if flow and flow in each.flows)
    return next(found, None)


def mission_of(campaign: Campaign) -> Vehicle | None:
    """Return the vehicle whose lift-off is the launch of the campaign."""
    return vehicle_of(campaign, campaign.launch)
