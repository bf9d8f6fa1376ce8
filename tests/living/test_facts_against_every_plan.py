"""The earliest launch after facts is that of all plans there are, found without calendars."""

import pytest
from hypothesis import given, note, settings

from scheduler.engine.verdict import Verdict
from scheduler.planning.lists.list_schedule import make_schedule
from scheduler.planning.search.goals import search_launch
from scheduler.planning.search.run import SearchEffort, go_on, unheard
from scheduler.schedule.checks import check
from tests.living.every_plan import EveryPlan
from tests.living.m1 import situation_of
from tests.living.random_facts import campaign, facts_of, rules_and_steps


def launch_found(found, now, stated):
    """Return the hour of the earliest launch that the solver proves, nothing if there is none."""
    made, facts = campaign(found, stated), facts_of(found, now)
    situation = situation_of(made, facts)
    if any(not job.classes for modes in situation.modes.values() for job in modes):
        return None
    effort = SearchEffort(seconds=60, workers=1, seed=1)
    result = search_launch(situation, None, effort, unheard, go_on)
    if result.starts is None:
        assert result.verdict is not Verdict.UNKNOWN
        return None
    starts = {step: ticks * situation.tick for step, ticks in result.starts.items()}
    plan = make_schedule(situation, starts, result.options)
    assert check(made, situation.scenario, plan, facts) == []
    return result.objective * situation.tick // 60


def compare(drawn):
    """Launch is found where an exhaustive search finds it."""
    (found, now), stated = drawn
    note(f"as of {now}, {stated}:\n" + "\n".join(map(str, found)))
    assert launch_found(found, now, stated) == EveryPlan(found, now, stated).launch()


@given(rules_and_steps())
@settings(max_examples=15, deadline=None)
def test_launch_after_facts_is_the_earliest_of_all_plans(drawn):
    """Some campaigns at each change."""
    compare(drawn)


@pytest.mark.slow
@given(rules_and_steps())
@settings(max_examples=300, deadline=None)
def test_launch_after_facts_is_the_earliest_of_all_plans_of_many(drawn):
    """And many more."""
    compare(drawn)
