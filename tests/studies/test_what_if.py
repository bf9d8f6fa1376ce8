from dataclasses import replace

import pytest

from scheduler.errors import Infeasible, InputError
from scheduler.planning.interface.progress import SearchProgress
from scheduler.studies.changes.changes import (
    parse_dropped_habit,
    parse_dropped_link,
    parse_hours,
    parse_setting,
)
from scheduler.studies.changes.what_if import Moved, what_if
from tests.builders import ONE_WORKER, hours, make_campaign, make_task
from tests.studies.plans import make_plan

TWO_MECHANICS = make_campaign(
    make_task("A", "3h", crew={"MEC": 2}),
    make_task("B", "2h", crew={"MEC": 2}),
    make_task("X", "4h"),
    make_task("L", after=["A", "B", "X"]),
    crews={"MEC": 2},
    limits=[{"from": "A end", "to": "launch end", "max": "2d"}],
)

THIRDS = ((121, 199), (135, 189), (149, 179))


def test_gain_moves_and_chain_of_more_people():
    """Two mechanics do B 0-2, then A 2-5, L 5-6; four do both at once, and X 0-4 drives L 4-5."""
    found = what_if(make_plan(TWO_MECHANICS), [parse_setting("crew.MEC.day=4")])

    assert found.before is not None
    assert (found.before.launch_minute, found.after.launch_minute) == (6 * 60, 5 * 60)
    assert found.gain == 60
    assert found.moved == (
        Moved(task="A", before=2 * 60, after=0),
        Moved(task="L", before=5 * 60, after=4 * 60),
    )
    assert (found.joined, found.left) == (("X",), ("B", "A"))


def test_a_change_for_the_worse_loses():
    """With X at 7 h, launch ends at 8 h instead of 6 h."""
    found = what_if(make_plan(TWO_MECHANICS), [parse_hours("X=7h")])
    assert found.gain == -2 * 60


def test_nothing_changed_moves_nothing():
    """Without a change the plan stays as it is."""
    found = what_if(make_plan(TWO_MECHANICS), [])
    assert (found.gain, found.moved, found.joined, found.left) == (0, (), (), ())


@pytest.mark.parametrize(
    ("setting", "is_nothing"),
    [
        ("crew.MEC.day=2", True),
        ("scenario.habits=relaxed", True),
        ("limit.A.max=2d", True),
        ("crew.MEC.day=4", False),
        ("limit.A.max=3d", False),
        ("shift.week=mon-fri", True),
        ("shift.week=mon-thu", False),
    ],
)
def test_a_change_without_effect_is_known_as_such(setting, is_nothing):
    """The same rules are not searched again; five days from Monday hold no weekend."""
    heard: list[SearchProgress] = []
    found = what_if(make_plan(TWO_MECHANICS), [parse_setting(setting)], heard.append)
    assert found.changes_nothing is is_nothing
    assert (heard == []) is is_nothing


def test_the_plan_before_stays_as_it_was():
    """A what-if leaves plan and campaign alone."""
    plan = make_plan(TWO_MECHANICS)
    found = what_if(plan, [parse_setting("crew.MEC.day=4")])
    assert found.before is not None
    assert found.before.situation.campaign.crews["MEC"].people == {"day": 2}
    assert found.after.situation.campaign.crews["MEC"].people == {"day": 4}
    assert plan.situation.campaign == TWO_MECHANICS


def test_the_search_begins_with_the_plan():
    """Nine steps fill three shifts to the minute; the first plan heard of does so at once."""
    minutes = [length for a, b in THIRDS for length in (a, b, 480 - a - b)]
    tasks = [make_task(f"T{n:02}", f"{m}min", crew={"MEC": 1}) for n, m in enumerate(minutes)]
    campaign = make_campaign(
        *tasks, make_task("L", "0h", after=[task.id for task in tasks]), crews={"MEC": 1}
    )
    plan = make_plan(campaign, options=replace(ONE_WORKER, settle=0.0))
    quick = replace(plan, options=replace(plan.options, time_limit=0.5))
    heard: list[SearchProgress] = []

    what_if(quick, [parse_hours("T07=170min")], heard.append)

    assert plan.launch_minute == (2 * 24 + 8) * 60
    assert next(each.launch for each in heard if each.launch is not None) <= plan.launch_minute


def test_a_change_that_leaves_no_plan_says_so():
    """One mechanic does A and B in 6 h, so one of them begins 7 h before L ends, not 5 h."""
    limits = [{"from": f"{step} start", "to": "launch end", "max": "9h"} for step in "AB"]
    campaign = make_campaign(
        make_task("A", "3h", crew={"MEC": 1}),
        make_task("B", "3h", crew={"MEC": 1}),
        make_task("L", after=["A", "B"]),
        crews={"MEC": 1},
        limits=limits,
    )
    changes = [parse_setting(f"limit.{step}.max=5h") for step in "AB"]
    with pytest.raises(Infeasible, match="no plan"):
        what_if(make_plan(campaign), changes)


def test_a_change_that_contradicts_the_campaign_is_refused():
    """Nine hours without a break never fit into a shift of eight."""
    with pytest.raises(InputError, match="changed campaign"):
        what_if(make_plan(TWO_MECHANICS), [parse_hours("A=9h")])


def test_a_crew_made_too_small_is_told_once_for_each_step():
    """A needs two mechanics and B, too; that they never find them is the same mistake."""
    with pytest.raises(InputError) as refused:
        what_if(make_plan(TWO_MECHANICS), [parse_setting("crew.MEC.day=1")])

    assert [each.code for each in refused.value.problems] == ["crew-too-small", "crew-too-small"]


def test_what_a_change_leaves_without_use_is_no_mistake():
    """With the habit gone, another scenario sets it aside in vain; the change is still planned."""
    campaign = make_campaign(
        make_task("A", "3h"),
        make_task("L", usually_after=["A"]),
        scenarios={"plan": {}, "free": {"set_aside": ["A>L"]}},
    )

    found = what_if(make_plan(campaign), [parse_dropped_habit("A>L")])

    assert found.gain == hours(3)


def test_a_window_that_is_set_is_taken_as_it_is():
    """The scenario had it at its widest; set to 12:00, it holds the start until then."""
    campaign = make_campaign(
        make_task("L", windows=["W"]),
        windows={"W": {"for": "start", "daily": "10:00-11:00", "widest": "08:00-11:00"}},
        scenario={"widened": ["W"]},
    )

    found = what_if(make_plan(campaign), [parse_setting("window.W.daily=12:00-13:00")])

    assert found.before is not None
    assert (found.before.launch_minute, found.after.launch_minute) == (hours(1), hours(5))


def test_several_changes_are_planned_together():
    """More people and a shorter X: A 0-3 drives L 3-4."""
    changes = [parse_setting("crew.MEC.day=4"), parse_dropped_link("X>L")]
    found = what_if(make_plan(TWO_MECHANICS), changes)
    assert found.changes == tuple(changes)
    assert found.after.launch_minute == 4 * 60
