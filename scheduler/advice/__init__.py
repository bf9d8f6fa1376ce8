"""
What is probably a mistake although a plan can be made: the warnings.

Each check takes the `Case` of a sound campaign and yields findings. A warning must be worth
reading: what most good campaigns have is no warning.
"""

from scheduler.advice.base import Advice, Case
from scheduler.advice.crew_dates import (
    warn_of_crew_dates_outside,
    warn_of_idle_changes,
    warn_of_overlapping_changes,
)
from scheduler.advice.dates import (
    warn_of_dates_outside,
    warn_of_idle_not_before,
    warn_of_windows_outside,
)
from scheduler.advice.hazards import warn_of_idle_hazards
from scheduler.advice.holds import warn_of_room_taken_twice
from scheduler.advice.lags import warn_of_leads_and_lags
from scheduler.advice.late_steps import warn_of_idle_late_steps
from scheduler.advice.launch import (
    warn_of_early_launch,
    warn_of_idle_hold_points,
    warn_of_work_after_launch,
)
from scheduler.advice.lookalikes import warn_of_lookalikes, warn_of_repeated_names
from scheduler.advice.loose_ends import warn_of_loose_ends
from scheduler.advice.neighbours import warn_of_idle_moves
from scheduler.advice.replaced import warn_of_replaced_settings
from scheduler.advice.staffing import (
    warn_of_empty_shifts,
    warn_of_idle_head_counts,
    warn_of_idle_set_aside,
    warn_of_idle_weeks,
    warn_of_overlapping_shifts,
    warn_of_same_scenarios,
)
from scheduler.advice.steps import (
    warn_of_long_steps,
    warn_of_many_pinned_steps,
    warn_of_unmanned_steps,
)
from scheduler.advice.target import warn_of_vain_target
from scheduler.advice.time_zone import warn_of_turned_time_zone
from scheduler.advice.unused import (
    warn_of_unused_names,
    warn_of_unused_options,
    warn_of_unused_tags,
)
from scheduler.advice.windows import warn_of_idle_windows
from scheduler.calendars.situation.calendars import Calendars
from scheduler.errors import Finding
from scheduler.model.campaign import Campaign

ADVICE: tuple[Advice, ...] = (
    warn_of_loose_ends,
    warn_of_idle_hold_points,
    warn_of_early_launch,
    warn_of_work_after_launch,
    warn_of_leads_and_lags,
    warn_of_unused_names,
    warn_of_unused_tags,
    warn_of_unused_options,
    warn_of_turned_time_zone,
    warn_of_vain_target,
    warn_of_idle_windows,
    warn_of_windows_outside,
    warn_of_dates_outside,
    warn_of_idle_not_before,
    warn_of_idle_moves,
    warn_of_crew_dates_outside,
    warn_of_idle_changes,
    warn_of_overlapping_changes,
    warn_of_idle_late_steps,
    warn_of_many_pinned_steps,
    warn_of_overlapping_shifts,
    warn_of_empty_shifts,
    warn_of_same_scenarios,
    warn_of_idle_weeks,
    warn_of_idle_head_counts,
    warn_of_idle_set_aside,
    warn_of_replaced_settings,
    warn_of_room_taken_twice,
    warn_of_idle_hazards,
    warn_of_unmanned_steps,
    warn_of_long_steps,
    warn_of_lookalikes,
    warn_of_repeated_names,
)


def warnings_of(campaign: Campaign, calendars: Calendars | None = None) -> list[Finding]:
    """
    Return what a sound campaign probably does not mean, in no order of importance.

    Parameters
    ----------
    campaign
        A campaign without problems; what `validate` and `audit` report is not looked for again.
    calendars
        Its calendars, where they are used further on.
    """
    case = Case(campaign, calendars)
    return [finding for check in ADVICE for finding in check(case)]
