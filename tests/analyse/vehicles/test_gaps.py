"""State gaps: how long no other vehicle is on standby, since a call and since a launch."""

from scheduler.analyse.vehicles.gaps import cover_gaps
from scheduler.analyse.vehicles.states import VehicleStates, vehicle_states
from scheduler.model.notation.durations import HOUR
from tests.analyse.two_vehicles import schedule_with, two_vehicles
from tests.builders import hours
from tests.living.m1 import minute, placed, situation_of


def vehicle(name, standby=None, called=None, launched=None):
    """Return a vehicle in its states, in hours since the start."""
    minutes = [None if each is None else hours(each) for each in (standby, called, launched)]
    return VehicleStates(
        vehicle=name,
        name=name,
        begun=0,
        standby=minutes[0],
        called=minutes[1],
        launched=minutes[2],
    )


def gaps(*vehicles, more=""):
    """Return for each called vehicle the hours of its gaps and who ends them."""
    campaign = two_vehicles(more=more)
    return {
        each.vehicle: tuple(
            None if gap is None else (None if gap.length is None else gap.length / HOUR, gap.cover)
            for gap in (each.since_call, each.since_launch)
        )
        for each in cover_gaps(campaign, vehicles)
    }


def test_gap_runs_from_call_and_from_launch_to_the_next_standby():
    """Called Mon 08:00, launched Tue 12:00; the next stands by Tue 16:00: 32 h, and 4 h."""
    situation = situation_of(two_vehicles())
    schedule = schedule_with(
        placed("k", ("Mon 08:00", "Tue 11:00")),
        placed("go", ("Tue 11:00", "Tue 12:00")),
        placed("n1", ("Mon 08:00", "Mon 16:00")),
        placed("n2", ("Tue 08:00", "Tue 16:00")),
    )
    (gap,) = cover_gaps(situation.campaign, vehicle_states(situation, schedule))

    assert (gap.vehicle, gap.name) == ("V1", "Mission rocket")
    assert (gap.since_call.since, gap.since_call.until) == (0, minute("Tue 16:00"))
    assert (gap.since_call.length, gap.since_call.cover) == (hours(32), "V2")
    assert gap.since_launch is not None
    assert gap.since_launch.length == hours(4)


def test_no_gap_where_the_next_stood_by_already():
    """V2 stands by at hour 20, V1 launches at hour 28: covered since launch, 20 h since call."""
    found = gaps(vehicle("V1", 0, 0, 28), vehicle("V2", 20))

    assert found == {"V1": ((20, "V2"), (0, "V2"))}


def test_standby_at_the_minute_of_the_call_covers_it():
    """V2 stands by in the very minute in which V1 is called."""
    assert gaps(vehicle("V1", 0, 10, 12), vehicle("V2", 10))["V1"][0] == (0, "V2")


def test_earliest_of_several_ends_the_gap():
    """V3 stands by before V2."""
    found = gaps(vehicle("V1", 0, 0, 5), vehicle("V2", 20), vehicle("V3", 15))

    assert found["V1"] == ((15, "V3"), (10, "V3"))


def test_vehicle_called_before_covers_no_more():
    """V2 stood by from hour 5 and is called at hour 10; V1, called at 20, waits for V3 at 30."""
    found = gaps(vehicle("V1", 0, 20, 25), vehicle("V2", 5, 10, 15), vehicle("V3", 30))

    assert found == {"V2": ((0, "V1"), (0, "V1")), "V1": ((10, "V3"), (5, "V3"))}


def test_vehicle_called_with_its_standby_covers_nobody():
    """V2 is called in the minute in which it stands by: the gap goes on to V3."""
    found = gaps(vehicle("V1", 0, 0, 5), vehicle("V2", 10, 10, 15), vehicle("V3", 30))

    assert found["V1"] == ((30, "V3"), (25, "V3"))


def test_gap_without_another_vehicle_has_no_end():
    """Nobody else comes on standby in this plan."""
    assert gaps(vehicle("V1", 0, 0, 5), vehicle("V2"))["V1"] == ((None, None), (None, None))


def test_only_vehicles_of_the_promise_cover():
    """The promise names V1 and V2 alone: V3 does not count, though it stands by first."""
    promise = "cover: {vehicles: [V1, V2], promise: 16d}\n"
    found = gaps(vehicle("V1", 0, 0, 5), vehicle("V2", 20), vehicle("V3", 15), more=promise)

    assert found["V1"][0] == (20, "V2")


def test_vehicle_that_is_not_called_leaves_no_gap():
    """Nothing is said of V2, which stays on standby."""
    assert "V2" not in gaps(vehicle("V1", 0, 0, 5), vehicle("V2", 20))


def test_call_without_a_launch_in_the_plan_has_one_gap():
    """V1 is called and its launch lies beyond the plan."""
    assert gaps(vehicle("V1", 0, 4), vehicle("V2", 9))["V1"] == ((5, "V2"), None)
