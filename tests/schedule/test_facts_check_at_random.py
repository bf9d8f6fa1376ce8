"""Plans of the planner after random facts pass the check, which reads the facts for itself."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from scheduler.calendars.clock.axis import make_axis
from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import Infeasible
from scheduler.model.progress.progress import Progress
from scheduler.planning.lists.list_schedule import best_list_schedule
from scheduler.schedule.checks import check
from tests.builders import PLAN
from tests.planning.campaigns import campaigns

HOUR = 60


def facts_of(placed, milestone, now, chance):
    """Return what may be recorded of an announced step by some minute, nothing if it waits."""
    if placed.end <= now:
        return {"started": placed.start, "finished": placed.end}
    if milestone or (placed.start > now and chance.random() > 0.1):
        return {}
    found = {"started": placed.start if placed.start <= now else max(now - HOUR, 0)}
    if placed.start > now or chance.random() < 0.4:
        found["remaining"] = timedelta(hours=chance.randrange(1, 4))
        if chance.random() < 0.5:
            safe = chance.random() < 0.5
            found |= {"suspended": chance.randrange(found["started"], now + 1), "made_safe": safe}
    return found


def recorded(campaign, schedule, now, chance):
    """Return progress that is more or less what was announced."""
    axis = make_axis(campaign)

    def local(value):
        is_minute = isinstance(value, int) and not isinstance(value, bool)
        return axis.moment(value).replace(tzinfo=None) if is_minute else value

    steps = {}
    for step, placed in schedule.tasks.items():
        found = facts_of(placed, campaign.tasks[step].is_milestone, now, chance)
        if found:
            option = {"option": placed.option}
            steps[step] = {key: local(value) for key, value in found.items()} | option
    return Progress.model_validate({"data_date": local(now), "steps": steps})


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
