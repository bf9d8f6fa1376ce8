"""How the scenario lets people work: steps only as they stand, and duty rules that bind."""

from collections.abc import Iterator

from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.duty import DutyUse
from scheduler.model.scenario import Options, Scenario
from scheduler.studies.changes.applying import with_scenario
from scheduler.studies.conflicts.rule import Rule, RuleFamily, stating_scenario


def mode_rules(situation: Situation) -> Iterator[Rule]:
    """Yield the rule against options of steps, and the duty rules if they bind."""
    campaign, scenario = situation.campaign, situation.scenario
    has_options = any(task.options for task in situation.tasks.values())
    if has_options and scenario.options is Options.NOMINAL:
        yield Rule(
            key="options",
            family=RuleFamily.OPTIONS,
            subject=(),
            words="every step is done as it stands: its options are not permitted",
            path=stating_scenario(campaign, scenario.id, "options"),
            take_out=_with_options,
        )
    if scenario.duty is not None and scenario.duty.use is DutyUse.RULE:
        yield Rule(
            key="duty",
            family=RuleFamily.DUTY,
            subject=(),
            words="the duty rules are binding",
            path=stating_scenario(campaign, scenario.id, "duty"),
            take_out=_without_duty,
        )


def _with_options(campaign: Campaign, scenario: Scenario) -> Campaign:
    return with_scenario(campaign, campaign.resolve_scenario(scenario.id), options=Options.ANY)


def _without_duty(campaign: Campaign, scenario: Scenario) -> Campaign:
    return with_scenario(campaign, campaign.resolve_scenario(scenario.id), duty=None)
