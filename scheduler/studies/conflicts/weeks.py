"""Days of the week that are not worked: by the site, and by crews with a week of their own."""

from collections.abc import Iterator
from functools import partial

from scheduler.calendars.situation.situation import Situation
from scheduler.model.base import CrewId
from scheduler.model.campaign import Campaign
from scheduler.model.notation.clock import WEEKDAYS
from scheduler.model.scenario import Scenario
from scheduler.studies.changes.applying import with_scenario
from scheduler.studies.conflicts.rule import Rule, RuleFamily, stating_scenario
from scheduler.studies.levers.notches import crews_with_own_week
from scheduler.wording.names import DAYS


def week_rules(situation: Situation) -> Iterator[Rule]:
    """Yield the days off of the site, then those of each crew that has a week of its own."""
    yield from _of_site(situation)
    for crew in crews_with_own_week(situation.campaign, situation.scenario):
        yield from _of_crew(situation, crew)


def _of_site(situation: Situation) -> Iterator[Rule]:
    """Yield the days off of all that have no week of their own; taken out, the others stay away."""
    campaign, scenario = situation.campaign, situation.scenario
    for day in _days_off(scenario.week):
        words = f"{DAYS[day]}s are not worked"
        if scenario.weeks:
            words = f"crews without a week of their own do not work on {DAYS[day]}s"
        yield Rule(
            key=f"weekday {WEEKDAYS[day]}",
            family=RuleFamily.WEEKDAY,
            subject=(WEEKDAYS[day],),
            words=words,
            path=stating_scenario(campaign, scenario.id, "week"),
            take_out=partial(_with_day, day=day),
        )


def _days_off(week: tuple[int, ...]) -> Iterator[int]:
    return (day for day in range(len(WEEKDAYS)) if day not in week)


def _with_day(campaign: Campaign, scenario: Scenario, *, day: int) -> Campaign:
    resolved = campaign.resolve_scenario(scenario.id)
    return with_scenario(campaign, resolved, week=sorted({*resolved.week, day}))


def _of_crew(situation: Situation, crew: CrewId) -> Iterator[Rule]:
    campaign, scenario = situation.campaign, situation.scenario
    for day in _days_off(scenario.week_of(crew)):
        yield Rule(
            key=f"week {crew} {WEEKDAYS[day]}",
            family=RuleFamily.WEEK,
            subject=(crew, WEEKDAYS[day]),
            words=f"{campaign.crews[crew].title} do not work on {DAYS[day]}s",
            path=(*stating_scenario(campaign, scenario.id, "weeks"), crew),
            take_out=partial(_with_day_of_crew, crew=crew, day=day),
        )


def _with_day_of_crew(
    campaign: Campaign, scenario: Scenario, *, crew: CrewId, day: int
) -> Campaign:
    resolved = campaign.resolve_scenario(scenario.id)
    week = sorted({*resolved.week_of(crew), day})
    return with_scenario(campaign, resolved, weeks={**resolved.weeks, crew: week})
