"""Hazards: work that clears people, or forbids other work beside it, never gives way."""

from collections.abc import Iterator
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.resource import Hazard
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.loosening import Firm, Loosening
from scheduler.studies.loosening.base.rule import Rule, RuleFamily


def _rules(situation: Situation) -> Iterator[Rule]:
    at_work = {name for task in situation.tasks.values() for name in task.hazards}
    for name, hazard in situation.campaign.hazards.items():
        if name in at_work and (hazard.clears or hazard.forbids):
            yield Rule(
                key=f"hazard {name}",
                family=RuleFamily.HAZARD,
                subject=(name,),
                words=_words(situation.campaign, hazard),
                path=("hazards", name),
                take_out=partial(_without_hazard, name=name),
            )


def _words(campaign: Campaign, hazard: Hazard) -> str:
    scope = str(hazard.scope)
    reach = f"the {scope}" if scope in {"facility", "site"} else scope
    if hazard.clears:
        return f"{hazard.title}: nobody else in {reach}"
    forbidden = ", ".join(campaign.hazards[name].title for name in hazard.forbids)
    return f"{hazard.title}: no {forbidden} in {reach}"


def _without_hazard(campaign: Campaign, scenario: Scenario, *, name: str) -> Campaign:
    del scenario
    harmless = campaign.hazards[name].altered({"clears": False, "forbids": ()})
    return campaign.altered({"hazards": {**campaign.hazards, name: harmless}})


HAZARDS = Loosening(
    checks=("hazards",),
    families=(RuleFamily.HAZARD,),
    causes=(Cause.HAZARD,),
    rules=_rules,
    firm=Firm(
        title="hazards",
        grounds=("safety",),
        why="people stay out of the way of dangerous work",
    ),
)
