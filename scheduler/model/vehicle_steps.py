"""Which steps are the work of a vehicle: up to its standby, and from its call on."""

import re
from collections.abc import Iterator

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.model.vehicles import Vehicle


def own_steps(campaign: Campaign, vehicle: Vehicle) -> tuple[TaskId, ...]:
    """Return the steps of a vehicle in file order: those of its flows, and its lift-off."""
    return tuple(
        task.id
        for task in campaign.tasks.values()
        if task.flow in vehicle.flows or task.id == vehicle.launch
    )


def standby_steps(campaign: Campaign, vehicle: Vehicle) -> tuple[TaskId, ...]:
    """
    Return the steps with the end of whose last a vehicle stands by; none if it states no standby.

    A step that is done again counts with its repetitions.
    """
    standby = vehicle.standby
    if standby.tag:
        own = own_steps(campaign, vehicle)
        return tuple(step for step in own if standby.tag in campaign.tasks[step].tags)
    return tuple(step for step in campaign.tasks if _is_or_repeats(step, standby.step))


def call_steps(campaign: Campaign, vehicle: Vehicle) -> frozenset[TaskId]:
    """
    Return the steps with the first of which a called vehicle goes on to its lift-off.

    Those are its steps without its standby work, which is what has the tag of its standby, or else
    the step with which it stands by and all that this follows. A vehicle without a lift-off in the
    task graph has none.
    """
    if not vehicle.launch:
        return frozenset()
    before = frozenset(standby_steps(campaign, vehicle))
    if not vehicle.standby.tag:
        before |= _followed(campaign, before)
    return frozenset(own_steps(campaign, vehicle)) - before


def vehicle_of(campaign: Campaign, step: TaskId) -> Vehicle | None:
    """Return the vehicle that lifts off with a step, or else whose step it is; none if no one's."""
    vehicles = campaign.vehicles.values()
    flow = campaign.tasks[step].flow if step in campaign.tasks else ""
    lifting = (each for each in vehicles if each.launch == step)
    owning = (each for each in vehicles if flow in each.flows)
    return next(lifting, None) or next(owning, None)


def _is_or_repeats(step: TaskId, original: TaskId) -> bool:
    return bool(original) and re.fullmatch(rf"{re.escape(original)}(/\d+)*", step) is not None


def _followed(campaign: Campaign, steps: frozenset[TaskId]) -> frozenset[TaskId]:
    """Return all steps that some steps follow, by hard links and habits, however far back."""
    found: set[TaskId] = set()
    ahead = list(steps)
    while ahead:
        for source in _sources(campaign, ahead.pop()):
            if source not in found:
                found.add(source)
                ahead.append(source)
    return frozenset(found)


def _sources(campaign: Campaign, step: TaskId) -> Iterator[TaskId]:
    task = campaign.tasks.get(step)
    for link in () if task is None else (*task.after, *task.usually_after):
        yield link.task
