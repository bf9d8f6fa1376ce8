"""
Duty rules where they bind the plan: how long a team works, and how long it rests.

They have neither lever nor ladder: whoever answers for the people sets them. A scenario without
them is a scenario of its own.
"""

from collections.abc import Iterator

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.duty import DutyUse
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.copies import with_scenario
from scheduler.studies.loosening.base.loosening import Loosening
from scheduler.studies.loosening.base.rule import Rule, RuleFamily, stating_scenario


def _rules(situation: Situation) -> Iterator[Rule]:
    campaign, scenario = situation.campaign, situation.scenario
    if scenario.duty is not None and scenario.duty.use is DutyUse.RULE:
        yield Rule(
            key="duty",
            family=RuleFamily.DUTY,
            subject=(),
            words="the duty rules are binding",
            path=stating_scenario(campaign, scenario.id, "duty"),
            take_out=_without_duty,
        )


def _without_duty(campaign: Campaign, scenario: Scenario) -> Campaign:
    return with_scenario(campaign, campaign.resolve_scenario(scenario.id), duty=None)


DUTY = Loosening(
    checks=("duty",),
    families=(RuleFamily.DUTY,),
    causes=(Cause.DUTY,),
    rules=_rules,
    fields=("duty",),
)
