"""Steps that are wanted as late as launch allows."""

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.model.notation.durations import HOUR
from scheduler.planning.interface.result import Status
from scheduler.planning.lists.list_schedule import activate, best_list_schedule
from scheduler.planning.solve import solve
from scheduler.schedule.checks import check
from tests.analyse.reasons import gaps_of_chain
from tests.brute_force import BruteForce
from tests.builders import (
    ONE_WORKER,
    PLAN,
    hours,
    make_campaign,
    make_situation,
    make_task,
    solve_campaign,
)
from tests.planning.campaigns import REPEATABLE, campaigns
from tests.planning.test_against_brute_force import search

LATE = {"as_late_as_possible": True}


def fresh_cargo(**fields):
    """Return cargo for a launch on Tuesday at 12:00: stowed, hatch closed, lift-off."""
    return make_campaign(
        make_task("stow", "2h", crew={"CRW": 2}, **LATE, **fields),
        make_task("hatch", "1h", crew={"CRW": 2}, after="stow"),
        make_task("test", "3h", crew={"ELE": 1}),
        make_task("go", "1h", after=["hatch", "test"], windows={"for": "end", "daily": "12:00"}),
        stand_downs=[{"from": "2025-11-10T10:00", "to": "2025-11-10T16:00"}],
        crews={"CRW": 2, "ELE": 1},
    )


def test_step_is_as_late_as_launch_allows_and_the_others_as_early_as_they_can_be():
    """Launch is Tuesday 12:00: stow 08-10 and hatch 10-11 before it, the test right away."""
    plan = solve_campaign(fresh_cargo()).require_schedule()

    assert plan["go"].end == hours(28)
    assert (plan["stow"].start, plan["hatch"].start) == (hours(24), hours(26))
    assert plan["test"].start == hours(24)


def test_lists_alone_hold_a_step_late_as_well():
    """Without the solver, stow and hatch go from Monday morning to just before launch."""
    situation = make_situation(fresh_cargo())
    early = best_list_schedule(situation)
    assert early is not None
    late = activate(situation, early)

    assert (early["stow"].start, early["hatch"].start) == (0, hours(24))
    assert (late["stow"].start, late["hatch"].start) == (hours(24), hours(26))


def test_wish_never_costs_launch():
    """Late or not, launch is the same."""
    assert solve_campaign(fresh_cargo()).launch_minute == hours(28)


def test_late_step_says_that_it_is_held_on_purpose_and_is_no_reason_for_launch():
    """Stow could have been on Monday at 08:00; launch waits for the test that ends at 11:00."""
    campaign = fresh_cargo()
    situation = make_situation(campaign)
    drivers = Drivers(situation, solve_campaign(campaign).require_schedule())

    assert [each.first.cause for each in drivers.of("stow").waits][-1] is Cause.LATE
    assert (drivers.of("go").task, drivers.of("go").waits) == ("test", ())


@pytest.mark.parametrize("field", ["after", "usually_after"])
def test_step_that_launch_does_not_wait_for_is_as_early_as_it_can_be(field):
    """Nothing says how late it might be."""
    campaign = make_campaign(
        make_task("clean", "1h", **LATE),
        make_task("go", "1h"),
        make_task("tidy", "1h", **{field: "clean"}),
        launch="go",
    )

    assert solve_campaign(campaign).require_schedule()["clean"].start == 0


def test_two_late_steps_share_their_crew_at_the_end():
    """Each of two hours before 15:00, with one crew: 11-13 and 13-15."""
    campaign = make_campaign(
        *(make_task(name, "2h", crew={"CRW": 1}, **LATE) for name in "AB"),
        make_task("go", "0h", after=["A", "B"], windows={"for": "end", "daily": "15:00"}),
        crews={"CRW": 1},
    )
    plan = solve_campaign(campaign).require_schedule()

    assert sorted(plan[name].start for name in "AB") == [hours(3), hours(5)]


@st.composite
def with_late_steps(draw):
    """Draw a campaign in which steps that launch waits for by hard links are wanted late."""
    campaign = draw(campaigns())
    scenario = campaign.resolve_scenario(PLAN)
    left = set(campaign.tasks) - campaign.done_tasks(scenario)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(left)
    graph.add_edges_from(
        (link.task, name)
        for name in left
        for link in campaign.tasks[name].after
        if link.task in left
    )
    before = sorted(nx.ancestors(graph, campaign.launch)) if campaign.launch in left else []
    assume(before)
    late = draw(st.lists(st.sampled_from(before), min_size=1, unique=True))
    tasks = {
        name: task.altered({"as_late_as_possible": name in late})
        for name, task in campaign.tasks.items()
    }
    return campaign.altered({"tasks": tasks})


def agree_on_late_starts(campaign):
    """Compare launch, the late starts and the others with the exhaustive search."""
    scenario = campaign.resolve_scenario(PLAN)
    best = search(BruteForce(campaign, scenario))
    situation = prepare(campaign, scenario)
    result = solve(situation, ONE_WORKER)
    if best is None:
        assert result.status is Status.INFEASIBLE
        return
    schedule = result.require_schedule()
    assert check(campaign, scenario, schedule) == []
    assert result.launch_minute == best.launch * HOUR
    assert result.settled
    late = {name for name, task in campaign.tasks.items() if task.as_late_as_possible}
    for group in (late, set(schedule.tasks) - late):
        here = [start for name, start in schedule.starts.items() if name in group]
        there = [start * HOUR for name, start in best.starts.items() if name in group]
        assert sum(here) == sum(there)
    assert list(gaps_of_chain(chosen(situation, schedule.options), schedule)) == []


@settings(REPEATABLE, max_examples=12)
@given(with_late_steps())
def test_late_starts_are_those_of_an_exhaustive_search(campaign):
    """Launch, then the sum of late starts, then that of the others."""
    agree_on_late_starts(campaign)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=1500)
@given(with_late_steps())
def test_late_starts_are_those_of_an_exhaustive_search_at_length(campaign):
    """The same on many more campaigns."""
    agree_on_late_starts(campaign)
