"""Vehicles that contradict themselves, and copies that do not fit where they are to be done."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from scheduler.errors import Finding, NodePath
from scheduler.model.calling.flows import launch_of
from scheduler.model.calling.taking_over import launching, with_copies
from scheduler.model.campaign import Campaign
from scheduler.model.vehicle_steps import own_steps, standby_steps
from scheduler.model.vehicles import Called, Vehicle


def find_bad_vehicles(campaign: Campaign) -> Iterator[Finding]:
    """Yield vehicles without steps, with a neighbour's, or with two ways to lift off."""
    for vehicle in campaign.vehicles.values():
        path = ("vehicles", vehicle.id)
        if not own_steps(campaign, vehicle):
            yield Finding(
                code="vehicle-without-steps",
                message=f"no step belongs to the vehicle {vehicle.id!r}",
                path=path,
                hint="Name the flows of its steps under flows.",
            )
        for place, name in enumerate(vehicle.flows):
            flow = campaign.flows.get(name)
            if flow is not None and flow.neighbour:
                yield Finding(
                    code="vehicle-of-neighbour",
                    message=f"the flow {name!r} of the vehicle {vehicle.id!r} is a neighbour's",
                    path=(*path, "flows", place),
                    hint="A neighbour is no vehicle of the site: leave its flow out.",
                )
        if vehicle.launch and vehicle.called is not None:
            yield Finding(
                code="vehicle-launches-twice",
                message=f"the vehicle {vehicle.id!r} has a launch of its own and called besides",
                path=(*path, "called"),
                hint="Leave out called if its steps up to launch stand in the graph, else launch.",
            )


def find_shared_flows(campaign: Campaign) -> Iterator[Finding]:
    """Yield flows that two vehicles claim."""
    for first, second in combinations(campaign.vehicles.values(), 2):
        for place, flow in enumerate(second.flows):
            if flow in first.flows:
                yield Finding(
                    code="vehicle-flow-shared",
                    message=f"the flow {flow!r} belongs to {first.id!r} and to {second.id!r}",
                    path=("vehicles", second.id, "flows", place),
                    hint="A step is one vehicle's: give each vehicle flows of its own.",
                )


def find_bad_standby(campaign: Campaign) -> Iterator[Finding]:
    """Yield vehicles whose standby is no step of theirs, or is missing although they are called."""
    for vehicle in campaign.vehicles.values():
        path = ("vehicles", vehicle.id, "standby")
        own, standby = own_steps(campaign, vehicle), vehicle.standby
        if bool(standby.step) == bool(standby.tag):
            if standby.step or vehicle.called is not None:
                yield Finding(
                    code="standby-form",
                    message=f"standby of {vehicle.id!r} names "
                    f"{'a step and a tag' if standby.step else 'neither a step nor a tag'}",
                    path=path if standby.step else path[:-1],
                    hint="Write standby: STEP, or standby: {tag: NAME}.",
                )
        elif standby.step in campaign.tasks and standby.step not in own:
            yield Finding(
                code="standby-elsewhere",
                message=f"{standby.step!r} is no step of the vehicle {vehicle.id!r}",
                path=path,
                hint="Name a step of its flows.",
            )
        elif standby.tag and own and not standby_steps(campaign, vehicle):
            yield Finding(
                code="standby-elsewhere",
                message=f"no step of the vehicle {vehicle.id!r} has the tag {standby.tag!r}",
                path=path,
                hint=f"Write tags: {standby.tag} in its standby work.",
            )


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
        yield from _bad_stand_ins(campaign, vehicle, called, path)


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


def find_stray_standby_work(campaign: Campaign) -> Iterator[Finding]:
    """Yield steps that are only for the standby of a vehicle whose steps they are not."""
    for vehicle in campaign.vehicles.values():
        own = own_steps(campaign, vehicle)
        for place, step in enumerate(vehicle.only_for_standby):
            if step in campaign.tasks and step not in own:
                yield Finding(
                    code="standby-elsewhere",
                    message=f"{step!r} is no step of the vehicle {vehicle.id!r}",
                    path=("vehicles", vehicle.id, "only_for_standby", place),
                    hint="Name steps of its own flows.",
                )


def find_backward_cover(campaign: Campaign) -> Iterator[Finding]:
    """Yield a promise of cover that ends before it begins."""
    cover = campaign.cover
    if cover is not None and cover.start and cover.end and cover.end <= cover.start:
        yield Finding(
            code="cover-backwards",
            message=f"cover ends on {cover.end:%Y-%m-%d %H:%M}, before it begins",
            path=("cover", "to"),
            hint="Write a later date under to.",
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
    for vehicle in campaign.vehicles.values():
        launch = launch_of(campaign, vehicle)
        if vehicle.called is None or not launch:
            continue
        found = launching(with_copies(campaign, vehicle, campaign.start), launch)
        plain = found.altered({"vehicles": {}, "cover": None})
        for finding in judge(plain):
            message = f"once {vehicle.id!r} is called, {finding.message}"
            path = ("vehicles", vehicle.id, "called")
            yield replace(finding, message=message, path=path, hint=_way_out(finding))


def _way_out(finding: Finding) -> str:
    place = next((part for part in finding.path if isinstance(part, str) and "/" in part), "")
    return f"See places: of called, or the step that {place!r} is like." if place else finding.hint
