"""Plans of the planner after random facts pass the check, which reads the facts for itself."""

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import Infeasible
from scheduler.planning.lists.list_schedule import best_list_schedule
from scheduler.schedule.checks import check
from tests.builders import PLAN
from tests.planning.campaigns import campaigns
from tests.schedule.recorded_facts import recorded


def listed(campaign, facts=None):
    """Return a plan as lists make it, before or after facts; a case without one is passed over."""
    try:
        found = prepare(campaign, campaign.resolve_scenario(PLAN), facts)
        schedule = best_list_schedule(found)
    except Infeasible:
        reject()
    if schedule is None:
        reject()
    return schedule


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(campaigns(), st.randoms(use_true_random=False))
def test_plans_after_facts_pass_the_check(campaign, chance):
    """Whatever began early, overran or was stopped: planner and check read the facts alike."""
    scenario = campaign.resolve_scenario(PLAN)
    assume(campaign.launch not in campaign.done_tasks(scenario))
    announced = listed(campaign)
    assume(announced[campaign.launch].end > 0)
    now = chance.randrange(announced[campaign.launch].end)
    facts = recorded(campaign, announced, now, chance)

    schedule = listed(campaign, facts)

    assert check(campaign, scenario, schedule, facts) == []
