"""What a plan kept: steps, test procedures and hard links."""

from dataclasses import replace

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from scheduler.analyse.kept.cut_step import CutStep
from scheduler.analyse.kept.integrity import BrokenLink, StepAfterLaunch, integrity
from scheduler.calendars.situation.choices import chosen
from scheduler.planning.lists.list_schedule import make_schedule as schedule_of
from scheduler.schedule.checks import check
from tests.builders import (
    PLAN,
    hours,
    make_campaign,
    make_milestone,
    make_schedule,
    make_situation,
    make_task,
    solve_campaign,
)
from tests.planning.campaigns import REPEATABLE, campaigns


def test_whole_plan_keeps_every_step_and_test():
    """Two steps, one of them a test, both at full length."""
    campaign = make_campaign(make_task("A", "2h", test=True), make_task("B", after=["A"]))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 2)], B=[(2, 3)]))

    assert (kept.steps, kept.steps_kept, kept.tests, kept.tests_kept) == (2, 2, 1, 1)
    assert kept.is_whole
    assert (kept.done, kept.tests_done, kept.habits) == ((), 0, ())
    assert (kept.hard_links, kept.hard_links_kept, kept.links_done) == (1, 1, 0)


def test_shortened_test_is_missed():
    """A has 1 h instead of 2, so neither the step nor the test counts as kept."""
    campaign = make_campaign(make_task("A", "2h", test=True), make_task("B", after=["A"]))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 1)], B=[(1, 2)]))

    assert (kept.steps_kept, kept.tests_kept, kept.is_whole) == (1, 0, False)
    assert kept.cut == (CutStep(step="A", is_test=True, worked=hours(1), full=hours(2)),)


def test_one_minute_less_of_a_test_is_missed():
    """A works 119 minutes of 120."""
    campaign = make_campaign(make_task("A", "2h", test=True))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 119 / 60)]))

    assert (kept.tests_kept, kept.is_whole) == (0, False)


def test_a_test_has_its_nominal_hours_whatever_its_option_says():
    """Even if a graph offered a test in 3 h instead of 6, that way is no whole test."""
    campaign = make_campaign(make_task("A", "6h", test=True, options=[{"hours": 3}]))
    done = make_schedule(A=[(0, 3)]).tasks["A"]
    schedule = replace(make_schedule(), tasks={"A": replace(done, option=1)})

    kept = integrity(make_situation(campaign), schedule)

    assert kept.cut == (CutStep(step="A", is_test=True, worked=hours(3), full=hours(6)),)


def test_pause_does_not_count_as_work():
    """A spans 2 h but works only one of them."""
    campaign = make_campaign(make_task("A", "2h", test=True, pausable=True))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 0.5), (1.5, 2)]))

    assert not kept.is_whole


def test_missing_step_is_missed():
    """B does not stand in the plan."""
    campaign = make_campaign(make_task("A"), make_task("B"))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 1)]))

    assert (kept.steps, kept.steps_kept, kept.is_whole) == (2, 1, False)
    assert kept.cut[0].worked is None


def test_finished_steps_and_tests_are_counted_apart():
    """A and T were done before the start; they are neither due nor kept."""
    campaign = make_campaign(
        make_task("A"),
        make_task("T", test=True),
        make_task("B"),
        scenario={"done": ["A", "T"]},
    )

    kept = integrity(make_situation(campaign), make_schedule(B=[(0, 1)]))

    assert (kept.steps, kept.tests, kept.done, kept.tests_done) == (1, 0, ("A", "T"), 1)
    assert kept.is_whole


def test_only_what_stands_before_launch_is_kept_for_it():
    """L ends at hour 2. B ends then, C an hour later, M and H are milestones at that minute."""
    campaign = make_campaign(
        make_task("B", "2h", test=True),
        make_task("C", "2h", test=True),
        make_milestone("M"),
        make_milestone("H", after=["L"]),
        make_task("L", after=["M"]),
    )
    schedule = make_schedule(B=[(0, 2)], C=[(1, 3)], M=[(1, 1)], H=[(2, 2)], L=[(1, 2)])

    kept = integrity(make_situation(campaign), schedule)

    assert (kept.steps, kept.steps_kept, kept.tests, kept.tests_kept) == (3, 3, 1, 1)
    assert kept.after == (
        StepAfterLaunch(step="C", is_test=True, late=hours(1)),
        StepAfterLaunch(step="H", is_test=False, late=0),
    )
    assert kept.is_whole


def test_step_cut_short_after_launch_makes_a_plan_not_whole():
    """B has one hour of two, after launch: nothing before launch is cut, and yet B is."""
    campaign = make_campaign(make_task("B", "2h"), make_task("L"))

    kept = integrity(make_situation(campaign), make_schedule(B=[(2, 3)], L=[(0, 1)]))

    assert (kept.steps, kept.steps_kept, len(kept.after)) == (1, 1, 1)
    assert [each.step for each in kept.cut] == ["B"]
    assert not kept.is_whole


def test_relaxed_habits_are_named_one_by_one():
    """B and C follow A by habit, D follows a finished step: two habits are set aside."""
    campaign = make_campaign(
        make_task("A"),
        make_task("Z"),
        make_task("B", usually_after=["A"]),
        make_task("C", usually_after=["A"]),
        make_task("D", usually_after=["Z"]),
        scenario={"habits": "relaxed", "done": ["Z"]},
    )
    schedule = make_schedule(A=[(0, 1)], B=[(0, 1)], C=[(0, 1)], D=[(0, 1)])

    kept = integrity(make_situation(campaign), schedule)

    assert [(each.source, each.target) for each in kept.habits] == [("A", "B"), ("A", "C")]


def test_kept_habits_are_not_reported():
    """Where habits bind, none is set aside."""
    campaign = make_campaign(make_task("A"), make_task("B", usually_after=["A"]))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 1)], B=[(1, 2)]))

    assert kept.habits == ()


def test_broken_hard_link_is_named_with_the_minutes_it_lacks():
    """B starts at hour 2 although it must wait until an hour after A, which is hour 3."""
    campaign = make_campaign(make_task("A", "2h"), make_task("B", after=["A+1h"]))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 2)], B=[(2, 3)]))

    assert kept.broken == (BrokenLink(source="A", target="B", early=hours(1)),)
    assert (kept.hard_links_kept, kept.is_whole) == (0, False)


def test_a_link_to_a_missing_step_is_not_kept():
    """A is missing, so nobody can say that B waits for it."""
    campaign = make_campaign(make_task("A"), make_task("B", after=["A"]))

    kept = integrity(make_situation(campaign), make_schedule(B=[(0, 1)]))

    assert kept.broken == (BrokenLink(source="A", target="B", early=None),)


@pytest.mark.parametrize(
    ("link", "start", "early"),
    [
        ("A", 2, 0),
        ("A", 1.5, 0.5),
        ("A-1h", 1, 0),
        ("A SS+1h", 0.5, 0.5),
        ("A FF", 1, 0),
        ("A FF+1h", 1, 1),
        ("A SF", 0, 0),
    ],
)
def test_each_kind_of_link_is_judged_by_its_own_ends(link, start, early):
    """A runs from hour 0 to 2, B takes an hour from its start on."""
    campaign = make_campaign(make_task("A", "2h"), make_task("B", after=[link]))

    kept = integrity(make_situation(campaign), make_schedule(A=[(0, 2)], B=[(start, start + 1)]))

    assert [each.early for each in kept.broken] == ([hours(early)] if early else [])


def test_working_lag_counts_the_working_time_of_the_successor():
    """
    Four working hours after the end of A at hour 5 are over at hour 25.

    The shift ends at hour 8, so three of them lie on the first day and one on the second. A start
    at hour 24 is an hour too early.
    """
    campaign = make_campaign(
        make_task("A", "5h"),
        make_task("B", crew={"MEC": 1}, after=["A+4h working"]),
        crews={"MEC": 1},
    )
    situation = make_situation(campaign)

    sound, early = (
        integrity(situation, make_schedule(A=[(0, 5)], B=[(start, start + 1)]))
        for start in (25, 24)
    )

    assert sound.broken == ()
    assert early.broken == (BrokenLink(source="A", target="B", early=hours(1)),)


def test_links_of_finished_steps_are_counted_apart():
    """A is done, so the links into and out of it bind nobody; C waits for B."""
    campaign = make_campaign(
        make_task("Z"),
        make_task("A", after=["Z"]),
        make_task("B", after=["A"]),
        make_task("C", after=["B"]),
        scenario={"done": ["A"]},
    )

    kept = integrity(make_situation(campaign), make_schedule(Z=[(0, 1)], B=[(0, 1)], C=[(1, 2)]))

    assert (kept.hard_links, kept.hard_links_kept, kept.links_done) == (1, 1, 2)
    assert kept.is_whole


@settings(REPEATABLE, max_examples=150)
@given(campaigns(), st.randoms(use_true_random=False))
def test_hard_links_kept_are_those_that_the_independent_check_passes(campaign, random):
    """Whatever the starts, the statement and the check find the same broken hard links."""
    relaxed = campaign.scenarios[PLAN].altered({"habits": "relaxed"})
    campaign = campaign.altered({"scenarios": {PLAN: relaxed}})
    situation = make_situation(campaign)
    if not situation.jobs or not all(job.classes for job in situation.jobs.values()):
        return
    starts = {}
    for job in situation.jobs.values():
        first, last = job.classes[0].low, job.classes[-1].high
        drawn = job.next_start(random.randint(first, min(last, first + 30 * 60)))
        starts[job.id] = first if drawn is None else drawn
    schedule = schedule_of(situation, starts)
    found = check(campaign, situation.scenario, schedule)
    broken = [each.tasks for each in found if each.rule == "links"]

    kept = integrity(situation, schedule)

    event(f"{min(len(broken), 3)} broken")
    assert [(each.source, each.target) for each in kept.broken] == broken
    assert kept.is_whole == (not broken)


def test_a_planned_campaign_is_whole_in_the_ways_that_it_chose():
    """A is done in three hours instead of six, which is its option and no cut."""
    task = make_task("A", "6h", crew={"MEC": 2}, options=[{"hours": 3, "crew": {"MEC": 4}}])
    campaign = make_campaign(task, crews={"MEC": 4}, scenario={"options": "any"})
    schedule = solve_campaign(campaign).require_schedule()

    kept = integrity(chosen(make_situation(campaign), schedule.options), schedule)

    assert kept.is_whole
    (mode,) = kept.other_ways
    assert (mode.step, mode.option, mode.name) == ("A", 1, "option 1")
    assert (mode.taken.duration, mode.nominal.duration) == hours(3, 6)
