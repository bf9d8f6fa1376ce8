"""What stands against planning a changed campaign."""

from collections.abc import Iterator

from scheduler.calendars.situation.audit import audit
from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.validate import validate

IDLE = frozenset({"permit-idle", "unknown-habit", "window-not-wider"})
"""Mistakes of a file that a change may well make: it leaves something without use elsewhere."""


def findings_against(campaign: Campaign, scenario: str) -> Iterator[Finding]:
    """
    Yield what a scenario of a changed campaign cannot be planned with.

    Calendars are looked at only where nothing else is wrong, so that no mistake is told twice.
    """
    mistakes = [found for found in validate(campaign) if _matters(found)]
    yield from mistakes or audit(campaign, [scenario])


def _matters(found: Finding) -> bool:
    """Tell whether a finding stands against planning a changed campaign."""
    is_unused_option = found.code == "crew-too-small" and "options" in found.path
    return found.code not in IDLE and not is_unused_option
