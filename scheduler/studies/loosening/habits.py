"""
Links of habit: a step need not wait for another where only habit says so.

The lever is the only rung of the ladder.
"""

from collections.abc import Iterator

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.costs import in_cents
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.scenario import Scenario
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening.base.change import NONE, Change
from scheduler.studies.loosening.base.copies import with_scenario
from scheduler.studies.loosening.base.ladder import Lever, Notch, RuleLadder, lever_of, single_rung
from scheduler.studies.loosening.base.left import tasks_to_begin
from scheduler.studies.loosening.base.link_rules import HABITUAL, drop_links, link_rules
from scheduler.studies.loosening.base.loosening import Candidate, Loosening, Setting
from scheduler.studies.loosening.base.price import PricedChange, PriceFamily
from scheduler.studies.loosening.base.rule import Rule, RuleFamily


def _rules(situation: Situation) -> Iterator[Rule]:
    """Yield the habits in force between steps still to be done."""
    campaign = situation.campaign
    for target in situation.topological:
        kept = campaign.habits_kept(campaign.tasks[target], situation.scenario)
        yield from link_rules(situation, target, HABITUAL, kept)


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    for task in tasks_to_begin(campaign, scenario):
        for source in dict.fromkeys(link.task for link in campaign.habits_kept(task, scenario)):
            yield lever_of(_set_aside(source, task.id))


def _set_aside(source: TaskId, target: TaskId) -> Notch:
    return Notch(
        change=Change("habit", source, target, NONE),
        words=f"set aside the habit of doing {target} after {source}",
    )


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    del situation
    source, target = rule.subject
    return single_rung(rule, _set_aside(source, target))


def _helps(plan: ExplainedPlan, step: TaskId) -> Iterator[Candidate]:
    """Yield the habit by which a step waits."""
    driver = plan.drivers[step]
    if driver.cause is Cause.HABIT and driver.task is not None:
        change = _set_aside(driver.task, step).change
        yield [change], f"Without the habit of doing it after {driver.task},"


def _drop(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop the links of habit between two steps and keep the hard ones."""
    del scenario
    return drop_links(campaign, change, (HABITUAL,))


def _set_all(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    return with_scenario(campaign, campaign.resolve_scenario(scenario), habits=change.value)


def _priced(
    before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
) -> Iterator[PricedChange]:
    """Yield the pairs of steps whose habit is set aside and was in force before."""
    del schedule, by
    campaign = situation.campaign
    for source, target in _pairs_set_aside(before, situation):
        yield PricedChange(
            family=PriceFamily.HABIT,
            subject=f"{source}>{target}",
            title=f"{target} no longer waits for {source} ({campaign.tasks[target].title})",
            cost=in_cents(campaign.costs.habit),
        )


def _pairs_set_aside(before: Scenario, situation: ChosenSituation) -> list[tuple[TaskId, TaskId]]:
    campaign = situation.campaign
    pairs = (
        (link.task, task.id)
        for task in campaign.tasks.values()
        for link in task.usually_after
        if task.id in situation.jobs and link.task in situation.jobs
        if link in campaign.habits_kept(task, before)
        if link not in campaign.habits_kept(task, situation.scenario)
    )
    return list(dict.fromkeys(pairs))


HABITS = Loosening(
    checks=("links",),
    families=(RuleFamily.HABIT,),
    causes=(Cause.HABIT,),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    helps=_helps,
    settings=(
        Setting(kind="habit", form="drop habit A > B", apply=_drop),
        Setting(kind="scenario", parts=("habits",), form="scenario.habits=relaxed", apply=_set_all),
    ),
    fields=("habits", "set_aside"),
    permits=("habits",),
    prices=(PriceFamily.HABIT,),
    priced=_priced,
)
