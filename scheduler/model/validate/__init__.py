"""
What can be said against a campaign as a whole, without looking at the calendar.

Each check takes the campaign and yields findings. A check skips names that are not defined:
`find_unknown_names` has reported them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.validate.calls import find_bad_calls, misfit_copies
from scheduler.model.validate.crew_dates import find_backward_changes, find_days_on_and_off
from scheduler.model.validate.crews import find_small_crews
from scheduler.model.validate.cycles import find_cycles, find_scenario_cycles
from scheduler.model.validate.dates import (
    find_backward_closures,
    find_early_target,
    find_far_dates,
    find_promises_too_early,
)
from scheduler.model.validate.duty import (
    find_endless_shifts,
    find_impossible_duty,
    find_unknown_presets,
)
from scheduler.model.validate.hazards import find_homeless_hazards, find_useless_exemptions
from scheduler.model.validate.holds import (
    find_backward_holds,
    find_large_holds,
    find_stray_steps,
)
from scheduler.model.validate.launches import (
    find_done_launches,
    find_misplaced_targets,
    find_neighbour_launches,
)
from scheduler.model.validate.limits import find_limit_contradictions
from scheduler.model.validate.links import (
    find_bad_ids,
    find_bad_scenario_ids,
    find_repeated_links,
    find_self_links,
)
from scheduler.model.validate.names import find_unknown_names
from scheduler.model.validate.neighbours import (
    find_bad_moves,
    find_bad_squeezes,
    find_shared_windows,
    find_unpermitted_moves,
)
from scheduler.model.validate.openings import find_empty_openings
from scheduler.model.validate.options import find_bad_options
from scheduler.model.validate.permits import find_idle_permits, find_unknown_habits
from scheduler.model.validate.scenarios import find_done_launch, find_empty_weeks, find_no_scenarios
from scheduler.model.validate.shifts import find_empty_shifts
from scheduler.model.validate.tasks import (
    find_busy_milestones,
    find_crews_on_elapsed,
    find_kind_contradictions,
    find_repeated_places,
)
from scheduler.model.validate.time_zones import find_unknown_time_zone
from scheduler.model.validate.vehicles import (
    find_backward_cover,
    find_bad_standby,
    find_bad_vehicles,
    find_repeated_cover,
    find_shared_flows,
    find_stray_standby_work,
)
from scheduler.model.validate.widest import find_narrow_widest, find_vain_widening
from scheduler.model.validate.windows import (
    find_dayless_windows,
    find_malformed_windows,
    find_short_windows,
)

Check = Callable[[Campaign], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    find_unknown_time_zone,
    find_bad_ids,
    find_bad_scenario_ids,
    find_self_links,
    find_repeated_links,
    find_cycles,
    find_scenario_cycles,
    find_kind_contradictions,
    find_crews_on_elapsed,
    find_busy_milestones,
    find_repeated_places,
    find_bad_options,
    find_homeless_hazards,
    find_useless_exemptions,
    find_malformed_windows,
    find_dayless_windows,
    find_short_windows,
    find_narrow_widest,
    find_vain_widening,
    find_bad_moves,
    find_shared_windows,
    find_bad_squeezes,
    find_unpermitted_moves,
    find_empty_shifts,
    find_empty_openings,
    find_no_scenarios,
    find_empty_weeks,
    find_done_launch,
    find_done_launches,
    find_neighbour_launches,
    find_misplaced_targets,
    find_unknown_habits,
    find_idle_permits,
    find_unknown_presets,
    find_impossible_duty,
    find_endless_shifts,
    find_small_crews,
    find_backward_changes,
    find_days_on_and_off,
    find_limit_contradictions,
    find_backward_holds,
    find_large_holds,
    find_stray_steps,
    find_backward_closures,
    find_early_target,
    find_promises_too_early,
    find_far_dates,
    find_bad_vehicles,
    find_shared_flows,
    find_bad_standby,
    find_bad_calls,
    find_stray_standby_work,
    find_backward_cover,
    find_repeated_cover,
)


def validate(
    campaign: Campaign, *, known: Mapping[str, Collection[str]] | None = None
) -> list[Finding]:
    """
    Return everything wrong with a campaign that can be seen without its calendar.

    Parameters
    ----------
    campaign
        Any campaign that fits the file's schema.
    known
        Further names to take as defined, by table: entries that were left out as mistaken.
    """
    findings = _judge(campaign, known or {})
    return findings or list(misfit_copies(campaign, lambda found: _judge(found, {})))


def _judge(campaign: Campaign, known: Mapping[str, Collection[str]]) -> list[Finding]:
    findings = list(find_unknown_names(campaign, known))
    for check in CHECKS:
        findings.extend(check(campaign))
    return findings
