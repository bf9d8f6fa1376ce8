"""What must wait for what: links, habits and the serial order."""

from collections.abc import Iterator, Sequence
from functools import partial

from scheduler.calendars.situation.situation import Situation
from scheduler.model.base import TaskId
from scheduler.model.campaign import Campaign
from scheduler.model.link import Link, LinkKind
from scheduler.model.scenario import Order, Scenario
from scheduler.studies.changes.applying import with_scenario
from scheduler.studies.conflicts.rule import (
    Path,
    Rule,
    RuleFamily,
    length_words,
    named,
    stating_scenario,
    without_first,
)

ORDERS = {
    Order.SERIAL: "one step at a time across the whole site",
    Order.SERIAL_PER_FLOW: "one step at a time in each flow",
}
Chained = tuple[tuple[TaskId, Link], ...]
"""Successors, each with a link that a serial order gives it."""


def spelled_out(situation: Situation) -> Campaign:
    """Return the campaign with its serial order written down as links, for it follows from all."""
    campaign = situation.campaign
    tasks = dict(campaign.tasks)
    for target, link in _chained(situation):
        task = tasks[target]
        tasks[target] = task.model_copy(update={"after": (*task.after, link)})
    written = campaign.model_copy(update={"tasks": tasks})
    return with_scenario(written, situation.scenario, order=Order.PARALLEL)


def _chained(situation: Situation) -> Chained:
    return tuple(
        (link.target, Link(task=link.source, type=link.kind, lag=link.lag, working=link.working))
        for link in situation.links
        if link.reason == "order"
    )


def precedence_rules(situation: Situation) -> Iterator[Rule]:
    """Yield the links between steps still to be done, the habits in force, and the order."""
    for target in situation.topological:
        task = situation.campaign.tasks[target]
        kept = situation.campaign.habits_kept(task, situation.scenario)
        yield from _links(situation, target, "after", task.after)
        yield from _links(situation, target, "usually_after", kept)
    yield from _order(situation)


def _links(
    situation: Situation, target: TaskId, field: str, in_force: Sequence[Link]
) -> Iterator[Rule]:
    campaign = situation.campaign
    for position, link in enumerate(getattr(campaign.tasks[target], field)):
        if link not in in_force or link.task not in situation.modes:
            continue
        family = RuleFamily.LINK if field == "after" else RuleFamily.HABIT
        path: Path = ("tasks", target, field, position)
        yield Rule(
            key=f"{family} {target} {position} {link}",
            family=family,
            subject=(link.task, target),
            words=link_words(campaign, target, link, is_habit=family is RuleFamily.HABIT),
            path=path,
            take_out=partial(_without_link, target=target, field=field, link=link),
        )


def _without_link(
    campaign: Campaign, scenario: Scenario, *, target: TaskId, field: str, link: Link
) -> Campaign:
    del scenario
    task = campaign.tasks[target]
    links = without_first(getattr(task, field), link)
    tasks = {**campaign.tasks, target: task.model_copy(update={field: links})}
    return campaign.model_copy(update={"tasks": tasks})


def _order(situation: Situation) -> Iterator[Rule]:
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
    for target, link in chained:
        campaign = _without_link(campaign, scenario, target=target, field="after", link=link)
    return campaign


EVENTS = {
    LinkKind.FS: ("starts", "ends"),
    LinkKind.SS: ("starts", "starts"),
    LinkKind.FF: ("ends", "ends"),
    LinkKind.SF: ("ends", "starts"),
}


def link_words(campaign: Campaign, target: TaskId, link: Link, *, is_habit: bool) -> str:
    """Say a link: ``F07 (Leak watch) starts no earlier than 12 h after F06 ends``."""
    held, holds = EVENTS[link.type]
    how_long = f"{length_words(abs(link.lag))} {'after' if link.lag > 0 else 'before'} "
    worked = " (working time)" if link.working else ""
    lag = f"no earlier than {how_long}" if link.lag else "after "
    text = f"{named(campaign, target)} {held} {lag}{link.task} {holds}{worked}"
    return f"by habit {text}" if is_habit else text
