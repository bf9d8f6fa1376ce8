"""What there is room and people for: crews on shifts, rooms, holds and hazards."""

from collections.abc import Iterator
from functools import partial

from scheduler.calendars.situation.situation import Situation
from scheduler.model.base import CrewId, FacilityId, ShiftName
from scheduler.model.campaign import Campaign
from scheduler.model.resource import Hazard, Hold
from scheduler.model.scenario import Scenario
from scheduler.studies.changes.applying import let_go, with_scenario
from scheduler.studies.conflicts.rule import Path, Rule, RuleFamily, stating_scenario


def capacity_rules(situation: Situation) -> Iterator[Rule]:
    """Yield the rules on people and room that can bind at all."""
    yield from _crews(situation)
    yield from _rooms(situation)
    yield from _holds(situation)
    yield from _hazards(situation)


def all_demands(situation: Situation, crew: CrewId) -> int:
    """Return the people of a crew that all steps need together, in their largest way."""
    tasks = situation.tasks.values()
    return sum(max(task.in_way(mode).crew.get(crew, 0) for mode in task.modes) for task in tasks)


def people_there(campaign: Campaign, scenario: Scenario, crew: CrewId, shift: ShiftName) -> int:
    """Return the people of a crew on a shift, surge included, whether it is worked or not."""
    return campaign.head_count(scenario, crew, shift)


def _crews(situation: Situation) -> Iterator[Rule]:
    """Yield the head-counts, those on shifts that are not worked too: they would be next."""
    campaign, scenario = situation.campaign, situation.scenario
    for crew_id, crew in campaign.crews.items():
        enough = all_demands(situation, crew_id)
        for shift in campaign.shifts:
            people = people_there(campaign, scenario, crew_id, shift)
            if people >= enough:
                continue
            yield Rule(
                key=f"crew {crew_id} {shift}",
                family=RuleFamily.CREW,
                subject=(crew_id, shift),
                words=f"{crew.title}: {_people(people)} on the {shift} shift",
                path=_crew_path(situation, crew_id, shift),
                take_out=partial(with_people, crew=crew_id, shift=shift, people=enough),
            )


def _people(count: int) -> str:
    if count == 0:
        return "nobody"
    return f"{count} {'person' if count == 1 else 'people'}"


def _crew_path(situation: Situation, crew: CrewId, shift: ShiftName) -> Path:
    if situation.scenario.surge.get(crew, {}).get(shift, 0):
        stated = stating_scenario(situation.campaign, situation.scenario.id, "surge")
        return (*stated, crew, shift)
    return ("crews", crew, "people", shift)


def with_people(
    campaign: Campaign, scenario: Scenario, *, crew: CrewId, shift: ShiftName, people: int
) -> Campaign:
    """Return a campaign with so many people of a crew on a shift, surge included."""
    resolved = campaign.resolve_scenario(scenario.id)
    surge = {name: dict(added) for name, added in resolved.surge.items()}
    surge.get(crew, {}).pop(shift, None)
    stated = {name: dict(counts) for name, counts in resolved.people.items()}
    stated.setdefault(crew, {})[shift] = people
    return with_scenario(campaign, resolved, surge=surge, people=stated)


def most_at_once(situation: Situation, place: FacilityId) -> int:
    """Return how much room all steps and holds of a place would take together."""
    held = situation.working_times.held
    steps = sum(
        any(place in task.in_way(mode).places for mode in task.modes)
        for task in situation.tasks.values()
        if place not in held.get(task.id, ())
    )
    return steps + sum(hold.room for hold in situation.holds if hold.facility == place)


def _rooms(situation: Situation) -> Iterator[Rule]:
    for name, facility in situation.campaign.facilities.items():
        if facility.room is None or facility.room >= most_at_once(situation, name):
            continue
        steps = "step" if facility.room == 1 else "steps"
        yield Rule(
            key=f"room {name}",
            family=RuleFamily.ROOM,
            subject=(name,),
            words=f"{facility.title}: room for {facility.room} {steps} at a time",
            path=("facilities", name, "room"),
            take_out=partial(_without_room, place=name),
        )


def _without_room(campaign: Campaign, scenario: Scenario, *, place: FacilityId) -> Campaign:
    del scenario
    facility = campaign.facilities[place].model_copy(update={"room": None})
    return campaign.model_copy(update={"facilities": {**campaign.facilities, place: facility}})


def _holds(situation: Situation) -> Iterator[Rule]:
    for position, hold in enumerate(situation.campaign.holds):
        if hold.to_task in situation.done or not hold.room:
            continue
        place = situation.campaign.facilities[hold.facility].title
        reason = f" ({hold.reason})" if hold.reason else ""
        yield Rule(
            key=f"hold {position} {hold}",
            family=RuleFamily.HOLD,
            subject=(hold.facility,),
            words=f"{place} is reserved from {hold.from_task} to {hold.to_task}{reason}",
            path=("holds", position),
            take_out=partial(_without_hold, hold=hold),
        )


def _without_hold(campaign: Campaign, scenario: Scenario, *, hold: Hold) -> Campaign:
    del scenario
    place = campaign.holds.index(hold)
    kept = (*campaign.holds[:place], *let_go([hold]), *campaign.holds[place + 1 :])
    return campaign.model_copy(update={"holds": kept})


def _hazards(situation: Situation) -> Iterator[Rule]:
    at_work = {name for task in situation.tasks.values() for name in task.hazards}
    for name, hazard in situation.campaign.hazards.items():
        if name in at_work and (hazard.clears or hazard.forbids):
            yield Rule(
                key=f"hazard {name}",
                family=RuleFamily.HAZARD,
                subject=(name,),
                words=_hazard_words(situation.campaign, hazard),
                path=("hazards", name),
                take_out=partial(_without_hazard, name=name),
            )


def _hazard_words(campaign: Campaign, hazard: Hazard) -> str:
    scope = str(hazard.scope)
    reach = f"the {scope}" if scope in {"facility", "site"} else scope
    if hazard.clears:
        return f"{hazard.title}: nobody else in {reach}"
    forbidden = ", ".join(campaign.hazards[name].title for name in hazard.forbids)
    return f"{hazard.title}: no {forbidden} in {reach}"


def _without_hazard(campaign: Campaign, scenario: Scenario, *, name: str) -> Campaign:
    del scenario
    harmless = campaign.hazards[name].model_copy(update={"clears": False, "forbids": ()})
    return campaign.model_copy(update={"hazards": {**campaign.hazards, name: harmless}})
