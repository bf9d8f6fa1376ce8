import pytest

import scheduler
from scheduler.errors import InputError
from scheduler.planning.interface.progress import SearchProgress
from tests.api.conftest import FIRST_STEPS


def test_campaign_in_memory_is_planned_like_its_file(first_plan):
    """Chain, floats and baseline are the same."""
    plan = scheduler.plan(scheduler.load(FIRST_STEPS), "busy", workers=1)

    assert plan.schedule == first_plan.schedule
    assert (plan.chain, plan.floats, plan.saved) == (
        first_plan.chain,
        first_plan.floats,
        first_plan.saved,
    )


@pytest.mark.parametrize("act", [scheduler.solve, scheduler.plan, scheduler.find_conflicts])
def test_unknown_scenario_is_told_with_the_right_one(act, rocket):
    """Of a file and of a campaign in memory alike."""
    for source in (str(FIRST_STEPS), rocket.build(launch="count").replace(scenario="plan")):
        with pytest.raises(InputError, match="unknown scenario 'bsy'"):
            act(source, scenario="bsy")


def test_task_that_no_shift_can_do_is_a_mistake(rocket):
    """Nine hours do not run through a shift of eight; a file would be told the same."""
    rocket.add_task("long", hours=9, crew={"TEAM": 1})

    with pytest.raises(InputError, match=r"task-too-long.*\n.*Make it pausable"):
        scheduler.solve(rocket.build(launch="count"), workers=1)


def test_listener_hears_of_better_plans():
    """The first plan comes before the end."""
    heard: list[SearchProgress] = []
    scheduler.solve(FIRST_STEPS, listener=heard.append, workers=1)

    assert heard[-1].launch == 34 * 60


def test_situation_and_check_take_the_name_of_a_scenario(first_plan):
    """The planned one by default; the schedule of one scenario breaks the rules of another."""
    campaign = first_plan.situation.campaign

    assert scheduler.prepare(campaign).scenario.id == "busy"
    assert scheduler.check(campaign, "busy", first_plan.schedule) == []
    assert scheduler.check(campaign, "quiet", first_plan.schedule) != []
