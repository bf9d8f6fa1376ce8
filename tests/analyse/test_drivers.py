import pytest

from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from tests.builders import (
    hours,
    make_campaign,
    make_milestone,
    make_schedule,
    make_situation,
    make_task,
)

EVENING = {"day": "08:00-16:00", "evening": "16:00-24:00"}


def driver_of(task_id, campaign, **pieces):
    """Return cause, task, event and release in hours, and the wait of one step's driver."""
    driver = Drivers(make_situation(campaign), make_schedule(**pieces)).of(task_id)
    return driver.cause, driver.task, driver.event / 60, driver.until / 60, driver.wait


@pytest.mark.parametrize(
    ("link", "start", "event", "until"),
    [
        ("A", 4, 4, 4),
        ("A+3h", 7, 4, 7),
        ("A-1h", 3, 4, 3),
        ("A SS+1h", 1, 0, 1),
        ("A FF", 2, 4, 2),
        ("A FF+1h", 3, 4, 3),
        ("A FF-1h", 1, 4, 1),
        ("A SF+3h", 1, 0, 1),
    ],
)
def test_link_drives_its_successor(link, start, event, until):
    """A starts at 0 and takes 4 h, B takes 2 h: the event is A's start or end."""
    campaign = make_campaign(make_task("A", "4h"), make_task("B", "2h", after=[link]))

    found = driver_of("B", campaign, A=[(0, 4)], B=[(start, start + 2)])

    assert found == (Cause.LINK, "A", event, until, None)


def test_start_to_finish_link_with_negative_lag_counts_from_the_later_start():
    """A starts at 4, B of 1 h must end 1 h before that at the earliest: it starts at 2."""
    campaign = make_campaign(
        make_task("P", "4h"), make_task("A", after=["P"]), make_task("B", after=["A SF-1h"])
    )

    found = driver_of("B", campaign, P=[(0, 4)], A=[(4, 5)], B=[(2, 3)])

    assert found == (Cause.LINK, "A", 4, 2, None)


def test_habit_is_named_as_habit():
    """A link of habit that is kept drives like any other, under its own name."""
    campaign = make_campaign(make_task("A"), make_task("B", usually_after=["A"]))

    assert driver_of("B", campaign, A=[(0, 1)], B=[(1, 2)]) == (Cause.HABIT, "A", 1, 1, None)


def test_serial_order_is_named():
    """With one step at a time, the next step of the file waits for the one before."""
    campaign = make_campaign(make_task("A"), make_task("B"), scenario={"order": "serial"})

    assert driver_of("B", campaign, A=[(0, 1)], B=[(1, 2)]) == (Cause.ORDER, "A", 1, 1, None)


def test_hard_link_comes_before_the_crew():
    """When a link and a crew release a step at the same time, the link is the reason."""
    campaign = make_campaign(
        make_task("A", crew={"MEC": 1}),
        make_task("B", crew={"MEC": 1}, after=["A"]),
        crews={"MEC": 1},
    )

    assert driver_of("B", campaign, A=[(0, 1)], B=[(1, 2)]) == (Cause.LINK, "A", 1, 1, None)


def test_crew_is_handed_over():
    """One mechanic for two steps: the second waits for the first."""
    campaign = make_campaign(
        make_task("A", "3h", crew={"MEC": 1}), make_task("B", crew={"MEC": 1}), crews={"MEC": 1}
    )

    assert driver_of("B", campaign, A=[(0, 3)], B=[(3, 4)]) == (Cause.CREW, "A", 3, 3, None)


def test_facility_is_handed_over():
    """Two steps in a hall with room for one."""
    campaign = make_campaign(
        make_task("A", "3h", facility="HALL"),
        make_task("B", facility="HALL"),
        facilities={"HALL": 1},
    )

    assert driver_of("B", campaign, A=[(0, 3)], B=[(3, 4)]) == (Cause.FACILITY, "A", 3, 3, None)


def test_the_one_who_makes_room_is_named_not_the_one_who_stays():
    """In a hall for two, B takes the place of A; Z is in the hall before and after."""
    campaign = make_campaign(
        make_task("A", "2h", facility="HALL"),
        make_task("Z", "6h", facility="HALL"),
        make_task("B", facility="HALL"),
        facilities={"HALL": 2},
    )

    found = driver_of("B", campaign, A=[(0, 2)], Z=[(0, 6)], B=[(2, 3)])

    assert found == (Cause.FACILITY, "A", 2, 2, None)


def test_the_one_who_frees_people_is_named_not_the_one_who_works_on():
    """Of three mechanics, A gives back one at 2; Z keeps one until 6."""
    campaign = make_campaign(
        make_task("A", "2h", crew={"MEC": 1}),
        make_task("Z", "6h", crew={"MEC": 1}),
        make_task("B", crew={"MEC": 2}),
        crews={"MEC": 3},
    )

    found = driver_of("B", campaign, A=[(0, 2)], Z=[(0, 6)], B=[(2, 3)])

    assert found == (Cause.CREW, "A", 2, 2, None)


def test_hazard_is_named():
    """A clears the hall, which has room for two."""
    campaign = make_campaign(
        make_task("A", "3h", facility="HALL", hazards=["lift"]),
        make_task("B", facility="HALL"),
        facilities={"HALL": 2},
        hazards={"lift": {"clears": True}},
    )

    assert driver_of("B", campaign, A=[(0, 3)], B=[(3, 4)]) == (Cause.HAZARD, "A", 3, 3, None)


def with_held_stand(*tasks, room=1):
    """Return a campaign whose stand is held from A to B."""
    hold = {"facility": "STAND", "from": "A", "to": "B"}
    return make_campaign(*tasks, facilities={"STAND": room}, holds=[hold])


def test_hold_is_named_with_the_step_that_ends_it():
    """The only place is held from A to B; C gets it when B ends."""
    campaign = with_held_stand(
        make_task("A"),
        make_task("B", after=["A+1h"]),
        make_task("C", facility="STAND"),
    )

    found = driver_of("C", campaign, A=[(0, 1)], B=[(2, 3)], C=[(3, 4)])

    assert found == (Cause.HOLD, "B", 3, 3, None)


def test_step_that_opens_a_hold_waits_for_the_place():
    """A itself needs no place, but the hold that begins with it does; C is there until 2."""
    campaign = with_held_stand(
        make_task("C", "2h", facility="STAND"),
        make_task("A"),
        make_task("B", after=["A"]),
    )

    found = driver_of("A", campaign, C=[(0, 2)], A=[(2, 3)], B=[(3, 4)])

    assert found == (Cause.FACILITY, "C", 2, 2, None)


def test_milestone_that_opens_a_hold_waits_for_the_place():
    """A milestone uses nothing, its hold does."""
    campaign = with_held_stand(
        make_task("C", "2h", facility="STAND"),
        make_milestone("A"),
        make_task("B", after=["A"]),
    )

    found = driver_of("A", campaign, C=[(0, 2)], A=[(2, 2)], B=[(2, 3)])

    assert found == (Cause.FACILITY, "C", 2, 2, None)


def test_step_needs_room_beside_its_own_hold():
    """B closes a hold and needs a second place of two; C is in it until 4."""
    campaign = with_held_stand(
        make_task("A"),
        make_task("C", "4h", facility="STAND"),
        make_task("B", facility="STAND", after=["A"]),
        room=2,
    )

    found = driver_of("B", campaign, A=[(0, 1)], C=[(0, 4)], B=[(4, 5)])

    assert found == (Cause.FACILITY, "C", 4, 4, None)


def test_step_that_a_limit_ties_to_launch_waits_for_the_limit():
    """L ends at 7 and A may end at most 3 h before, so A of 1 h follows L's end from 3 on."""
    campaign = make_campaign(
        make_task("A"),
        make_task("B", "6h"),
        make_task("L", after=["B"]),
        limits=[{"from": "A end", "to": "launch end", "max": "3h"}],
    )

    found = driver_of("A", campaign, A=[(3, 4)], B=[(0, 6)], L=[(6, 7)])

    assert found == (Cause.LIMIT, "L", 7, 3, None)


def test_step_waits_for_a_limit_after_its_predecessor():
    """P is over at 1; from then to 3 the limit keeps A back, and is over last."""
    campaign = make_campaign(
        make_task("P"),
        make_task("A", after=["P"]),
        make_task("B", "6h"),
        make_task("L", after=["B"]),
        limits=[{"from": "A end", "to": "launch end", "max": "3h"}],
    )

    found = driver_of("A", campaign, P=[(0, 1)], A=[(3, 4)], B=[(0, 6)], L=[(6, 7)])

    assert found == (Cause.LIMIT, "L", 7, 3, None)


def test_step_waits_for_the_shift_after_its_predecessor():
    """A ends with the shift at 16:00, B starts with the next at 24 h."""
    campaign = make_campaign(
        make_task("A", "8h"), make_task("B", crew={"MEC": 1}, after=["A"]), crews={"MEC": 1}
    )

    assert driver_of("B", campaign, A=[(0, 8)], B=[(24, 25)]) == (
        Cause.LINK,
        "A",
        8,
        8,
        Cause.SHIFT,
    )


def test_step_of_an_evening_crew_waits_for_the_evening():
    """Nothing comes before B but its shift."""
    campaign = make_campaign(
        make_task("B", crew={"MEC": 1}), crews={"MEC": {"evening": 1}}, shifts=EVENING
    )

    assert driver_of("B", campaign, B=[(8, 9)]) == (Cause.START, None, 0, 0, Cause.SHIFT)


def test_step_that_misses_its_window_waits_for_the_next():
    """B may start from 08:00 to 09:00; A is over at 10:00, so B waits for 24 h."""
    window = {"for": "start", "daily": "08:00-09:00"}
    campaign = make_campaign(make_task("A", "2h"), make_task("B", after=["A"], windows=[window]))

    found = driver_of("B", campaign, A=[(0, 2)], B=[(24, 25)])

    assert found == (Cause.LINK, "A", 2, 2, Cause.WINDOW)


def test_wait_for_the_first_window_counts_from_the_step_before():
    """The first window opens at 10:00; A is over at 09:00, and from then B waits."""
    window = {"for": "start", "daily": "10:00-12:00"}
    campaign = make_campaign(make_task("A"), make_task("B", after=["A"], windows=[window]))

    found = driver_of("B", campaign, A=[(0, 1)], B=[(2, 3)])

    assert found == (Cause.LINK, "A", 1, 1, Cause.WINDOW)


def test_step_with_an_open_window_waits_for_its_shift():
    """The window is open all day; it is the crew that comes in the evening."""
    window = {"for": "run", "daily": "06:00-24:00"}
    campaign = make_campaign(
        make_task("B", crew={"MEC": 1}, windows=[window]),
        crews={"MEC": {"evening": 1}},
        shifts=EVENING,
    )

    assert driver_of("B", campaign, B=[(8, 9)]) == (Cause.START, None, 0, 0, Cause.SHIFT)


def test_first_step_is_driven_by_the_start():
    """A step at minute 0 waits for nothing else."""
    assert driver_of("A", make_campaign(make_task("A")), A=[(0, 1)]) == (
        Cause.START,
        None,
        0,
        0,
        None,
    )


def test_finished_predecessor_drives_nobody():
    """A was done before the start, so B starts with the campaign."""
    campaign = make_campaign(
        make_task("A"), make_task("B", after=["A+5h"]), scenario={"done": ["A"]}
    )

    assert driver_of("B", campaign, B=[(0, 1)]) == (Cause.START, None, 0, 0, None)


def test_crew_is_released_when_more_people_come_on_shift():
    """Two by day, four in the evening: B starts at 8 beside A, which works until 12."""
    campaign = make_campaign(
        make_task("A", "12h", crew={"MEC": 2}),
        make_task("B", crew={"MEC": 2}),
        crews={"MEC": {"day": 2, "evening": 4}},
        shifts=EVENING,
    )

    assert driver_of("B", campaign, A=[(0, 12)], B=[(8, 9)]) == (Cause.CREW, "A", 8, 8, None)


def test_falling_head_count_counts():
    """Four by day, two in the evening: B at 15:00 would need two beside A at 16:00."""
    at_three = {"for": "start", "daily": "15:00"}
    campaign = make_campaign(
        make_task("A", "10h", crew={"MEC": 2}),
        make_task("B", "4h", crew={"MEC": 2}, windows=[at_three]),
        crews={"MEC": {"day": 4, "evening": 2}},
        shifts=EVENING,
    )

    found = driver_of("B", campaign, A=[(0, 10)], B=[(31, 35)])

    assert found == (Cause.CREW, "A", 10, 10, Cause.WINDOW)


def test_crew_is_free_in_a_pause():
    """A pauses at 8 because its mechanics go home; B takes its electrician until A goes on."""
    campaign = make_campaign(
        make_task("A", "10h", pausable=True, crew={"MEC": 1, "ELE": 1}),
        make_task("B", "3h", crew={"ELE": 1}),
        crews={"MEC": {"day": 1}, "ELE": 1},
        shifts=EVENING,
    )

    found = driver_of("B", campaign, A=[(0, 8), (24, 26)], B=[(8, 11)])

    assert found == (Cause.CREW, "A", 8, 8, None)


def test_facility_stays_occupied_in_a_pause():
    """B needs the hall in which A pauses, and waits for the end of A."""
    campaign = make_campaign(
        make_task("A", "10h", pausable=True, crew={"MEC": 1}, facility="HALL"),
        make_task("B", "3h", facility="HALL"),
        crews={"MEC": 1},
        facilities={"HALL": 1},
    )

    found = driver_of("B", campaign, A=[(0, 8), (24, 26)], B=[(26, 29)])

    assert found == (Cause.FACILITY, "A", 26, 26, None)


def test_people_called_in_are_missing_elsewhere():
    """A calls in the whole roster; B, an ordinary step, gets its people when A is over."""
    campaign = make_campaign(
        make_task("A", "3h", all_hands=True, crew={"MEC": 2}),
        make_task("B", crew={"MEC": 1}),
        crews={"MEC": 2},
    )

    assert driver_of("B", campaign, A=[(0, 3)], B=[(3, 4)]) == (Cause.CREW, "A", 3, 3, None)


def test_all_hands_wait_for_those_at_work():
    """The roster has two: A, called in, needs both and waits for B."""
    campaign = make_campaign(
        make_task("B", "3h", crew={"MEC": 1}),
        make_task("A", "3h", all_hands=True, crew={"MEC": 2}),
        crews={"MEC": 2},
    )

    assert driver_of("A", campaign, B=[(0, 3)], A=[(3, 6)]) == (Cause.CREW, "B", 3, 3, None)


def test_every_step_has_one_driver():
    """The drivers of a schedule cover its steps, each asked for once."""
    campaign = make_campaign(make_task("A"), make_task("B", after=["A"]))
    drivers = Drivers(make_situation(campaign), make_schedule(A=[(0, 1)], B=[(1, 2)]))

    assert set(drivers.all()) == {"A", "B"}
    assert drivers.of("B") is drivers.all()["B"]
    assert drivers.of("B").until == hours(1)
