"""
Opening hours and closures of places.

They have neither lever nor ladder: whether a place opens is for those who run it. A planner may set
both by hand.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import FacilityId
from scheduler.model.notation.clock import Span
from scheduler.model.resource import Closure
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task
from scheduler.studies.loosening.base.change import NONE, Change, require_known
from scheduler.studies.loosening.base.closures import closure_words, parse_closure
from scheduler.studies.loosening.base.copies import with_facility, without_first
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.rule import Rule, RuleFamily

ANY = "any"


def _rules(situation: Situation) -> Iterator[Rule]:
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
    return with_facility(campaign, campaign.facilities[place].altered({"open": ()}))


def _without_closure(
    campaign: Campaign, scenario: Scenario, *, place: FacilityId, closure: Closure
) -> Campaign:
    del scenario
    facility = campaign.facilities[place]
    closed = without_first(facility.closed, closure)
    return with_facility(campaign, facility.altered({"closed": closed}))


def _set_hours(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Open a place at other hours, such as ``08:00-18:00``, or at all hours (``any``)."""
    del scenario
    require_known(campaign.facilities, change.name, "unknown-facility")
    texts = [] if change.value == ANY else change.value.split(",")
    spans = tuple(TypeAdapter[Any](Span).validate_python(text) for text in texts)
    facility = campaign.facilities[change.name]
    return with_facility(campaign, facility.altered({"open": spans}))


def _set_closures(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Close a place for one more stretch of time, or never (``none``)."""
    del scenario
    require_known(campaign.facilities, change.name, "unknown-facility")
    facility = campaign.facilities[change.name]
    closed = () if change.value == NONE else (*facility.closed, parse_closure(change.value))
    return with_facility(campaign, facility.altered({"closed": closed}))


OPENINGS = Loosening(
    checks=("working-time",),
    families=(RuleFamily.HOURS, RuleFamily.CLOSURE),
    causes=(Cause.OPENING, Cause.CLOSURE),
    rules=_rules,
    settings=(
        Setting(
            kind="facility",
            parts=("open",),
            form="facility.FACILITY.open=08:00-18:00",
            apply=_set_hours,
        ),
        Setting(
            kind="facility",
            parts=("closed",),
            form="facility.FACILITY.closed=2026-03-24 or 2026-03-24T06:00/2026-03-26T06:00",
            apply=_set_closures,
        ),
    ),
)
