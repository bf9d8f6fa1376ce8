"""The earliest launch after facts is that of all plans there are, found without calendars."""

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from scheduler.engine.verdict import Verdict
from scheduler.planning.search.goals import search_launch
from scheduler.planning.search.run import SearchEffort, go_on, unheard
from tests.living.every_plan import EveryPlan
from tests.living.m1 import situation_of
from tests.living.random_facts import campaign, facts_of, steps


def launch_found(found, now, room):
    """Return the hour of the earliest launch that the solver proves, nothing if there is none."""
    situation = situation_of(campaign(found, room), facts_of(found, now))
    if any(not job.classes for modes in situation.modes.values() for job in modes):
        return None
    effort = SearchEffort(seconds=60, workers=1, seed=1)
    result = search_launch(situation, None, effort, unheard, go_on)
    if result.starts is None:
        assert result.verdict is not Verdict.UNKNOWN
        return None
    return result.objective * situation.tick // 60


def compare(drawn, room):
    """Launch is found where an exhaustive search finds it."""
    found, now = drawn
    note(f"as of {now}, room {room}: " + "\n".join(map(str, found)))
    assert launch_found(found, now, room) == EveryPlan(found, now, room).launch()


@given(steps(), st.integers(1, 2))
@settings(max_examples=15, deadline=None)
def test_launch_after_facts_is_the_earliest_of_all_plans(drawn, room):
    """Some campaigns at each change."""
    compare(drawn, room)


@pytest.mark.slow
@given(steps(), st.integers(1, 2))
@settings(max_examples=300, deadline=None)
def test_launch_after_facts_is_the_earliest_of_all_plans_of_many(drawn, room):
    """And many more."""
    compare(drawn, room)
