"""The states of vehicles: building, on standby, called, launched."""

from scheduler.analyse.vehicles.states import VehicleState, vehicle_states
from tests.analyse.two_vehicles import HEAD, schedule_with, two_vehicles
from tests.living.m1 import (
    begun,
    done,
    minute,
    placed,
    progress,
    situation_of,
    solve_quickly,
)

N1 = placed("n1", ("Mon 08:00", "Mon 16:00"))
N2 = placed("n2", ("Tue 08:00", "Tue 16:00"))
COUNT = placed("k", ("Mon 08:00", "Tue 11:00"))
GO = placed("go", ("Tue 11:00", "Tue 12:00"))
PLAN = (COUNT, GO, N1, N2)
HEAD_NOTHING_DONE = HEAD.replace("{plan: {done: ready}}", "{plan: {}}")


def found(*steps, campaign=None, facts=None, scenario="plan"):
    """Return begun, standby, called and launched of each vehicle in a schedule of some steps."""
    situation = situation_of(campaign or two_vehicles(), facts, scenario)
    states = vehicle_states(situation, schedule_with(*(steps or PLAN)))
    return {each.vehicle: (each.begun, each.standby, each.called, each.launched) for each in states}


def test_called_vehicle_stood_by_from_the_start_where_its_work_was_done():
    """The standby work of V1 was done before, its count begins on Monday at 08:00."""
    assert found()["V1"] == (0, 0, 0, minute("Tue 12:00"))


def test_vehicle_stands_by_with_the_end_of_its_step():
    """V2 stands by with n2; it has no lift-off of its own, so nothing calls it."""
    assert found()["V2"] == (0, minute("Tue 16:00"), None, None)


def test_vehicle_stands_by_with_the_last_step_that_has_its_tag():
    """Two steps have the tag, and the second ends on Tuesday at 16:00."""
    campaign = two_vehicles(
        {
            "n1": "{hours: 8, crew: {W: 1}, flow: next, tags: built}",
            "n2": "{hours: 8, crew: {W: 1}, after: [n1], flow: next, tags: built, loose_end: yes}",
        },
        {"V2": "{flows: [next], standby: {tag: built}}"},
    )

    assert found(campaign=campaign)["V2"] == (0, minute("Tue 16:00"), None, None)


def test_tag_of_another_flow_is_no_standby_of_this_vehicle():
    """The mission's s has the tag as well, and ends later; V2 stands by with its own n1."""
    campaign = two_vehicles(
        {"n1": "{hours: 8, crew: {W: 1}, flow: next, tags: ready}"},
        {"V2": "{flows: [next], standby: {tag: ready}}"},
        head=HEAD_NOTHING_DONE,
    )
    late = placed("s", ("Mon 08:00", "Wed 12:00"))

    assert found(late, N1, N2, campaign=campaign)["V2"][1] == minute("Mon 16:00")


def test_call_is_not_before_standby():
    """The count begins on Monday at 08:00 beside s, which ends at 16:00: called at 16:00."""
    campaign = two_vehicles(
        {"k": "{hours: 27, elapsed: true, flow: mission}"}, head=HEAD_NOTHING_DONE
    )
    build = placed("s", ("Mon 08:00", "Mon 16:00"))

    assert found(build, *PLAN, campaign=campaign)["V1"] == (
        0,
        minute("Mon 16:00"),
        minute("Mon 16:00"),
        minute("Tue 12:00"),
    )


def test_call_is_the_first_step_after_standby():
    """V1 stands by on Monday at 16:00 and waits; its count begins on Tuesday at 09:00."""
    campaign = two_vehicles(head=HEAD_NOTHING_DONE)
    steps = (
        placed("s", ("Mon 08:00", "Mon 16:00")),
        placed("k", ("Tue 09:00", "Wed 11:00")),
        placed("go", ("Wed 11:00", "Wed 12:00")),
    )

    assert found(*steps, campaign=campaign)["V1"] == (
        0,
        minute("Mon 16:00"),
        minute("Tue 09:00"),
        minute("Wed 12:00"),
    )


def test_work_before_a_standby_step_is_no_call():
    """V2 stands by with n2 and lifts off with m: n1, which n2 follows, does not call it."""
    campaign = two_vehicles(
        {"m": "{hours: 2, crew: {W: 1}, after: [n2], flow: next, loose_end: yes}"},
        {"V2": "{flows: [next], launch: m, standby: n2}"},
    )
    late = placed("m", ("Wed 08:00", "Wed 10:00"))

    assert found(*PLAN, late, campaign=campaign)["V2"] == (
        0,
        minute("Tue 16:00"),
        minute("Wed 08:00"),
        minute("Wed 10:00"),
    )


def test_vehicle_that_lifts_off_before_its_standby_never_stood_by():
    """V1 lifts off on Tuesday, s ends on Wednesday: nothing said that it was ready."""
    campaign = two_vehicles(
        {"k": "{hours: 27, elapsed: true, flow: mission}"}, head=HEAD_NOTHING_DONE
    )
    late = placed("s", ("Mon 08:00", "Wed 16:00"))

    assert found(late, *PLAN, campaign=campaign)["V1"] == (0, None, 0, minute("Tue 12:00"))


def test_recorded_standby_counts():
    """By Wednesday n2 is recorded until Tuesday 17:00, and V1 as launched on Tuesday at 12:00."""
    facts = progress(
        "Tue 18:00",
        {
            "n1": done("Mon 09:00", "Mon 17:00"),
            "n2": done("Tue 09:00", "Tue 17:00"),
            "k": begun("Mon 10:00", "2h"),
        },
    )
    going = placed("k", ("Tue 18:00", "Tue 20:00"))
    launch = placed("go", ("Wed 11:00", "Wed 12:00"))

    assert found(going, launch, facts=facts) == {
        "V1": (0, 0, minute("Mon 10:00"), minute("Wed 12:00")),
        "V2": (minute("Mon 09:00"), minute("Tue 17:00"), None, None),
    }


def test_vehicle_whose_standby_step_is_dropped_does_not_stand_by():
    """Nobody will declare V2 ready, so it is not."""
    facts = progress("Mon 09:00", {"n2": {"dropped": True}, "k": begun("Mon 08:00", "26h")})

    assert found(COUNT, GO, N1, facts=facts)["V2"] == (0, None, None, None)


def test_campaign_without_vehicles_has_no_states():
    """Nothing is said of vehicles where there are none."""
    campaign = two_vehicles(vehicles={"V1": "", "V2": ""})

    assert found(campaign=campaign) == {}


def test_plan_has_the_states():
    """A search finds the plan told above: V2 on standby on Tuesday at 16:00."""
    situation = situation_of(two_vehicles())
    (first, second) = vehicle_states(situation, solve_quickly(situation).require_schedule())

    assert [(each.state, each.start, each.end) for each in first.periods] == [
        (VehicleState.BUILDING, 0, 0),
        (VehicleState.STANDBY, 0, 0),
        (VehicleState.CALLED, 0, minute("Tue 12:00")),
        (VehicleState.LAUNCHED, minute("Tue 12:00"), None),
    ]
    assert second.state_at(minute("Tue 15:59")) is VehicleState.BUILDING
    assert second.state_at(minute("Tue 16:00")) is VehicleState.STANDBY
