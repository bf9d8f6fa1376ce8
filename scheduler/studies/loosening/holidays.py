"""Holidays: they may be worked; the lever is the only rung of the ladder."""

from collections.abc import Iterator
from datetime import date, datetime, time

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.scenario import Holidays, Scenario
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.copies import with_scenario
from scheduler.studies.loosening.base.ladder import Lever, Notch, RuleLadder, lever_of, single_rung
from scheduler.studies.loosening.base.left import is_past
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.rule import Rule, RuleFamily

WORKED = Notch(
    change=Change("scenario", "", "holidays", Holidays.WORKED.value), words="work on holidays"
)


def _rules(situation: Situation) -> Iterator[Rule]:
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


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Work on the holidays that take a day of work away."""
    ahead = (day for day in campaign.holidays if not is_past(campaign, _end_of(day)))
    lost = any(day.weekday() in scenario.site_week for day in ahead)
    if lost and scenario.holidays is Holidays.KEPT:
        yield lever_of(WORKED)


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max)


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    del situation
    return single_rung(rule, WORKED)


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    return with_scenario(campaign, campaign.resolve_scenario(scenario), holidays=change.value)


HOLIDAYS = Loosening(
    checks=("working-time",),
    families=(RuleFamily.HOLIDAY,),
    causes=(Cause.HOLIDAY,),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    settings=(
        Setting(
            kind="scenario",
            parts=("holidays",),
            form="scenario.holidays=worked",
            apply=_apply,
        ),
    ),
    fields=("holidays",),
)
