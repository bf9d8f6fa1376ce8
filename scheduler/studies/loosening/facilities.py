"""
The room of a place: one more step may run there at a time.

The lever is the first rung of the ladder. Neither is offered for a place that one hold after the
other keeps whole: it would be a second place.
"""

from collections.abc import Iterator
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import FacilityId, TaskId
from scheduler.model.resource import Facility
from scheduler.model.scenario import Scenario
from scheduler.model.turns import turns_of
from scheduler.studies.loosening.base.change import Change, require_known
from scheduler.studies.loosening.base.copies import with_facility
from scheduler.studies.loosening.base.ladder import Lever, Notch, RuleLadder
from scheduler.studies.loosening.base.loosening import Candidate, Loosening, Setting
from scheduler.studies.loosening.base.rule import Rule, RuleFamily

ANY = "any"


def _rules(situation: Situation) -> Iterator[Rule]:
    for name, facility in situation.campaign.facilities.items():
        if facility.room is None or facility.room >= _most_at_once(situation, name):
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


def _most_at_once(situation: Situation, place: FacilityId) -> int:
    """Return how much room all steps and holds of a place would take together."""
    held = situation.working_times.held
    steps = sum(
        any(place in task.in_way(mode).places for mode in task.modes)
        for task in situation.tasks.values()
        if place not in held.get(task.id, ())
    )
    return steps + sum(hold.room for hold in situation.holds if hold.facility == place)


def _without_room(campaign: Campaign, scenario: Scenario, *, place: FacilityId) -> Campaign:
    del scenario
    return with_facility(campaign, campaign.facilities[place].altered({"room": None}))


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    turns = turns_of(campaign, scenario)
    for name, facility in campaign.facilities.items():
        if facility.room is not None and name not in turns:
            room = facility.room + 1
            yield Lever(
                change=_room_for(facility, room), title=f"Room for {room} in {facility.title}"
            )


def _room_for(facility: Facility, room: int) -> Change:
    return Change("facility", facility.id, "room", str(room))


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    """Make room for one more, up to all that is ever there at once."""
    place = rule.subject[0]
    if place in turns_of(situation.campaign, situation.scenario):
        return
    facility = situation.campaign.facilities[place]

    def make(level: int) -> Notch:
        return Notch(
            change=_room_for(facility, level),
            words=f"room for {level} in {facility.title} instead of {facility.room}",
        )

    most = _most_at_once(situation, place)
    yield RuleLadder(key=rule.key, levels=range((facility.room or most) + 1, most + 1), make=make)


def _helps(plan: ExplainedPlan, step: TaskId) -> Iterator[Candidate]:
    """Yield room for one more where a step waits for what stands or is kept in its place."""
    driver, campaign = plan.drivers[step], plan.situation.campaign
    if driver.cause not in {Cause.FACILITY, Cause.HOLD}:
        return
    turns = turns_of(campaign, plan.situation.scenario)
    for place in plan.situation.jobs[step].task.places:
        facility = campaign.facilities[place]
        if place == driver.subject and facility.room is not None and place not in turns:
            change = _room_for(facility, facility.room + 1)
            yield [change], f"With room for one more step in {facility.title},"


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Give a place room for so many steps at a time, or for ``any`` number."""
    del scenario
    require_known(campaign.facilities, change.name, "unknown-facility")
    if change.value != ANY and not (change.value.isdecimal() and int(change.value) >= 1):
        message = f"{change.value!r} must be a whole number, 1 or more"
        raise ValueError(message)
    room = None if change.value == ANY else int(change.value)
    facility = campaign.facilities[change.name]
    return with_facility(campaign, facility.altered({"room": room}))


FACILITIES = Loosening(
    checks=("facilities",),
    families=(RuleFamily.ROOM,),
    causes=(Cause.FACILITY,),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    helps=_helps,
    settings=(
        Setting(kind="facility", parts=("room",), form="facility.FACILITY.room=N", apply=_apply),
    ),
)
