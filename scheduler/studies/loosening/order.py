"""
The serial order: steps, or flows, may go on side by side.

The ladder lets flows go side by side first, then steps. The lever goes to the loosest order at
once, for it asks what the order as a whole costs.
"""

from collections.abc import Iterator
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.link import Link
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import ExactMinutes
from scheduler.model.scenario import Order, Scenario
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.copies import with_scenario
from scheduler.studies.loosening.base.ladder import Lever, Notch, RuleLadder, lever_of
from scheduler.studies.loosening.base.link_rules import HARD, without_link
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.price import PricedChange, PriceFamily
from scheduler.studies.loosening.base.rule import Rule, RuleFamily, stating_scenario

ORDERS = {
    Order.SERIAL: "one step at a time across the whole site",
    Order.SERIAL_PER_FLOW: "one step at a time in each flow",
}
LOOSER = {
    Order.SERIAL_PER_FLOW: "let the flows run in parallel",
    Order.PARALLEL: "let steps run in parallel",
}
Chained = tuple[tuple[TaskId, Link], ...]
"""Successors, each with a link that a serial order gives it."""


def spelled_out(situation: Situation) -> Campaign:
    """Return the campaign with its serial order written down as links, for it follows from all."""
    campaign = situation.campaign
    tasks = dict(campaign.tasks)
    for target, link in _chained(situation):
        task = tasks[target]
        tasks[target] = task.altered({HARD: (*task.after, link)})
    written = campaign.altered({"tasks": tasks})
    return with_scenario(written, situation.scenario, order=Order.PARALLEL)


def _chained(situation: Situation) -> Chained:
    return tuple(
        (link.target, _as_stated(link)) for link in situation.links if link.reason == "order"
    )


def _as_stated(link: TimedLink) -> Link:
    lag = ExactMinutes(link.lag)
    return Link(task=link.source, type=link.kind, lag=lag, working=link.working)


def _rules(situation: Situation) -> Iterator[Rule]:
    chained = _chained(situation)
    if chained:
        scenario = situation.scenario
        yield Rule(
            key="order",
            family=RuleFamily.ORDER,
            subject=(),
            words=ORDERS[scenario.order],
            path=stating_scenario(situation.campaign, scenario.id, "order"),
            take_out=partial(_without_order, chained=chained),
        )


def _without_order(campaign: Campaign, scenario: Scenario, *, chained: Chained) -> Campaign:
    """Return a campaign, in which the order is spelled out, without the links of the order."""
    for target, link in chained:
        campaign = without_link(campaign, scenario, target=target, field=HARD, link=link)
    return campaign


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    del campaign
    if scenario.order is not Order.PARALLEL:
        yield lever_of(_notch(Order.PARALLEL))


def _notch(order: Order) -> Notch:
    return Notch(change=Change("scenario", "", "order", order.value), words=LOOSER[order])


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    """Let flows go side by side first, then steps."""
    orders = list(LOOSER) if situation.scenario.order is Order.SERIAL else [Order.PARALLEL]
    yield RuleLadder(
        key=rule.key, levels=range(len(orders)), make=lambda level: _notch(orders[level])
    )


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    return with_scenario(campaign, campaign.resolve_scenario(scenario), order=change.value)


def _priced(
    before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
) -> Iterator[PricedChange]:
    """Yield that steps go side by side where they did not before; it costs nothing."""
    del schedule, by
    after = situation.scenario
    if before.order is not after.order and after.order is Order.PARALLEL:
        yield PricedChange(
            family=PriceFamily.ORDER, subject="order", title="Steps in parallel", cost=0
        )


ORDER = Loosening(
    checks=("order",),
    families=(RuleFamily.ORDER,),
    causes=(Cause.ORDER,),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    settings=(
        Setting(kind="scenario", parts=("order",), form="scenario.order=parallel", apply=_apply),
    ),
    fields=("order",),
    prices=(PriceFamily.ORDER,),
    priced=_priced,
)
