from functools import cache

import pytest
import yaml
from hypothesis import assume, given, settings

from scheduler.analyse.driving.chain import driving_chain
from scheduler.analyse.driving.drivers import Drivers
from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import Infeasible
from scheduler.pipeline.load import load
from scheduler.planning.lists.list_schedule import list_schedules
from tests.analyse.reasons import false_reasons, gaps_of_chain
from tests.builders import (
    make_campaign,
    make_milestone,
    make_schedule,
    make_situation,
    make_task,
)
from tests.planning.campaigns import REPEATABLE, campaigns
from tests.shipped import FOLDER, GRAPHS

LONG = {"rolling-season": {"rolling"}}
"""Graphs that take longer, with those of their scenarios that are tried each time."""


def scenarios():
    """Yield every scenario of every task graph."""
    for path in GRAPHS:
        names = yaml.load(path.read_text(), yaml.CSafeLoader)["scenarios"]
        for name in names:
            is_slow = name not in LONG.get(path.stem, names)
            yield pytest.param(path, name, marks=[pytest.mark.slow] * is_slow)


def stem(value):
    """Name a case by the file or the scenario."""
    return getattr(value, "stem", value)


def chain_of(campaign, **pieces):
    """Return kind, step, start and end in hours of every piece of the chain."""
    situation = make_situation(campaign)
    drivers = Drivers(situation, make_schedule(**pieces))
    return [
        (str(piece.kind), piece.task, piece.start / 60, piece.end / 60)
        for piece in driving_chain(drivers)
    ]


def test_chain_runs_from_the_start_to_launch_without_what_did_not_matter():
    """A drives L; the shorter B is not on the chain."""
    campaign = make_campaign(
        make_task("A", "3h"), make_task("B", "2h"), make_task("L", after=["A", "B"])
    )

    chain = chain_of(campaign, A=[(0, 3)], B=[(0, 2)], L=[(3, 4)])

    assert chain == [("work", "A", 0, 3), ("work", "L", 3, 4)]


def test_lag_and_wait_are_pieces_of_their_own():
    """A lag of 6 h from 4 to 10, then the night until the shift at 24."""
    campaign = make_campaign(
        make_task("A", "4h"), make_task("L", crew={"MEC": 1}, after=["A+6h"]), crews={"MEC": 1}
    )

    chain = chain_of(campaign, A=[(0, 4)], L=[(24, 25)])

    assert chain == [
        ("work", "A", 0, 4),
        ("lag", "L", 4, 10),
        ("wait", "L", 10, 24),
        ("work", "L", 24, 25),
    ]


def test_pause_is_a_piece_of_its_own():
    """A works 8 h, rests 16 h and works 2 h."""
    campaign = make_campaign(
        make_task("A", "10h", pausable=True, crew={"MEC": 1}),
        make_task("L", after=["A"]),
        crews={"MEC": 1},
    )

    chain = chain_of(campaign, A=[(0, 8), (24, 26)], L=[(26, 27)])

    assert chain == [
        ("work", "A", 0, 8),
        ("pause", "A", 8, 24),
        ("work", "A", 24, 26),
        ("work", "L", 26, 27),
    ]


def test_milestone_stands_on_the_chain_with_no_length():
    """A hold point between two steps is named, although it takes no time."""
    campaign = make_campaign(
        make_task("A"), make_milestone("go", after=["A"]), make_task("L", after=["go"])
    )

    chain = chain_of(campaign, A=[(0, 1)], go=[(1, 1)], L=[(1, 2)])

    assert chain == [("work", "A", 0, 1), ("work", "go", 1, 1), ("work", "L", 1, 2)]


def test_negative_lag_cuts_the_predecessor_short():
    """L starts 1 h before A ends, so only the first 3 h of A drive it."""
    campaign = make_campaign(make_task("A", "4h"), make_task("L", "2h", after=["A-1h"]))

    chain = chain_of(campaign, A=[(0, 4)], L=[(3, 5)])

    assert chain == [("work", "A", 0, 3), ("work", "L", 3, 5)]


def test_negative_lag_into_a_pause_leaves_no_gap():
    """L starts 10 h before A ends, in the pause of A."""
    campaign = make_campaign(
        make_task("A", "10h", pausable=True, crew={"MEC": 1}),
        make_task("L", "2h", after=["A-10h"]),
        crews={"MEC": 1},
    )

    chain = chain_of(campaign, A=[(0, 8), (24, 26)], L=[(16, 18)])

    assert chain == [("work", "A", 0, 8), ("pause", "A", 8, 16), ("work", "L", 16, 18)]


def test_lead_longer_than_the_predecessor_leaves_no_gap():
    """L may end long before A begins; A waits for its crew, and L with it."""
    campaign = make_campaign(
        make_task("A", "1h", crew={"MEC": 1}),
        make_task("L", "2h", after=["A-5h"]),
        crews={"MEC": {"evening": 1}},
        shifts={"day": "08:00-16:00", "evening": "16:00-24:00"},
    )

    chain = chain_of(campaign, A=[(8, 9)], L=[(4, 6)])

    assert chain == [("wait", "A", 0, 4), ("work", "L", 4, 6)]


def test_finish_to_finish_link_puts_the_predecessor_on_the_chain():
    """L of 4 h ends 1 h after A: all of A and the last hour of L set the date."""
    campaign = make_campaign(
        make_task("P", "3h"),
        make_task("A", "2h", after=["P"]),
        make_task("L", "4h", after=["A FF+1h"]),
    )

    chain = chain_of(campaign, P=[(0, 3)], A=[(3, 5)], L=[(2, 6)])

    assert chain == [("work", "P", 0, 3), ("work", "A", 3, 5), ("work", "L", 5, 6)]


def test_finish_to_finish_link_with_a_long_lag_shows_the_lag():
    """L of 1 h ends 3 h after A, so there are 2 h of lag before it starts."""
    campaign = make_campaign(make_task("A", "2h"), make_task("L", after=["A FF+3h"]))

    chain = chain_of(campaign, A=[(0, 2)], L=[(4, 5)])

    assert chain == [("work", "A", 0, 2), ("lag", "L", 2, 4), ("work", "L", 4, 5)]


def test_launch_ends_the_chain_even_when_nothing_of_it_is_left():
    """L ends together with A, which drives it."""
    campaign = make_campaign(make_task("A", "3h"), make_task("L", after=["A FF"]))

    assert chain_of(campaign, A=[(0, 3)], L=[(2, 3)]) == [("work", "A", 0, 3), ("work", "L", 3, 3)]


def test_steps_that_hold_each_other_leave_no_gap():
    """
    A of 2 h must not end before B, B uses the electrician that A leaves at 8: neither moves alone.

    From 6, A would end at 8; from 7, it pauses at 8 and ends at 25, after B.
    """
    campaign = make_campaign(
        make_task("B", "3h", crew={"ELE": 1}),
        make_task("A", "2h", pausable=True, crew={"MEC": 1, "ELE": 1}, after=["B FF"]),
        crews={"MEC": {"day": 1}, "ELE": 1},
        shifts={"day": "08:00-16:00", "evening": "16:00-24:00"},
        launch="A",
    )
    situation = make_situation(campaign)
    schedule = make_schedule(B=[(8, 11)], A=[(7, 8), (24, 25)])

    assert list(gaps_of_chain(situation, schedule)) == []


def explain_list_schedules(campaign):
    """Hold the chains and the reasons of a random campaign's list schedules to what is true."""
    situation = make_situation(campaign)
    assume(situation.launch in situation.modes)
    try:
        schedules = list(list_schedules(situation))[:2]
    except Infeasible:
        return
    for schedule in schedules:
        assert list(gaps_of_chain(situation, schedule)) == []
        assert list(false_reasons(situation, schedule)) == []


@settings(REPEATABLE, max_examples=24)
@given(campaigns())
def test_reasons_are_true_and_chains_whole_on_random_campaigns(campaign):
    """A driver really blocks its step, and the chain adds up to launch, whatever the rules."""
    explain_list_schedules(campaign)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=600)
@given(campaigns())
def test_reasons_are_true_and_chains_whole_on_many_random_campaigns(campaign):
    """The same on many more campaigns."""
    explain_list_schedules(campaign)


@cache
def read(path):
    """Return the campaign of a task graph, read once."""
    return load(path)[0]


@cache
def first_plan(path, name):
    """Return the first list schedule of a scenario, and the situation in its modes."""
    campaign = read(path)
    situation = prepare(campaign, campaign.resolve_scenario(name))
    schedule = next(list_schedules(situation))
    return chosen(situation, schedule.options), schedule


@pytest.mark.parametrize(
    ("path", "name"), list(scenarios()), ids=lambda value: getattr(value, "stem", value)
)
def test_chain_of_the_task_graphs_adds_up_to_launch(path, name):
    """Every scenario of every task graph has a gapless chain, with a driver for every step."""
    situation, schedule = first_plan(path, name)

    assert list(gaps_of_chain(situation, schedule)) == []
    assert set(Drivers(situation, schedule).all()) == set(situation.modes)


@pytest.mark.parametrize(
    ("graph", "name"),
    [("first-steps", "quiet"), ("first-steps", "busy"), ("cargo-launcher", "surge")],
)
def test_reasons_of_the_task_graphs_are_true(graph, name):
    """Moving any step to its last earlier start breaks a rule with its driver."""
    situation, schedule = first_plan(FOLDER / f"{graph}.yaml", name)

    assert list(false_reasons(situation, schedule)) == []


def test_reasons_on_the_chain_of_the_emergency_are_true():
    """Every step on the driving chain of the emergency plan is held by the one that it names."""
    situation, schedule = first_plan(FOLDER / "shenzhou-22.yaml", "emergency")
    chain = {piece.task for piece in driving_chain(Drivers(situation, schedule))}

    assert list(false_reasons(situation, schedule, sorted(chain))) == []
