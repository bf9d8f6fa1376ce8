"""Shifts and days that are not worked, and times of rest and closure."""

from collections.abc import Iterator
from functools import partial

from scheduler.calendars.situation.situation import Situation
from scheduler.model.base import FacilityId, ShiftName
from scheduler.model.campaign import Campaign
from scheduler.model.resource import Closure, Facility
from scheduler.model.scenario import Holidays, Scenario
from scheduler.model.task import Task
from scheduler.studies.changes.applying import with_scenario
from scheduler.studies.conflicts.rule import (
    Path,
    Rule,
    RuleFamily,
    stating_scenario,
    without_first,
)
from scheduler.studies.conflicts.weeks import week_rules


def rest_rules(situation: Situation) -> Iterator[Rule]:
    """Yield the rules that say when nobody works or nothing is open."""
    yield from _shifts(situation)
    yield from week_rules(situation)
    yield from _holidays(situation)
    yield from _stand_downs(situation)
    yield from _facility_times(situation)


def _shifts(situation: Situation) -> Iterator[Rule]:
    campaign, scenario = situation.campaign, situation.scenario
    for shift in campaign.shifts:
        if shift not in scenario.shifts:
            yield Rule(
                key=f"shift {shift}",
                family=RuleFamily.SHIFT,
                subject=(shift,),
                words=f"the {shift} shift is not worked",
                path=stating_scenario(campaign, scenario.id, "shifts"),
                take_out=partial(_with_shift, shift=shift),
            )


def _with_shift(campaign: Campaign, scenario: Scenario, *, shift: ShiftName) -> Campaign:
    resolved = campaign.resolve_scenario(scenario.id)
    worked = {*resolved.shifts, shift}
    return with_scenario(campaign, resolved, shifts=[s for s in campaign.shifts if s in worked])


def _holidays(situation: Situation) -> Iterator[Rule]:
    campaign, scenario = situation.campaign, situation.scenario
    if campaign.holidays and scenario.holidays is Holidays.KEPT:
        yield Rule(
            key="holidays",
            family=RuleFamily.HOLIDAY,
            subject=(),
            words="holidays are not worked",
            path=("holidays",),
            take_out=_with_holidays,
        )


def _with_holidays(campaign: Campaign, scenario: Scenario) -> Campaign:
    resolved = campaign.resolve_scenario(scenario.id)
    return with_scenario(campaign, resolved, holidays=Holidays.WORKED)


def _stand_downs(situation: Situation) -> Iterator[Rule]:
    campaign, scenario = situation.campaign, situation.scenario
    own = stating_scenario(campaign, scenario.id, "stand_downs")
    for path, rests, take_out in (
        (("stand_downs",), campaign.stand_downs, _without_site_rest),
        (own, scenario.stand_downs, _without_scenario_rest),
    ):
        for position, rest in enumerate(rests):
            here: Path = (*path, position)
            yield Rule(
                key=f"stand-down {'.'.join(map(str, here))}",
                family=RuleFamily.STAND_DOWN,
                subject=(),
                words=f"the site stands down {closure_words(situation, rest)}",
                path=here,
                take_out=partial(take_out, rest=rest),
            )


def closure_words(situation: Situation, closure: Closure) -> str:
    """Say when something is closed, and why."""
    reason = f" ({closure.reason})" if closure.reason else ""
    say = situation.axis.say_moment
    return f"from {say(closure.start)} to {say(closure.end)}{reason}"


def _without_site_rest(campaign: Campaign, scenario: Scenario, *, rest: Closure) -> Campaign:
    del scenario
    rests = without_first(campaign.stand_downs, rest)
    return campaign.model_copy(update={"stand_downs": rests})


def _without_scenario_rest(campaign: Campaign, scenario: Scenario, *, rest: Closure) -> Campaign:
    resolved = campaign.resolve_scenario(scenario.id)
    return with_scenario(campaign, resolved, stand_downs=without_first(resolved.stand_downs, rest))


def _facility_times(situation: Situation) -> Iterator[Rule]:
    campaign = situation.campaign
    used = {place for task in situation.tasks.values() for place in _places(task)}
    for name, facility in campaign.facilities.items():
        if name not in used:
            continue
        if facility.open:
            yield Rule(
                key=f"hours {name}",
                family=RuleFamily.HOURS,
                subject=(name,),
                words=f"{facility.title} is open only {', '.join(map(str, facility.open))}",
                path=("facilities", name, "open"),
                take_out=partial(_without_hours, place=name),
            )
        for position, closure in enumerate(facility.closed):
            yield Rule(
                key=f"closure {name} {position}",
                family=RuleFamily.CLOSURE,
                subject=(name,),
                words=f"{facility.title} is closed {closure_words(situation, closure)}",
                path=("facilities", name, "closed", position),
                take_out=partial(_without_closure, place=name, closure=closure),
            )


def _places(task: Task) -> set[FacilityId]:
    return {place for mode in task.modes for place in task.in_way(mode).places}


def _without_hours(campaign: Campaign, scenario: Scenario, *, place: FacilityId) -> Campaign:
    del scenario
    return _with_facility(campaign, campaign.facilities[place].model_copy(update={"open": ()}))


def _without_closure(
    campaign: Campaign, scenario: Scenario, *, place: FacilityId, closure: Closure
) -> Campaign:
    del scenario
    facility = campaign.facilities[place]
    closed = without_first(facility.closed, closure)
    return _with_facility(campaign, facility.model_copy(update={"closed": closed}))


def _with_facility(campaign: Campaign, facility: Facility) -> Campaign:
    facilities = {**campaign.facilities, facility.id: facility}
    return campaign.model_copy(update={"facilities": facilities})
