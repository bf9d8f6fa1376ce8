import pytest

from scheduler.analyse.loads.load import crew_loads, facility_loads, use_over_time
from tests.builders import hours, make_campaign, make_schedule, make_situation, make_task

EVENING = {"day": "08:00-16:00", "evening": "16:00-24:00"}


def test_use_adds_up_over_time():
    """Two people from 0 to 4 and one from 2 to 6 are 2, 3 and 1; idle stretches are left out."""
    steps = use_over_time([(0, 4, 2), (2, 6, 1), (8, 9, 1)])

    assert steps == ((0, 2, 2), (2, 4, 3), (4, 6, 1), (8, 9, 1))


def test_people_are_counted_in_person_minutes():
    """Two for 3 h and one for 1 h are 7 person-hours of the 3 x 4 on shift before launch at 4."""
    campaign = make_campaign(
        make_task("A", "3h", crew={"MEC": 2}),
        make_task("B", "1h", crew={"MEC": 1}),
        make_task("L", "1h", after=["A"]),
        crews={"MEC": 3},
    )
    schedule = make_schedule(A=[(0, 3)], B=[(0, 1)], L=[(3, 4)])

    (load,) = crew_loads(make_situation(campaign), schedule)

    assert (load.used, load.supply, load.peak, load.limit) == (hours(7), hours(12), 3, 3)
    assert load.share == pytest.approx(7 / 12)


def test_pause_costs_no_people():
    """A works 10 of 26 h; the crew is on shift for 8 h and then for 2 until launch."""
    campaign = make_campaign(
        make_task("A", "10h", pausable=True, crew={"MEC": 1}), crews={"MEC": 1}
    )

    (load,) = crew_loads(make_situation(campaign), make_schedule(A=[(0, 8), (24, 26)]))

    assert (load.used, load.supply, load.share) == (hours(10), hours(10), 1.0)


def test_work_after_launch_is_left_out():
    """B goes on after launch at 2; only its first hour counts."""
    campaign = make_campaign(
        make_task("B", "3h", crew={"MEC": 1}), make_task("L", "2h"), crews={"MEC": 1}
    )

    (load,) = crew_loads(make_situation(campaign), make_schedule(B=[(1, 4)], L=[(0, 2)]))

    assert (load.used, load.supply) == (hours(1), hours(2))


def test_limit_of_a_crew_that_is_called_in_is_its_roster():
    """Two by day and one in the evening: three may be called in, two are on shift at most."""
    campaign = make_campaign(
        make_task("A", "2h", all_hands=True, crew={"MEC": 3}),
        make_task("B", "2h", crew={"ELE": 1}, after=["A"]),
        crews={"MEC": {"day": 2, "evening": 1}, "ELE": {"day": 2, "evening": 1}},
        shifts=EVENING,
    )
    schedule = make_schedule(A=[(0, 2)], B=[(2, 4)])

    loads = {load.id: load for load in crew_loads(make_situation(campaign), schedule)}

    assert (loads["MEC"].peak, loads["MEC"].limit) == (3, 3)
    assert (loads["ELE"].peak, loads["ELE"].limit) == (1, 2)


def test_surge_people_are_supply():
    """One mechanic and one by surge are 2 person-hours an hour."""
    campaign = make_campaign(
        make_task("A", "2h", crew={"MEC": 2}),
        crews={"MEC": 1},
        scenario={"surge": {"MEC": {"day": 1}}},
    )

    (load,) = crew_loads(make_situation(campaign), make_schedule(A=[(0, 2)]))

    assert (load.used, load.supply, load.limit) == (hours(4), hours(4), 2)


def test_busiest_comes_first_and_idle_ones_do_not_come():
    """MEC works 2 of 2 h, ELE 1 of 2 h, FUE not at all."""
    campaign = make_campaign(
        make_task("A", "1h", crew={"ELE": 1}),
        make_task("L", "2h", crew={"MEC": 1}),
        crews={"ELE": 1, "FUE": 1, "MEC": 1},
    )

    loads = crew_loads(make_situation(campaign), make_schedule(A=[(0, 1)], L=[(0, 2)]))

    assert [(load.id, load.share) for load in loads] == [("MEC", 1.0), ("ELE", 0.5)]


def test_hold_and_pause_fill_a_place():
    """A hold from 0 to 26 and A inside, pauses included, from 0 to 26 are 52 of 2 x 26 hours."""
    campaign = make_campaign(
        make_task("A", "10h", pausable=True, crew={"MEC": 1}, facility="HALL"),
        crews={"MEC": 1},
        facilities={"HALL": 2, "YARD": {"room": "any"}},
        holds=[{"facility": "HALL", "from": "A", "to": "A"}],
    )

    (load,) = facility_loads(make_situation(campaign), make_schedule(A=[(0, 8), (24, 26)]))

    assert (load.id, load.used, load.supply) == ("HALL", hours(52), hours(52))
    assert (load.peak, load.limit) == (2, 2)


def test_hold_of_a_finished_step_counts_from_the_start():
    """A was done before the start, so its place is held from 0 to the end of B at 3."""
    campaign = make_campaign(
        make_task("A"),
        make_task("B", "3h", after=["A"]),
        facilities={"STAND": 1},
        holds=[{"facility": "STAND", "from": "A", "to": "B"}],
        scenario={"done": ["A"]},
    )

    (load,) = facility_loads(make_situation(campaign), make_schedule(B=[(0, 3)]))

    assert load.steps == ((0, hours(3), 1),)
