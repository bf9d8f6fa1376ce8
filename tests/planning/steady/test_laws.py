"""Laws of steady plans on random campaigns."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from scheduler.calendars.situation.prepare import prepare
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.result import Status
from scheduler.planning.solve import solve
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.result import LevelAim
from scheduler.planning.steady.steady import steady
from scheduler.schedule.announced import Announced
from tests.builders import ONE_WORKER, PLAN
from tests.planning.campaigns import REPEATABLE, campaigns
from tests.planning.steady.by_hours import told
from tests.planning.steady.test_levels_by_brute_force import replan

ONLY_SEARCH = SteadyOptions(search=ONE_WORKER)
SEVERAL = (Prefer.EARLY, Prefer.CALM, Prefer.CHEAP)


def replan_as(situation, schedule, options):
    """Return the steady plan beside a schedule that was announced."""
    return steady(situation, Announced(schedule=schedule), options)


def launch_of(result):
    """Return the launch of a result, with its bound."""
    level = result.level(LevelAim.LAUNCH)
    return level.value, level.bound


def keep_the_laws(case):
    """Try a random campaign with and without its freeze, in every preference, and once more."""
    found = replan(case)
    assume(found.schedule is not None)
    assert all(level.bound <= level.value for level in found.levels)
    for prefer in SEVERAL:
        assert launch_of(replan(case, prefer=prefer)) == launch_of(found)
    if found.level(LevelAim.FROZEN).value == 0:
        for freeze in (0, case.freeze // 2):
            assert launch_of(replan(replace(case, freeze=freeze))) <= launch_of(found)
    change_nothing_when_repeated(case, found)


def change_nothing_when_repeated(case, found):
    """Announce a steady plan; the next one is the same."""
    situation = prepare(case.brute_force.campaign, case.brute_force.scenario)
    options = replace(
        ONLY_SEARCH,
        begin=case.as_of.begin,
        freeze=case.as_of.freeze,
        pins={name: hour * 60 for name, hour in case.pins.items()},
    )
    again = replan_as(situation, found.schedule, options)
    assert again.disturbance.total == again.disturbance.minutes == 0
    assert again.schedule.starts == found.schedule.starts
    assert again.is_proved


@settings(REPEATABLE, max_examples=8)
@given(told(most=3))
def test_steady_plans_keep_the_laws(case):
    """No bound above its value, one launch for all preferences, no gain from a longer freeze."""
    keep_the_laws(case)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=150)
@given(told(most=3))
def test_steady_plans_keep_the_laws_at_length(case):
    """The same on many more campaigns."""
    keep_the_laws(case)


@settings(REPEATABLE, max_examples=10)
@given(campaigns(most=4))
def test_nothing_moves_where_nothing_happened(campaign):
    """The plan of the campaign, announced, is its steady plan."""
    situation = prepare(campaign, campaign.resolve_scenario(PLAN))
    plan = solve(situation, ONE_WORKER)
    assume(plan.status is Status.OPTIMAL)

    found = plan.require_schedule()
    result = replan_as(situation, found, ONLY_SEARCH)

    assert result.schedule.starts == found.starts
    assert result.disturbance.total == result.disturbance.minutes == 0
    assert result.is_proved
