"""Steps that are done in the room of a hold: a rocket stands on the rail and is worked on there."""

from dataclasses import replace

from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.loads.load import facility_loads
from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.resource_order.partial_order import partial_order
from scheduler.model.resource import Hold
from scheduler.planning.interface.result import Status
from scheduler.planning.site.conversion import is_whole, site_of
from scheduler.schedule.checks import check
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.changes.changes import parse_setting
from scheduler.studies.conflicts.rulebook import collect_rules
from scheduler.wording.reasons.drivers import short_reason, why_not_earlier
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
from tests.studies.plans import make_plan


def rocket(name):
    """Return the steps of one rocket: put on the rail, tested and armed there, launched."""
    return (
        make_task(f"{name}1", "2h", elapsed=True, facility="RAIL", flow=name),
        make_task(f"{name}2", "3h", elapsed=True, facility="RAIL", after=f"{name}1", flow=name),
        make_task(f"{name}3", "1h", elapsed=True, facility="RAIL", after=f"{name}1", flow=name),
        make_task(f"{name}4", "1h", elapsed=True, facility="RAIL", after=[f"{name}2", f"{name}3"]),
    )


def hold(name, steps=("1", "2", "3", "4")):
    """Return the hold of the rail by a rocket."""
    inside = [f"{name}{step}" for step in steps]
    return {"facility": "RAIL", "from": f"{name}1", "to": f"{name}4", "steps": inside}


def rail(*steps, holds, **fields):
    """Return a campaign on a rail with room for one."""
    return make_campaign(*steps, facilities={"RAIL": 1}, holds=holds, horizon="47h", **fields)


BOTH = (*rocket("A"), *rocket("B"), make_milestone("end", after=["A4", "B4"]))
TWO = rail(*BOTH, holds=[hold("A"), hold("B")])


def test_steps_use_the_room_of_their_hold():
    """On a rail for one: 2 h, then test and arming side by side in 3 h, then 1 h: 6 h."""
    campaign = rail(*rocket("A"), holds=hold("A"))
    result = solve_campaign(campaign)

    assert (result.status, result.launch_minute) == (Status.OPTIMAL, hours(6))
    assert result.require_schedule()["A3"].start == hours(2)


def test_steps_that_are_not_listed_need_room_of_their_own():
    """Without the list the rocket is in its own way for ever."""
    assert solve_campaign(rail(*rocket("A"), holds=hold("A", ()))).status is Status.INFEASIBLE


def test_rockets_follow_each_other_on_the_rail():
    """Each keeps the rail for 6 h; the second comes when the first is gone, because of its hold."""
    result = solve_campaign(TWO)
    schedule = result.require_schedule()
    second = max(("A1", "B1"), key=lambda each: schedule[each].start)
    driver = Drivers(make_situation(TWO), schedule).of(second)

    assert (result.status, result.launch_minute) == (Status.OPTIMAL, hours(12))
    assert (driver.cause, driver.until) == (Cause.HOLD, hours(6))


def test_compiled_search_knows_all_of_it():
    """The site has nothing more than fewer demands: no rule is left out."""
    situation = make_situation(TWO)
    site = site_of(situation)

    assert is_whole(situation)
    assert [mode.demands for modes in site.modes for mode in modes] == [()] * site.size


def test_held_room_is_counted_once():
    """The rail is taken by one rocket all the time, never by its steps besides."""
    schedule = solve_campaign(TWO).require_schedule()
    (load,) = facility_loads(make_situation(TWO), schedule)

    assert (load.peak, load.used) == (1, hours(12))


def test_resource_order_hands_the_rail_from_hold_to_hold():
    """One arc leads from the launch of the first rocket to the second's arrival on the rail."""
    schedule = solve_campaign(TWO).require_schedule()
    (arc,) = partial_order(make_situation(TWO), schedule).arcs

    assert {arc.source[1], arc.target[1]} == {"4", "1"}
    assert arc.cause is Cause.HOLD


def test_hazard_reaches_the_steps_on_the_rail():
    """Arming clears the rail: test and arming no longer go on side by side."""
    steps = [
        task.altered({"hazards": ("armed",)} if task.id == "A3" else {}) for task in rocket("A")
    ]
    campaign = rail(*steps, holds=hold("A"), hazards={"armed": {"clears": True}})

    assert solve_campaign(campaign).launch_minute == hours(7)


def test_step_lies_in_its_hold_also_where_the_links_between_are_done():
    """With the link over a finished step gone, the step still waits for the hold to begin."""
    steps = (
        make_task("first", "1h", elapsed=True, after="gate"),
        make_milestone("gate", not_before="2025-11-10T12:00"),
        make_task("mid", "1h", after="first", tags="done"),
        make_task("aboard", "1h", elapsed=True, facility="RAIL", after="mid"),
        make_task("last", "1h", elapsed=True, after="aboard"),
    )
    held = {"facility": "RAIL", "from": "first", "to": "last", "steps": "aboard"}
    campaign = rail(*steps, holds=held, scenario={"done": "done"})
    schedule = solve_campaign(campaign).require_schedule()
    early = make_schedule(first=[(4, 5)], gate=[(4, 4)], aboard=[(0, 1)], last=[(5, 6)])

    assert schedule["aboard"].start == hours(4)
    assert {v.rule for v in check(campaign, campaign.resolve_scenario(PLAN), early)} == {
        "held-steps"
    }


def test_step_waits_for_its_hold_where_no_link_ties_it():
    """The rail is kept for Y from X on, at 09:00; the hold ends with Z, but not before Y."""
    steps = (
        make_task("W", elapsed=True),
        make_task("X", "2h", elapsed=True, after="W"),
        make_task("Y", "3h", elapsed=True, facility="RAIL"),
        make_milestone("Z", after="X"),
    )
    held = {"facility": "RAIL", "from": "X", "to": "Z", "steps": "Y"}
    plan = make_plan(rail(*steps, holds=held))

    assert plan.drivers["Y"].cause is plan.drivers["Z"].cause is Cause.HELD
    assert list(why_not_earlier(plan, "Y")) == [
        "It is done in the room of RAIL that is reserved from the start of X, which starts "
        "on Mon 10 Nov 09:00."
    ]
    assert list(why_not_earlier(plan, "Z")) == [
        "The hold of RAIL ends with it, but no sooner than a step in that room, Y, which ends on "
        "Mon 10 Nov 12:00."
    ]
    assert short_reason(plan.drivers["Y"]) == "in the room reserved from the start of X"
    assert short_reason(plan.drivers["Z"]) == "ends its hold after Y"


def test_step_of_a_hold_that_is_over_takes_room_again():
    """The rocket is gone before the campaign: what is still done on the rail needs the room."""
    held = {"facility": "RAIL", "from": "first", "to": "last", "steps": ["A", "B"]}
    steps = (
        make_task("first", tags="gone"),
        make_task("last", after="first", tags="gone"),
        make_task("A", "2h", elapsed=True, facility="RAIL"),
        make_task("B", "2h", elapsed=True, facility="RAIL"),
        make_milestone("end", after=["A", "B"]),
    )
    campaign = rail(*steps, holds=held, scenario={"done": "gone"})

    assert solve_campaign(campaign).launch_minute == hours(4)


def test_dropped_hold_leaves_its_steps_free():
    """Without its hold the first rocket takes no room: the second need not wait."""
    loose = apply_changes(TWO, PLAN, [parse_setting("hold.A1=none")])

    assert solve_campaign(loose).launch_minute == hours(6)


def test_conflict_takes_a_hold_away_without_asking_for_room():
    """Hold and room are rules of their own; without the holds both rockets fit in 6 h."""
    situation = make_situation(TWO)
    book = collect_rules(situation, None)
    holds = [key for key in book.rules if key.startswith("hold")]
    loose = book.keep_only([key for key in book.rules if key not in holds])

    assert len(holds) == 2
    assert solve_campaign(loose).launch_minute == hours(6)


def test_step_in_another_place_by_an_option_still_lies_in_the_hold():
    """Arming may be done in the hall, which has room; the hold's own room is not asked for."""
    arming = make_task(
        "A3", "1h", elapsed=True, facility="RAIL", after="A1", options=[{"facility": "HALL"}]
    )
    steps = [arming if task.id == "A3" else task for task in rocket("A")]
    campaign = make_campaign(
        *steps,
        facilities={"RAIL": 1, "HALL": 1},
        holds=hold("A"),
        horizon="47h",
        scenario={"options": "any"},
    )
    result = solve_campaign(campaign)
    moved = result.require_schedule()
    moved = replace(moved, tasks={**moved.tasks, "A3": replace(moved["A3"], option=1)})

    assert result.launch_minute == hours(6)
    assert check(campaign, campaign.resolve_scenario(PLAN), moved) == []


def test_hold_names_its_steps_by_tag():
    """A tag stands for all steps that have it."""
    steps = [task.altered({"tags": ("on-rail",)}) for task in rocket("A")]
    held = {"facility": "RAIL", "from": "A1", "to": "A4", "steps": "on-rail"}
    campaign = rail(*steps, holds=held)

    assert campaign.steps_in(Hold.model_validate(held)) == ("A1", "A2", "A3", "A4")
    assert solve_campaign(campaign).launch_minute == hours(6)
