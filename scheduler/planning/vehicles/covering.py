"""Which vehicles have still to come on standby for others: those whose standby is preferred."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.calendars.situation.situation import Situation
from scheduler.errors import InputError, Problem, Where
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.scenario import Scenario
from scheduler.model.vehicle_steps import standby_steps
from scheduler.model.vehicles import Vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class StandbyToCome:
    """
    A vehicle that stands by with the end of the last of some ``steps``, all still to be done.

    ``since`` is the end of the last that is done.
    """

    vehicle: Vehicle
    steps: tuple[TaskId, ...]
    since: Minutes


def require_vehicles(campaign: Campaign) -> None:
    """
    See that there are vehicles that could stand by.

    Raises
    ------
    InputError
        If there are none.
    """
    if not campaign.vehicles:
        problem = Problem(
            code="no-vehicles",
            message="no vehicle can be on standby early: the task graph names no vehicles",
            where=Where(campaign.name),
            hint="Name them under `vehicles`, each with the step or the tag of its standby, or "
            "prefer something else than cover.",
        )
        raise InputError([problem])


def standbys_to_come(situation: Situation) -> tuple[StandbyToCome, ...]:
    """
    Return the vehicles of the promise whose standby is still to come, in file order.

    All vehicles count where there is no promise. The one that lifts off before all others does
    not: nobody waits for it to stand by.
    """
    campaign = situation.campaign
    first = _first_of_all(campaign, situation.scenario)
    named = campaign.vehicles if campaign.cover is None else campaign.cover.vehicles
    watched = (each for each in campaign.vehicles.values() if each.id in named)
    return tuple(_to_come(situation, (each for each in watched if each is not first)))


def _to_come(situation: Situation, vehicles: Iterator[Vehicle]) -> Iterator[StandbyToCome]:
    for vehicle in vehicles:
        steps = standby_steps(situation.campaign, vehicle)
        left = tuple(step for step in steps if step in situation.modes)
        if left:
            ends = (_recorded_end(situation, step) for step in steps)
            yield StandbyToCome(vehicle=vehicle, steps=left, since=max(ends))


def _recorded_end(situation: Situation, step: TaskId) -> Minutes:
    facts = situation.facts
    recorded = None if facts is None else facts.event(step, is_end=True)
    return 0 if recorded is None else recorded


def _first_of_all(campaign: Campaign, scenario: Scenario) -> Vehicle | None:
    """Return the vehicle that lifts off before all others that do, by the links in force."""
    lifting = [each for each in campaign.vehicles.values() if each.launch]
    for each in lifting:
        others = (other.launch for other in lifting if other is not each)
        if all(each.launch in _before(campaign, scenario, launch) for launch in others):
            return each
    return None


def _before(campaign: Campaign, scenario: Scenario, step: TaskId) -> set[TaskId]:
    """Return all steps that a step waits for by the links in force, however far back."""
    sources: dict[TaskId, set[TaskId]] = {}
    for task, link, _ in campaign.links_in_force(scenario):
        sources.setdefault(task.id, set()).add(link.task)
    found: set[TaskId] = set()
    ahead = [step]
    while ahead:
        new = sources.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return found
