"""
What can be said against progress, beside the campaign that it is of, without the calendar.

A fact that breaks a rule of the campaign is no mistake: what happened has happened. Mistakes are
what cannot have happened, contradicts itself, or names what is not there.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.validate.dates import (
    find_backward_facts,
    find_bad_periods,
    find_bad_pins,
    find_far_data_date,
    find_far_facts,
    find_future_facts,
)
from scheduler.model.progress.validate.estimates import (
    find_bad_estimates,
    find_bad_redo,
    find_late_estimates,
)
from scheduler.model.progress.validate.names import find_unknown_names
from scheduler.model.progress.validate.new_work import find_bad_new_work, find_repeated_steps
from scheduler.model.progress.validate.rules import (
    find_bad_waivers,
    find_unallowed_changes,
    find_unknown_limits,
)
from scheduler.model.progress.validate.steps import (
    find_contradictions,
    find_dropped_work,
    find_facts_without_start,
    find_nothing_left,
    find_past_launch,
    find_unfit_confirmations,
    find_unknown_options,
)
from scheduler.model.progress.validate.subject import Subject

Check = Callable[[Subject], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    find_future_facts,
    find_backward_facts,
    find_bad_periods,
    find_bad_pins,
    find_far_facts,
    find_far_data_date,
    find_facts_without_start,
    find_contradictions,
    find_nothing_left,
    find_dropped_work,
    find_unfit_confirmations,
    find_unknown_options,
    find_past_launch,
    find_late_estimates,
    find_bad_estimates,
    find_bad_redo,
    find_unknown_limits,
    find_unallowed_changes,
    find_bad_waivers,
    find_repeated_steps,
    find_bad_new_work,
)


def validate_progress(
    progress: Progress,
    campaign: Campaign,
    *,
    known: Mapping[str, Collection[str]] | None = None,
) -> list[Finding]:
    """
    Return everything wrong with progress that can be seen without a calendar.

    Parameters
    ----------
    progress
        Any progress that fits the file's schema.
    campaign
        The sound campaign that it is of.
    known
        Further names to take as defined, by table: entries that were left out as mistaken.
    """
    subject = Subject(progress, campaign)
    findings = list(find_unknown_names(subject, known or {}))
    for check in CHECKS:
        findings.extend(check(subject))
    return findings
