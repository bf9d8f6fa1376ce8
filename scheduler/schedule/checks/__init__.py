"""
Solver-independent rules: every schedule, from whichever algorithm, passes the same checks.

They share nothing with the planner's calendars or encodings.
"""

from collections.abc import Callable, Iterator, Mapping

from scheduler.errors import InvalidPlanError
from scheduler.model.campaign import Campaign
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.scenario import Scenario
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.checks.crews import check_crews
from scheduler.schedule.checks.data_date import check_data_date
from scheduler.schedule.checks.duty import check_duty
from scheduler.schedule.checks.facilities import check_facilities
from scheduler.schedule.checks.hazards import check_hazards
from scheduler.schedule.checks.held_steps import check_held_steps
from scheduler.schedule.checks.holds import check_holds
from scheduler.schedule.checks.limits import check_limits
from scheduler.schedule.checks.links import check_links
from scheduler.schedule.checks.not_before import check_not_before
from scheduler.schedule.checks.order import check_order
from scheduler.schedule.checks.promised import check_promised
from scheduler.schedule.checks.recorded import check_recorded
from scheduler.schedule.checks.steps import check_steps
from scheduler.schedule.checks.under_way import check_under_way
from scheduler.schedule.checks.windows import check_windows
from scheduler.schedule.checks.working_time import check_working_time
from scheduler.schedule.scheduled import Schedule
from scheduler.schedule.violation import Violation

Check = Callable[[Evidence], Iterator[Violation]]

CHECKS: Mapping[str, Check] = {
    "steps": check_steps,
    "recorded": check_recorded,
    "data-date": check_data_date,
    "under-way": check_under_way,
    "working-time": check_working_time,
    "windows": check_windows,
    "not-before": check_not_before,
    "promised": check_promised,
    "links": check_links,
    "limits": check_limits,
    "crews": check_crews,
    "facilities": check_facilities,
    "holds": check_holds,
    "held-steps": check_held_steps,
    "hazards": check_hazards,
    "order": check_order,
    "duty": check_duty,
}


def check(
    campaign: Campaign, scenario: Scenario, schedule: Schedule, progress: Progress | None = None
) -> list[Violation]:
    """
    Return every rule that a schedule breaks; an empty list means that it is sound.

    With progress the campaign has all in it that became known, and what is judged is what is still
    to be done: facts that break rules break none here. The facts are those given, or those that
    the campaign knows.
    """
    evidence = Evidence(campaign, scenario, schedule, progress or progress_of(campaign))
    broken = [*check_steps(evidence), *check_recorded(evidence)]
    if broken:
        return broken  # the other rules speak about whole steps only
    return [violation for rule in CHECKS.values() for violation in rule(evidence)]


def require_valid(
    campaign: Campaign, scenario: Scenario, schedule: Schedule, progress: Progress | None = None
) -> None:
    """
    Refuse a schedule that breaks a rule.

    Raises
    ------
    InvalidPlanError
        Naming every broken rule.
    """
    violations = check(campaign, scenario, schedule, progress)
    if violations:
        raise InvalidPlanError(violations)
