"""
Times at which the whole site stands down.

They have neither lever nor ladder: those who run the site agree them with others. A planner may set
them by hand.
"""

from collections.abc import Iterator
from functools import partial

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.resource import Closure
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.change import NONE, Change
from scheduler.studies.loosening.base.closures import closure_words, parse_closure
from scheduler.studies.loosening.base.copies import with_scenario, without_first
from scheduler.studies.loosening.base.loosening import Loosening, Setting
from scheduler.studies.loosening.base.rule import Path, Rule, RuleFamily, stating_scenario


def _rules(situation: Situation) -> Iterator[Rule]:
    campaign, scenario = situation.campaign, situation.scenario
    own = stating_scenario(campaign, scenario.id, "stand_downs")
    for path, rests, take_out in (
        (("stand_downs",), campaign.stand_downs, _without_site_rest),
        (own, scenario.stand_downs, _without_scenario_rest),
    ):
        for position, rest in enumerate(rests):
            here: Path = (*path, position)
            yield Rule(
                key=f"stand-down {'.'.join(map(str, here))}",
                family=RuleFamily.STAND_DOWN,
                subject=(),
                words=f"the site stands down {closure_words(situation, rest)}",
                path=here,
                take_out=partial(take_out, rest=rest),
            )


def _without_site_rest(campaign: Campaign, scenario: Scenario, *, rest: Closure) -> Campaign:
    del scenario
    rests = without_first(campaign.stand_downs, rest)
    return campaign.altered({"stand_downs": rests})


def _without_scenario_rest(campaign: Campaign, scenario: Scenario, *, rest: Closure) -> Campaign:
    resolved = campaign.resolve_scenario(scenario.id)
    return with_scenario(campaign, resolved, stand_downs=without_first(resolved.stand_downs, rest))


def _apply(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Let the site stand down once more, or never by what the scenario itself says (``none``)."""
    resolved = campaign.resolve_scenario(scenario)
    more = () if change.value == NONE else (*resolved.stand_downs, parse_closure(change.value))
    return with_scenario(campaign, resolved, stand_downs=more)


STAND_DOWNS = Loosening(
    checks=("working-time",),
    families=(RuleFamily.STAND_DOWN,),
    causes=(Cause.STAND_DOWN,),
    rules=_rules,
    settings=(
        Setting(
            kind="scenario",
            parts=("stand_down", "stand-down"),
            form="scenario.stand_down=2026-03-24T06:00/2026-03-26T06:00",
            apply=_apply,
        ),
    ),
    fields=("stand_downs",),
)
