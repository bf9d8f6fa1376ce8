"""Yes, no or unknown: whether launch can be had by a minute."""

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from scheduler.model.notation.durations import HOUR
from scheduler.planning.search.decision import Answer, decide
from scheduler.schedule.checks import check
from tests.brute_force import BruteForce, TooLarge
from tests.builders import ONE_WORKER, PLAN, hours, make_campaign, make_situation, make_task
from tests.planning.campaigns import REPEATABLE, campaigns

CHAIN = (make_task("A", 3), make_task("B", 2, after="A"))
PAIR = (
    make_task("A", 2, crew={"MEC": 1}),
    make_task("B", 2, crew={"MEC": 1}),
    make_task("L", 0, after=["A", "B"]),
)


@pytest.mark.parametrize(
    ("by", "answer"), [(5, Answer.POSSIBLE), (4.99, Answer.IMPOSSIBLE), (None, Answer.POSSIBLE)]
)
def test_links_leave_launch_an_earliest_minute(by, answer):
    """Three hours and two behind them end after five: by then it is possible, before it is not."""
    situation = make_situation(make_campaign(*CHAIN))

    decision = decide(situation, None if by is None else hours(by), ONE_WORKER)

    assert decision.answer is answer
    assert decision.launch == (None if answer is Answer.IMPOSSIBLE else hours(5))


@pytest.mark.parametrize(("by", "answer"), [(4, Answer.POSSIBLE), (3, Answer.IMPOSSIBLE)])
def test_a_crew_can_make_a_date_impossible(by, answer):
    """One mechanic takes four hours for two tasks of two, which the links alone do not say."""
    situation = make_situation(make_campaign(*PAIR, crews={"MEC": 1}))
    assert decide(situation, hours(by), ONE_WORKER).answer is answer


def test_a_limit_can_leave_no_schedule_at_all():
    """From the end of A, 10:00 at the latest, to launch, 15:00 at the earliest, are five hours."""
    campaign = make_campaign(
        make_task("A", windows=[{"for": "start", "daily": "08:00-09:00"}]),
        make_task("L", after="A", windows=[{"for": "start", "daily": "14:00-15:00"}]),
        limits=[{"from": "A end", "to": "launch end", "max": "4h"}],
    )
    assert decide(make_situation(campaign), None, ONE_WORKER).answer is Answer.IMPOSSIBLE


def test_a_task_longer_than_the_horizon_leaves_no_schedule():
    """The network dates alone say that nine hours of work do not fit into a shift of eight."""
    campaign = make_campaign(make_task("L", 9, crew={"MEC": 1}), crews={"MEC": 1})
    assert decide(make_situation(campaign), None, ONE_WORKER).answer is Answer.IMPOSSIBLE


def test_a_yes_carries_a_sound_schedule():
    """The schedule passes the independent check and launches in time."""
    campaign = make_campaign(*PAIR, crews={"MEC": 1})

    decision = decide(make_situation(campaign), hours(4), ONE_WORKER)

    assert decision.schedule is not None
    assert check(campaign, campaign.resolve_scenario(PLAN), decision.schedule) == []
    assert decision.schedule["L"].end == decision.launch == hours(4)


def agree_on_the_answer(campaign, late):
    """Compare the answer with what trying everything says."""
    brute_force = BruteForce(campaign, campaign.resolve_scenario(PLAN))
    assume(campaign.launch in brute_force.tasks and all(brute_force.choices.values()))
    try:
        best = brute_force.search()
    except TooLarge:
        assume(condition=False)
    by = None if best is None else best.launch * HOUR + late * HOUR
    event("without a plan" if by is None else "too early" if late < 0 else "in time")

    answer = decide(make_situation(campaign), by, ONE_WORKER).answer

    assert (answer is Answer.POSSIBLE) == (best is not None and late >= 0)
    assert answer is not Answer.UNKNOWN


@settings(REPEATABLE, max_examples=16)
@given(campaigns(), st.integers(-3, 3))
def test_answers_agree_with_an_exhaustive_search(campaign, late):
    """Around its earliest launch, a random campaign is possible exactly from that hour on."""
    agree_on_the_answer(campaign, late)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=150)
@given(campaigns(), st.integers(-3, 3))
def test_answers_agree_with_an_exhaustive_search_at_length(campaign, late):
    """The same on many more campaigns."""
    agree_on_the_answer(campaign, late)
