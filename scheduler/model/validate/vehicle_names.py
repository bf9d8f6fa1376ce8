"""Names that vehicles, the promise of cover and movable neighbours use."""

from collections.abc import Iterator

from scheduler.model.campaign import Campaign
from scheduler.model.validate.use import NameUse, Path
from scheduler.model.vehicles import Vehicle


def vehicle_uses(campaign: Campaign) -> Iterator[NameUse]:
    """Yield every name that vehicles and the promise of cover use."""
    for vehicle in campaign.vehicles.values():
        path: Path = ("vehicles", vehicle.id)
        for place, flow in enumerate(vehicle.flows):
            yield NameUse("flows", flow, (*path, "flows", place))
        if vehicle.launch:
            yield NameUse("tasks", vehicle.launch, (*path, "launch"))
        if vehicle.standby.step:
            yield NameUse("tasks", vehicle.standby.step, (*path, "standby"))
        for place, step in enumerate(vehicle.only_for_standby):
            yield NameUse("tasks", step, (*path, "only_for_standby", place))
        yield from _called_uses(vehicle, path)
    if campaign.cover is not None:
        for place, name in enumerate(campaign.cover.vehicles):
            yield NameUse("vehicles", name, ("cover", "vehicles", place))


def _called_uses(vehicle: Vehicle, path: Path) -> Iterator[NameUse]:
    called = vehicle.called
    if called is None:
        return
    here = (*path, "called")
    yield NameUse("vehicles", called.like, (*here, "like"))
    for field, table in (("places", "facilities"), ("stands_for", "tasks")):
        for key, value in getattr(called, field).items():
            yield NameUse(table, key, (*here, field, key))
            yield NameUse(table, value, (*here, field, key))


def neighbour_uses(campaign: Campaign) -> Iterator[NameUse]:
    """Yield every window that a neighbour may have at other times."""
    for flow in campaign.flows.values():
        for window in flow.moves.squeeze if flow.moves is not None else ():
            yield NameUse("windows", window, ("flows", flow.id, "moves", "squeeze", window))
