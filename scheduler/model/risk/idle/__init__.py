"""What a risk file says in vain, whatever the scenario: probably a mistake, yet none that stops."""

from collections.abc import Callable, Iterable

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.risk.idle.mishaps import (
    find_idle_absences,
    find_idle_attempts,
    find_idle_events,
    find_idle_expiry,
    find_idle_weather,
    find_loose_work,
)
from scheduler.model.risk.idle.ranges import (
    find_cut_ranges,
    find_idle_groups,
    find_unused_ranges,
)
from scheduler.model.risk.idle.subject import IdleSubject
from scheduler.model.risk.risks import Risks

CHECKS: tuple[Callable[[IdleSubject], Iterable[Finding]], ...] = (
    find_unused_ranges,
    find_cut_ranges,
    find_idle_groups,
    find_idle_events,
    find_loose_work,
    find_idle_absences,
    find_idle_weather,
    find_idle_attempts,
    find_idle_expiry,
)


def find_idle(risks: Risks, campaign: Campaign) -> list[Finding]:
    """
    Return what risks say in vain.

    Parameters
    ----------
    risks
        Risks against which nothing can be said.
    campaign
        The sound campaign that they are of; what one of its scenarios needs is not idle.
    """
    subject = IdleSubject(risks, campaign)
    return [finding for check in CHECKS for finding in check(subject)]
