"""Calls of vehicles that take over nothing, or steps that do not fit where they are to be done."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from scheduler.errors import Finding, NodePath
from scheduler.model.calling.flows import copy_name
from scheduler.model.calling.taking_over import with_calls
from scheduler.model.campaign import Campaign
from scheduler.model.vehicle_steps import own_steps
from scheduler.model.vehicles import Called, Vehicle


def find_bad_calls(campaign: Campaign) -> Iterator[Finding]:
    """Yield calls that take over nothing, or say what stands for steps that are not left out."""
    for vehicle in campaign.vehicles.values():
        called = vehicle.called
        other = None if called is None else campaign.vehicles.get(called.like)
        if called is None or other is None:
            continue
        path = ("vehicles", vehicle.id, "called")
        if other is vehicle or not other.launch:
            why = "itself" if other is vehicle else f"{other.id!r}, which has no launch of its own"
            yield Finding(
                code="call-without-launch",
                message=f"{vehicle.id!r} is called like {why}",
                path=(*path, "like"),
                hint="Name a vehicle whose steps up to launch stand in the graph.",
            )
            continue
        yield from _vain_tag(campaign, vehicle, called, path)
        yield from _taken_names(campaign, vehicle, called, path)
        yield from _bad_stand_ins(campaign, vehicle, called, path)


def _vain_tag(
    campaign: Campaign, vehicle: Vehicle, called: Called, path: NodePath
) -> Iterator[Finding]:
    """Yield a tag that is stated to leave out steps, and that no step of the other vehicle has."""
    others = own_steps(campaign, campaign.vehicles[called.like])
    has_tag = any(called.without in campaign.tasks[step].tags for step in others)
    if "without" in called.model_fields_set and not has_tag:
        yield Finding(
            code="standby-elsewhere",
            message=f"{vehicle.id!r} is called without {called.without!r}, a tag that no step of "
            f"{called.like!r} has",
            path=(*path, "without"),
            hint="Name the tag of the standby work of the other vehicle.",
        )


def _taken_names(
    campaign: Campaign, vehicle: Vehicle, called: Called, path: NodePath
) -> Iterator[Finding]:
    """Yield steps of the graph whose names the copies are to have."""
    for step in own_steps(campaign, campaign.vehicles[called.like]):
        name = copy_name(vehicle.id, step)
        if name in campaign.tasks:
            yield Finding(
                code="duplicate-id",
                message=f"once {vehicle.id!r} is called, its step like {step!r} is {name!r}, which "
                "is another step already",
                path=(*path, "like"),
                hint=f"Give the step {name!r} another name.",
            )


def _bad_stand_ins(
    campaign: Campaign, vehicle: Vehicle, called: Called, path: NodePath
) -> Iterator[Finding]:
    others, own = own_steps(campaign, campaign.vehicles[called.like]), own_steps(campaign, vehicle)
    for left_out, stand_in in called.stands_for.items():
        tags = campaign.tasks[left_out].tags if left_out in campaign.tasks else ()
        if left_out in campaign.tasks and (left_out not in others or called.without not in tags):
            yield Finding(
                code="stand-in-for-nothing",
                message=f"{left_out!r} is no step of {called.like!r} that is left out",
                path=(*path, "stands_for", left_out),
                hint=f"Name a step of {called.like!r} with the tag {called.without!r}.",
            )
        if stand_in in campaign.tasks and stand_in not in own:
            yield Finding(
                code="stand-in-elsewhere",
                message=f"{stand_in!r} is no step of the vehicle {vehicle.id!r}",
                path=(*path, "stands_for", left_out),
                hint="Name a step of its own flows.",
            )


def misfit_copies(
    campaign: Campaign, judge: Callable[[Campaign], Iterable[Finding]]
) -> Iterator[Finding]:
    """
    Yield what is wrong with the steps that vehicles take over when they are called.

    Parameters
    ----------
    campaign
        A campaign against which nothing else can be said.
    judge
        What finds mistakes in a campaign.
    """
    for vehicle, found in with_calls(campaign):
        plain = found.altered({"vehicles": {}, "cover": None})
        for finding in judge(plain):
            message = f"once {vehicle.id!r} is called, {finding.message}"
            path = ("vehicles", vehicle.id, "called")
            yield replace(finding, message=message, path=path, hint=_way_out(finding, vehicle.id))


def _way_out(finding: Finding, vehicle: str) -> str:
    if finding.code == "bad-id":
        return f"Its copies are named after the vehicle: give {vehicle!r} another key."
    place = next((part for part in finding.path if isinstance(part, str) and "/" in part), "")
    return f"See places: of called, or the step that {place!r} is like." if place else finding.hint
