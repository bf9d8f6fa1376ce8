"""All rules of a campaign under one scenario, and the campaign with only some of them in force."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.studies.loosening import rules_of
from scheduler.studies.loosening.base.rule import Rule, RuleFamily, keep
from scheduler.studies.loosening.order import spelled_out

DATE = "date"
"""The key of the rule that launch is due by a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """
    The rules that can collide, by their keys.

    The hours of the steps, the hours of the shifts and the planning horizon are the ground on which
    the rules stand; they cannot be taken out. ``by`` is the minute of the date, if there is one.
    """

    situation: Situation
    campaign: Campaign
    by: Minutes | None
    rules: Mapping[str, Rule]

    def keep_only(self, keys: Collection[str]) -> Campaign:
        """Return the campaign with only these rules in force, the date aside."""
        campaign = self.campaign
        for key, rule in self.rules.items():
            if key not in keys:
                campaign = rule.take_out(campaign, self.situation.scenario)
        return campaign


def collect_rules(situation: Situation, by: Minutes | None) -> Rulebook:
    """Return every rule of a situation that can bind, the date first if there is one."""
    date = [] if by is None else [_date(situation, by)]
    return Rulebook(
        situation=situation,
        campaign=spelled_out(situation),
        by=by,
        rules={rule.key: rule for rule in (*date, *rules_of(situation))},
    )


def _date(situation: Situation, by: Minutes) -> Rule:
    return Rule(
        key=DATE,
        family=RuleFamily.DATE,
        subject=(),
        words=f"launch by {situation.axis.say(by)}",
        path=("target",) if by == situation.target else (),
        take_out=keep,
    )
