"""
Holds, and the steps that stay within them: room that is kept never gives way.

Nothing offers to drop one. A planner who sets ``hold.PAD=none`` knows that it is kept no longer;
its steps still take no room of their own.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.resource import Hold
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.change import Change, require_known, require_none
from scheduler.studies.loosening.base.loosening import Firm, Loosening, Setting
from scheduler.studies.loosening.base.rule import Rule, RuleFamily


def _rules(situation: Situation) -> Iterator[Rule]:
    for position, hold in enumerate(situation.campaign.holds):
        if hold.to_task in situation.done or not hold.room:
            continue
        place = situation.campaign.facilities[hold.facility].title
        reason = f" ({hold.reason})" if hold.reason else ""
        yield Rule(
            key=f"hold {position} {hold}",
            family=RuleFamily.HOLD,
            subject=(hold.facility,),
            words=f"{place} is reserved from {hold.from_task} to {hold.to_task}{reason}",
            path=("holds", position),
            take_out=partial(_without_hold, hold=hold),
        )


def _without_hold(campaign: Campaign, scenario: Scenario, *, hold: Hold) -> Campaign:
    del scenario
    place = campaign.holds.index(hold)
    kept = (*campaign.holds[:place], *_let_go([hold]), *campaign.holds[place + 1 :])
    return campaign.altered({"holds": kept})


def _let_go(holds: Iterable[Hold]) -> Iterator[Hold]:
    """Yield what is left of holds that are dropped: their steps still take no room."""
    yield from (hold.altered({"room": 0}) for hold in holds if hold.steps)


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Drop one hold, named by its first task, or all of a facility."""
    del scenario
    require_none(change)
    names = {name: 0 for hold in campaign.holds for name in (hold.facility, hold.from_task)}
    require_known(names, change.name, "unknown-hold")
    meant = [hold for hold in campaign.holds if change.name in {hold.facility, hold.from_task}]
    holds = [hold for hold in campaign.holds if hold not in meant]
    return campaign.altered({"holds": (*holds, *_let_go(meant))})


HOLDS = Loosening(
    checks=("holds", "held-steps"),
    families=(RuleFamily.HOLD,),
    causes=(Cause.HOLD, Cause.HELD),
    rules=_rules,
    settings=(Setting(kind="hold", form="hold.FACILITY=none", apply=_apply),),
    firm=Firm(
        title="holds",
        grounds=("procedure",),
        why="what stands in a place stays there until it is moved",
    ),
)
