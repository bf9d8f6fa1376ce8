"""
Dates of single crews: other head-counts for a time, and days on which a crew alone is free.

They have neither lever nor ladder: training, leave and visits are agreed with others.
"""

from collections.abc import Iterator
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.crew_change import CrewChange
from scheduler.model.notation.base import CrewId
from scheduler.model.resource import Crew
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.copies import with_crew, without_first
from scheduler.studies.loosening.base.loosening import Loosening
from scheduler.studies.loosening.base.rule import Rule, RuleFamily
from scheduler.wording.quantities import people_of


def _rules(situation: Situation) -> Iterator[Rule]:
    for crew in situation.campaign.crews.values():
        yield from _changes(situation, crew)
        if crew.days_off:
            dates = ", ".join(map(str, crew.days_off))
            yield Rule(
                key=f"days off {crew.id}",
                family=RuleFamily.LEAVE,
                subject=(crew.id,),
                words=f"{crew.title}: free on {dates}",
                path=("crews", crew.id, "days_off"),
                take_out=partial(_without_days_off, crew=crew.id),
            )


def _changes(situation: Situation, crew: Crew) -> Iterator[Rule]:
    """Yield the changes that may leave a crew too few people."""
    for position, change in enumerate(crew.changes):
        if not _takes_people(situation, crew, change):
            continue
        yield Rule(
            key=f"change {crew.id} {position}",
            family=RuleFamily.CHANGE,
            subject=(crew.id, str(position)),
            words=_words(situation, crew, change),
            path=("crews", crew.id, "changes", position),
            take_out=partial(_without_change, crew=crew.id, change=change),
        )


def _takes_people(situation: Situation, crew: Crew, change: CrewChange) -> bool:
    """Whether a shift has fewer people by a change than usually, or than by another change."""
    campaign, scenario = situation.campaign, situation.scenario
    return any(
        people < campaign.head_count(scenario, crew.id, shift)
        or any(people < each.people.get(shift, 0) for each in crew.changes)
        for shift, people in change.people.items()
        if shift in scenario.shifts
    )


def _words(situation: Situation, crew: Crew, change: CrewChange) -> str:
    say = situation.axis.say_moment
    there = ", ".join(
        f"{people_of(people) if people else 'nobody'} on the {shift} shift"
        for shift, people in change.people.items()
    )
    reason = f" ({change.reason})" if change.reason else ""
    return f"{crew.title}: {there} from {say(change.start)} to {say(change.end)}{reason}"


def _without_change(
    campaign: Campaign, scenario: Scenario, *, crew: CrewId, change: CrewChange
) -> Campaign:
    del scenario
    left = without_first(campaign.crews[crew].changes, change)
    return with_crew(campaign, crew, {"changes": left})


def _without_days_off(campaign: Campaign, scenario: Scenario, *, crew: CrewId) -> Campaign:
    del scenario
    return with_crew(campaign, crew, {"days_off": ()})


CREW_DATES = Loosening(
    checks=("working-time", "crews"),
    families=(RuleFamily.CHANGE, RuleFamily.LEAVE),
    causes=(Cause.CHANGE, Cause.LEAVE),
    rules=_rules,
)
