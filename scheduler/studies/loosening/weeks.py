"""
The days of the week that are worked, by the site and by crews with a week of their own.

The lever is the only rung of the ladder: one more day of the week.
"""

from collections.abc import Iterator
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId
from scheduler.model.notation.clock import WEEKDAYS
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.change import Change, require_known
from scheduler.studies.loosening.base.copies import with_scenario
from scheduler.studies.loosening.base.ladder import Lever, Notch, RuleLadder, lever_of, single_rung
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.price import PriceFamily
from scheduler.studies.loosening.base.rule import Rule, RuleFamily, stating_scenario
from scheduler.studies.loosening.base.shift_prices import open_day_prices
from scheduler.studies.loosening.base.week_days import days_off, with_day
from scheduler.wording.names import DAYS


def _rules(situation: Situation) -> Iterator[Rule]:
    """Yield the days off of the site, then those of each crew that has a week of its own."""
    yield from _of_site(situation)
    for crew in _with_own_week(situation.campaign, situation.scenario):
        yield from _of_crew(situation, crew)


def _of_site(situation: Situation) -> Iterator[Rule]:
    """Yield the days off of all that have no week of their own; taken out, the others stay away."""
    campaign, scenario = situation.campaign, situation.scenario
    for day in days_off(scenario.week):
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


def _with_day(campaign: Campaign, scenario: Scenario, *, day: int) -> Campaign:
    resolved = campaign.resolve_scenario(scenario.id)
    return with_scenario(campaign, resolved, week=sorted({*resolved.week, day}))


def _with_own_week(campaign: Campaign, scenario: Scenario) -> list[CrewId]:
    """Return the crews that some task needs and whose days of work are not those of the site."""
    tasks = campaign.tasks.values()
    needed = {crew for task in tasks for mode in task.modes for crew in task.in_way(mode).crew}
    return [crew for crew in campaign.crews if crew in needed and crew in scenario.weeks]


def _of_crew(situation: Situation, crew: CrewId) -> Iterator[Rule]:
    campaign, scenario = situation.campaign, situation.scenario
    for day in days_off(scenario.week_of(crew)):
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


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Work on one more day: the site, then each crew that has a week of its own."""
    for day in days_off(scenario.week):
        yield lever_of(_day_of_site(scenario, day))
    for crew in _with_own_week(campaign, scenario):
        for day in days_off(scenario.week_of(crew)):
            yield lever_of(_day_of_crew(campaign, scenario, crew, day))


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    """Work on one more day, too: the site, or the one crew that the rule is about."""
    *crews, name = rule.subject
    scenario, day = situation.scenario, WEEKDAYS.index(name)
    if crews:
        notch = _day_of_crew(situation.campaign, scenario, crews[0], day)
    else:
        notch = _day_of_site(scenario, day)
    return single_rung(rule, notch)


def _day_of_site(scenario: Scenario, day: int) -> Notch:
    change = Change("shift", "", "week", with_day(scenario.week, day))
    whose = "let crews without a week of their own work" if scenario.weeks else "work"
    return Notch(change=change, words=f"{whose} on {DAYS[day]}s as well")


def _day_of_crew(campaign: Campaign, scenario: Scenario, crew: CrewId, day: int) -> Notch:
    change = Change("week", crew, "", with_day(scenario.week_of(crew), day))
    title = campaign.crews[crew].title
    return Notch(change=change, words=f"let {title} work on {DAYS[day]}s as well")


def _set_week(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the days of the week on which all work that have no week of their own."""
    return with_scenario(campaign, campaign.resolve_scenario(scenario), week=change.value)


def _set_week_of_crew(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the days of the week on which one crew works."""
    require_known(campaign.crews, change.name, "unknown-crew")
    resolved = campaign.resolve_scenario(scenario)
    weeks = {**resolved.weeks, change.name: change.value}
    return with_scenario(campaign, resolved, weeks=weeks)


WEEKS = Loosening(
    checks=("working-time",),
    families=(RuleFamily.WEEKDAY, RuleFamily.WEEK),
    causes=(Cause.WEEK,),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    settings=(
        Setting(kind="shift", parts=("week",), form="shift.week=mon-sun", apply=_set_week),
        Setting(kind="week", form="week.CREW=mon-sun", apply=_set_week_of_crew),
    ),
    fields=("week", "weeks"),
    permits=("week",),
    prices=(PriceFamily.FACILITY,),
    priced=open_day_prices,
)
