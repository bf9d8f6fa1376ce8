"""What can be said against risks, beside the campaign that they are of, without the calendar."""

from collections.abc import Callable, Iterable

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.risk.risks import Risks
from scheduler.model.risk.validate.subject import RiskSubject

Check = Callable[[RiskSubject], Iterable[Finding]]

CHECKS: tuple[Check, ...] = ()


def validate_risks(risks: Risks, campaign: Campaign, scenario: str | None = None) -> list[Finding]:
    """
    Return everything wrong with risks that can be seen without a calendar.

    Parameters
    ----------
    risks
        Any risks that fit the file's schema.
    campaign
        The sound campaign that they are of.
    scenario
        The way of working by which they are judged; that which is planned, if left out.
    """
    name = scenario or campaign.plan_scenario
    subject = RiskSubject(risks, campaign, campaign.resolve_scenario(name))
    return [finding for check in CHECKS for finding in check(subject)]
