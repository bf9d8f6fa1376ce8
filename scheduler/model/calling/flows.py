"""The lift-off of a vehicle, also of one that is still to be called."""

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.vehicle_steps import vehicle_of
from scheduler.model.vehicles import Vehicle


def launch_of(campaign: Campaign, vehicle: Vehicle) -> TaskId:
    """Return the lift-off of a vehicle, of one that is still to be called that of its copies."""
    if vehicle.launch or vehicle.called is None:
        return vehicle.launch
    other = campaign.vehicles.get(vehicle.called.like)
    return copy_name(vehicle.id, other.launch) if other is not None and other.launch else ""


def copy_name(vehicle: str, step: TaskId) -> TaskId:
    """Return the name of a step that a called vehicle takes over from another: ``Y23/C01``."""
    return f"{vehicle}/{step}"


def mission_of(campaign: Campaign) -> Vehicle | None:
    """Return the vehicle whose lift-off is the launch of the campaign."""
    return vehicle_of(campaign, campaign.launch)
