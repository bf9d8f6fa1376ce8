"""What can be said against risks, beside the campaign that they are of, without the calendar."""

from collections.abc import Callable, Iterable

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.risk.risks import Risks
from scheduler.model.risk.validate.added import (
    find_bad_new_work,
    find_circles,
    find_repeated_names,
)
from scheduler.model.risk.validate.attempts import (
    find_bad_expiry,
    find_bad_recycle,
    find_bad_weather,
)
from scheduler.model.risk.validate.groups import find_contradicting_groups, find_unclear_groups
from scheduler.model.risk.validate.mishaps import (
    find_bad_periods,
    find_bad_redo,
    find_unclear_events,
)
from scheduler.model.risk.validate.names import find_unknown_names
from scheduler.model.risk.validate.ranges import find_certain_steps, find_unclear_ranges
from scheduler.model.risk.validate.subject import RiskSubject

Check = Callable[[RiskSubject], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    find_unknown_names,
    find_unclear_ranges,
    find_certain_steps,
    find_unclear_groups,
    find_contradicting_groups,
    find_unclear_events,
    find_bad_periods,
    find_bad_redo,
    find_repeated_names,
    find_circles,
    find_bad_new_work,
    find_bad_weather,
    find_bad_recycle,
    find_bad_expiry,
)


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
