"""Vehicles that contradict themselves, or each other."""

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.durations import format_minutes
from scheduler.model.task import Task
from scheduler.model.vehicle_steps import own_steps, standby_steps
from scheduler.model.vehicles import Vehicle


def find_bad_vehicles(campaign: Campaign) -> Iterator[Finding]:
    """Yield vehicles without steps, with a neighbour's, or with two ways to lift off."""
    for vehicle in campaign.vehicles.values():
        path = ("vehicles", vehicle.id)
        if not own_steps(campaign, vehicle) and set(vehicle.flows) <= campaign.flows.keys():
            yield Finding(
                code="vehicle-without-steps",
                message=f"no step belongs to the vehicle {vehicle.id!r}",
                path=path,
                hint="Name the flows of its steps under flows.",
            )
        yield from _of_neighbours(campaign, vehicle)
        if vehicle.launch and vehicle.called is not None:
            yield Finding(
                code="vehicle-launches-twice",
                message=f"the vehicle {vehicle.id!r} has a launch of its own and called besides",
                path=(*path, "called"),
                hint="Leave out called if its steps up to launch stand in the graph, else launch.",
            )


def _of_neighbours(campaign: Campaign, vehicle: Vehicle) -> Iterator[Finding]:
    path = ("vehicles", vehicle.id)
    for place, name in enumerate(vehicle.flows):
        flow = campaign.flows.get(name)
        if flow is not None and flow.neighbour:
            yield Finding(
                code="vehicle-of-neighbour",
                message=f"the flow {name!r} of the vehicle {vehicle.id!r} is a neighbour's",
                path=(*path, "flows", place),
                hint="A neighbour is no vehicle of the site: leave its flow out.",
            )
    launch = campaign.tasks.get(vehicle.launch)
    if launch is not None and not campaign.is_own(launch):
        yield Finding(
            code="vehicle-of-neighbour",
            message=f"the launch {launch.id!r} of the vehicle {vehicle.id!r} is a neighbour's step",
            path=(*path, "launch"),
            hint="Name the lift-off of the vehicle itself.",
        )


def find_shared_flows(campaign: Campaign) -> Iterator[Finding]:
    """Yield flows that two vehicles claim, and a lift-off that is another one's step."""
    for first, second in permutations(campaign.vehicles.values(), 2):
        launch = campaign.tasks.get(second.launch)
        if launch is not None and campaign.is_own(launch) and _takes(first, second, launch):
            yield Finding(
                code="vehicle-flow-shared",
                message=f"the launch {launch.id!r} of {second.id!r} is a step of {first.id!r}",
                path=("vehicles", second.id, "launch"),
                hint="A step is one vehicle's: name the lift-off of the vehicle itself.",
            )
    for first, second in combinations(campaign.vehicles.values(), 2):
        for place, flow in enumerate(second.flows):
            if flow in first.flows:
                yield Finding(
                    code="vehicle-flow-shared",
                    message=f"the flow {flow!r} belongs to {first.id!r} and to {second.id!r}",
                    path=("vehicles", second.id, "flows", place),
                    hint="A step is one vehicle's: give each vehicle flows of its own.",
                )


def _takes(first: Vehicle, second: Vehicle, launch: Task) -> bool:
    """Whether the lift-off of the second vehicle lies in a flow of the first alone."""
    return launch.flow in first.flows and launch.flow not in second.flows


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


def find_stray_standby_work(campaign: Campaign) -> Iterator[Finding]:
    """Yield steps that are only for a standby although they are another's, or tests."""
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
            elif step in campaign.tasks and campaign.tasks[step].test:
                yield Finding(
                    code="standby-test",
                    message=f"{step!r} is a test, and a test is never left out",
                    path=("vehicles", vehicle.id, "only_for_standby", place),
                    hint="Take it out of only_for_standby: it is done also when called.",
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


def find_repeated_cover(campaign: Campaign) -> Iterator[Finding]:
    """Yield vehicles and promises that cover names once more."""
    cover = campaign.cover
    if cover is None:
        return
    lists: tuple[tuple[str, Sequence[object]], ...] = (
        ("vehicles", [repr(name) for name in cover.vehicles]),
        ("promise", [format_minutes(promise) for promise in cover.promise]),
    )
    for field, values in lists:
        for place, value in enumerate(values):
            if value in values[:place]:
                yield Finding(
                    code="cover-twice",
                    message=f"cover names {value} under {field} more than once",
                    path=("cover", field, place),
                    hint="Leave out all but one.",
                )
