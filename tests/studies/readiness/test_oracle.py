"""The launch of a called vehicle is that of all plans there are, found hour by hour."""

import pytest
from hypothesis import assume, event, given, note, settings
from hypothesis import strategies as st

from scheduler.studies.readiness.others import Others
from tests.studies.readiness.calls import campaign_of, plan_of, reading
from tests.studies.readiness.never import breaches
from tests.studies.readiness.oracle import (
    Hold,
    Link,
    Run,
    Site,
    Step,
    TooLarge,
    any_plan,
    earliest,
)
from tests.studies.readiness.random_sites import plan_by, runs_of, sites, text_of

moments = st.integers(0, 60).map(lambda hour: 60 * hour) | st.integers(0, 3600)


def compare(site, plan, runs, at):
    """Require launch where the exhaustive search finds it, whatever the others do."""
    note(text_of(site))
    note(f"{runs} called at {at} min")
    for others in Others:
        try:
            expected = earliest(site, runs, at, others.value)
        except TooLarge:
            event("too large")
            continue
        found = reading(plan, at, others)
        event(f"{others}: {found.status}")
        assert found.is_proved
        assert (found.launch and found.launch / 60) == expected, others
        if found.schedule is not None:
            after = site.standby in site.only
            assert breaches(plan, at, others.value, found.schedule, after=after) == []


def compare_any(site, seed, at):
    """Compare calls in some plan that keeps all rules, good or not."""
    runs = any_plan(site, seed)
    assume(runs is not None)
    compare(site, plan_by(site, runs), runs, at)


def compare_best(site, at):
    """Compare calls in the plan that the program makes."""
    assume(any_plan(site, 0) is not None)
    plan = plan_of(campaign_of(text_of(site)))
    compare(site, plan, {name: Run(*each) for name, each in runs_of(plan).items()}, at)


TWO_IN_THE_HALL = Site(
    steps={
        "s": Step("s", "V1", 3, "elapsed", place="HALL", standby=True),
        "k1": Step("k1", "V1", 7, "elapsed", place="HALL", after=(Link("s"),)),
        "k2": Step("k2", "V1", 4, "elapsed", place="HALL", after=(Link("s"),)),
        "m": Step("m", "V1", 1, "elapsed", after=(Link("k1"), Link("k2")), instant=True),
        "n1": Step("n1", "V2", 5, "elapsed", place="BAY"),
        "n2": Step("n2", "V2", 6, "elapsed", place="BAY", after=(Link("n1"),)),
        "x": Step("x", "X", 8, "elapsed", dates=(24, 36)),
    },
    crews={"W": (1, 1)},
    rooms={"HALL": 1, "BAY": 1, "PAD": 1},
    launch="m",
    standby="n2",
    holds=(Hold("HALL", "s", "m", ("s", "k1", "k2")),),
    done=frozenset({"s", "n1"}),
    stands_for={"s": "n1"},
)


def test_two_holds_of_a_full_hall_that_have_begun_leave_the_launch_to_be_proved(caplog):
    """The mission has the hall, and n1, which stands for s, is over: V2 has it, too, by fact."""
    runs, at = any_plan(TWO_IN_THE_HALL, 0), 30 * 60
    found = reading(plan_by(TWO_IN_THE_HALL, runs), at)

    assert found.is_proved
    assert found.launch == 60 * earliest(TWO_IN_THE_HALL, runs, at, "keep")
    assert caplog.messages == []


@given(sites(), st.integers(0, 9), moments)
@settings(max_examples=6, deadline=None)
def test_launch_of_a_called_vehicle_is_the_earliest_of_all_plans(site, seed, at):
    """Some calls at each change, in plans that keep the rules and no more."""
    compare_any(site, seed, at)


@pytest.mark.slow
@given(sites(), st.integers(0, 9), moments)
@settings(max_examples=300, deadline=None)
def test_launch_of_a_called_vehicle_is_the_earliest_of_all_plans_of_many(site, seed, at):
    """And many more."""
    compare_any(site, seed, at)


@pytest.mark.slow
@given(sites(), moments)
@settings(max_examples=100, deadline=None)
def test_launch_of_a_vehicle_called_in_the_best_plan_is_the_earliest(site, at):
    """The same in the plans that the program makes."""
    compare_best(site, at)
