"""Whoever is named as the driver made room; those who stay beside the step did not."""

from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from tests.builders import make_campaign, make_schedule, make_situation, make_task

PAIR = {"crew": {"MEC": 2}}
LUNCH = {"HALL": {"room": 2, "open": ["08:00-12:00", "13:00-16:00"]}}
IN_HALL = {**PAIR, "facility": "HALL"}


def driver_in(campaign, step, **pieces):
    """Return the driver of a step in a schedule."""
    return Drivers(make_situation(campaign), make_schedule(**pieces)).of(step)


def before_lunch(**fields):
    """Return A of 3 h and P of 6 h with lunch between, and B of 2 h, in one hall of four people."""
    return make_campaign(
        make_task("A", "3h", **IN_HALL),
        make_task("P", "6h", pausable=True, **IN_HALL),
        make_task("B", "2h", **IN_HALL, **fields),
        crews={"MEC": 4},
        facilities=LUNCH,
    )


PLACED = {"A": [(0, 3)], "P": [(0, 4), (5, 7)], "B": [(5, 7)]}


def test_who_pauses_as_the_hall_closes_and_works_beside_the_step_made_no_room():
    """A leaves at 3 h; two hours do not fit before lunch. P is at work again beside B."""
    driver = driver_in(before_lunch(after=["A"]), "B", **PLACED)

    assert (driver.cause, driver.task, driver.until) == (Cause.LINK, "A", 180)
    assert [(each.first.cause, each.start, each.end) for each in driver.waits] == [
        (Cause.OPENING, 180, 300)
    ]


def test_who_leaves_first_made_the_room_if_it_is_enough():
    """Without a link it is the people and the room of A that B waits for, not those of P."""
    driver = driver_in(before_lunch(), "B", **PLACED)

    assert (driver.cause, driver.task, driver.until) == (Cause.CREW, "A", 180)
    assert [(each.cause, each.task) for each in driver.beside] == [(Cause.FACILITY, "A")]


def test_place_is_free_when_the_first_of_two_guests_leaves():
    """The room of two is full until A leaves at 2 h; Q, in it until 5 h, need not leave."""
    campaign = make_campaign(
        make_task("A", "2h", facility="HALL"),
        make_task("Q", "3h", facility="HALL"),
        make_task("B", "2h", facility="HALL", windows=[{"for": "start", "daily": "08:00-09:00"}]),
        facilities={"HALL": 2},
    )

    driver = driver_in(campaign, "B", A=[(0, 2)], Q=[(0, 3)], B=[(24, 26)])

    assert (driver.cause, driver.task, driver.until) == (Cause.FACILITY, "A", 120)


def test_two_whose_people_are_needed_together_are_named_together():
    """B needs all four people; of A and Q, who end together, neither alone would be enough."""
    campaign = make_campaign(
        make_task("A", "2h", **PAIR),
        make_task("Q", "2h", **PAIR),
        make_task("B", "1h", crew={"MEC": 4}),
        crews={"MEC": 4},
    )

    driver = driver_in(campaign, "B", A=[(0, 2)], Q=[(0, 2)], B=[(2, 3)])

    assert (driver.cause, driver.task) == (Cause.CREW, "Q")
    assert [(each.cause, each.task) for each in driver.beside] == [(Cause.CREW, "A")]


def test_larger_shift_makes_room_beside_who_stays():
    """A has both people by day and works on; at 16:00 two more come, and B starts beside it."""
    campaign = make_campaign(
        make_task("A", "12h", **PAIR),
        make_task("B", "2h", **PAIR),
        shifts={"day": "08:00-16:00", "late": "16:00-24:00"},
        crews={"MEC": {"day": 2, "late": 4}},
    )

    driver = driver_in(campaign, "B", A=[(0, 12)], B=[(8, 10)])

    assert (driver.cause, driver.task, driver.until) == (Cause.CREW, "A", 480)


def test_of_two_that_end_together_the_one_that_binds_is_named():
    """
    The rail is kept from 0 to 52 h; the hazard of its last hour keeps B away only in that.

    Without the hold B could start at 2 h, without the hazard still not before 52.
    """
    campaign = make_campaign(
        make_task("roll", "2h", facility="RAIL"),
        make_task("shot", "1h", facility="RAIL", hazards=["arm"]),
        make_task("B", "2h", facility="RAIL"),
        facilities={"RAIL": 1},
        hazards={"arm": {"scope": "site", "clears": True}},
        holds=[
            {"facility": "RAIL", "from": "roll", "to": "shot", "steps": ["roll", "shot"]},
        ],
    )

    driver = driver_in(campaign, "B", roll=[(0, 2)], shot=[(51, 52)], B=[(52, 54)])

    assert (driver.cause, driver.task, driver.until) == (Cause.HOLD, "shot", 52 * 60)
    assert driver.beside == ()
    assert [each.cause for each in driver.also] == [Cause.HAZARD]
