"""The wait of a step after its driver, stretch by stretch, worked out by hand."""

import pytest

from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.obstacles.blocking import Cause
from tests.builders import (
    ROUND_THE_CLOCK,
    make_campaign,
    make_milestone,
    make_schedule,
    make_situation,
    make_task,
)

MEC = {"crew": {"MEC": 1}}
TWO_SHIFTS = {"day": "08:00-16:00", "late": "16:00-24:00"}
CHECK = {"from": "2025-11-10T12:00", "to": "2025-11-11T12:00", "reason": "crane check"}
TEST = {"from": "2025-11-10T10:00", "to": "2025-11-10T16:00", "reason": "power test"}


def waits_of(campaign, step, **pieces):
    """Return each stretch of a wait: its causes, and from and to in hours."""
    driver = Drivers(make_situation(campaign), make_schedule(**pieces)).of(step)
    return [
        ([str(each.cause) for each in stretch.causes], stretch.start / 60, stretch.end / 60)
        for stretch in driver.waits
    ]


def after_a(hours, task, **fields):
    """Return a campaign in which B follows A of so many hours."""
    return make_campaign(make_task("A", hours), task, **fields)


def test_hall_that_closes_before_the_crew_goes_is_the_reason_for_the_whole_night():
    """The crew stays until 24:00, the hall is shut from 18:00 to 08:00."""
    campaign = after_a(
        "10h",
        make_task("B", "2h", after=["A"], facility="HALL", **MEC),
        shifts=TWO_SHIFTS,
        crews={"MEC": 1},
        facilities={"HALL": {"open": ["08:00-18:00"]}},
    )

    assert waits_of(campaign, "B", A=[(0, 10)], B=[(24, 26)]) == [(["opening hours"], 10, 24)]


def test_night_and_closed_hall_that_end_together_are_named_together():
    """Hall and crew both keep hours from 08:00 to 16:00: neither alone is the reason."""
    campaign = after_a(
        "8h",
        make_task("B", "2h", after=["A"], facility="HALL", **MEC),
        crews={"MEC": 1},
        facilities={"HALL": {"open": ["08:00-16:00"]}},
    )

    found = waits_of(campaign, "B", A=[(0, 8)], B=[(24, 26)])

    assert found == [(["opening hours", "shift"], 8, 24)]


@pytest.mark.parametrize("place", ["facility", "equipment"])
def test_dated_closure_of_a_place_or_of_equipment_is_named(place):
    """The crane is checked for a day; a step that may pause waits no less."""
    campaign = after_a(
        "4h",
        make_task("B", "2h", after=["A"], pausable=True, **{place: "CRANE"}),
        facilities={"CRANE": {"closed": [CHECK]}},
    )

    assert waits_of(campaign, "B", A=[(0, 4)], B=[(28, 30)]) == [(["closure"], 4, 28)]


def test_closed_place_does_not_keep_an_elapsed_step():
    """Paint dries in a closed hall: B waits for A alone."""
    campaign = after_a(
        "5h",
        make_task("B", "2h", after=["A"], elapsed=True, facility="CRANE"),
        facilities={"CRANE": {"closed": [CHECK]}},
    )

    assert waits_of(campaign, "B", A=[(0, 5)], B=[(5, 7)]) == []


def test_stand_down_stops_all_hands_who_know_no_shifts():
    """A is over at 09:00; two hours do not fit before the power test from 10:00 to 16:00."""
    campaign = after_a(
        "1h",
        make_task("B", "2h", after=["A"], all_hands=True, **MEC),
        crews={"MEC": 1},
        stand_downs=[TEST],
    )

    assert waits_of(campaign, "B", A=[(0, 1)], B=[(8, 10)]) == [(["stand-down"], 1, 8)]


def test_wait_that_no_predecessor_could_shorten_counts_from_its_end():
    """Four hours fit nowhere before the power test from 10:00 to 16:00, whatever A does."""
    campaign = after_a(
        "1h",
        make_task("B", "4h", after=["A"], all_hands=True, **MEC),
        crews={"MEC": 1},
        stand_downs=[TEST],
    )

    assert waits_of(campaign, "B", A=[(0, 1)], B=[(8, 12)]) == [(["stand-down"], 1, 8)]


def test_window_that_opens_within_a_stand_down_waits_for_both_in_turn():
    """The window for the start opens at 14:00, the power test is over at 16:00."""
    campaign = make_campaign(
        make_task(
            "B", "1h", all_hands=True, windows=[{"for": "start", "daily": "14:00-20:00"}], **MEC
        ),
        crews={"MEC": 1},
        stand_downs=[TEST],
    )

    assert waits_of(campaign, "B", B=[(8, 9)]) == [(["window"], 0, 6), (["stand-down"], 6, 8)]


def test_of_two_windows_the_one_that_binds_is_named():
    """The start may fall from 10:00 on, the end only from 15:00 on: two hours start at 13:00."""
    campaign = make_campaign(
        make_task(
            "B",
            "2h",
            windows=[
                {"for": "start", "daily": "10:00-20:00"},
                {"for": "end", "daily": "15:00-20:00", "reason": "daylight"},
            ],
        )
    )
    driver = Drivers(make_situation(campaign), make_schedule(B=[(5, 7)])).of("B")

    assert [(each.start, each.end) for each in driver.waits] == [(0, 5 * 60)]
    (cause,) = driver.waits[0].causes
    assert (cause.subject, cause.reason, cause.event) == ("end", "daylight", 7 * 60)


def test_run_window_of_a_pausable_step_needs_no_long_stretch():
    """From 18:00 on B could work an hour in its window and pause: only the window keeps it."""
    campaign = after_a(
        "8h",
        make_task(
            "B", "4h", after=["A"], pausable=True, windows=[{"for": "run", "daily": "08:00-11:00"}]
        ),
    )

    found = waits_of(campaign, "B", A=[(0, 8)], B=[(24, 27), (48, 49)])

    assert found == [(["window"], 8, 24)]


def test_holidays_and_a_weekend_in_a_row_are_told_apart():
    """Thursday 16:00, holiday on Friday, the weekend, holiday on Monday, Tuesday at 08:00."""
    campaign = after_a(
        "8h",
        make_task("B", "2h", after=["A"], **MEC),
        crews={"MEC": 1},
        start="2025-11-13T08:00",
        horizon="9d",
        holidays=["2025-11-14", "2025-11-17"],
        scenario={"week": "mon-fri"},
    )

    assert waits_of(campaign, "B", A=[(0, 8)], B=[(120, 122)]) == [
        (["shift"], 8, 16),
        (["holiday"], 16, 40),
        (["day off"], 40, 88),
        (["holiday"], 88, 112),
        (["shift"], 112, 120),
    ]


def test_day_off_of_one_crew_names_that_crew():
    """The site works on Saturday, the electricians do not."""
    campaign = after_a(
        "8h",
        make_task("B", "2h", after=["A"], crew={"MEC": 1, "ELE": 1}),
        crews={"MEC": 1, "ELE": 1},
        shifts=ROUND_THE_CLOCK,
        start="2025-11-14T16:00",
        scenario={"weeks": {"ELE": "sun-fri"}},
    )
    driver = Drivers(make_situation(campaign), make_schedule(A=[(0, 8)], B=[(32, 34)])).of("B")

    (stretch,) = driver.waits
    assert [(each.cause, each.detail) for each in stretch.causes] == [(Cause.WEEK, "ELE")]
    assert (stretch.start, stretch.end) == (8 * 60, 32 * 60)


def test_same_shift_is_the_reason_where_people_stay():
    """The crew stays for the late shift, but B must not reach from one shift into the next."""
    campaign = after_a(
        "6h",
        make_task("B", "4h", after=["A"], same_shift=True, **MEC),
        shifts=TWO_SHIFTS,
        crews={"MEC": 1},
    )

    assert waits_of(campaign, "B", A=[(0, 6)], B=[(8, 12)]) == [(["same shift"], 6, 8)]


def test_crewless_same_shift_step_waits_for_a_shift_of_the_site():
    """Nobody is needed, but one shift must cover B: on Sunday the site works none."""
    campaign = after_a(
        "8h",
        make_task("B", "2h", after=["A"], same_shift=True),
        start="2025-11-15T08:00",
        scenario={"week": "mon-sat"},
    )

    assert waits_of(campaign, "B", A=[(0, 8)], B=[(48, 50)]) == [
        (["shift"], 8, 16),
        (["day off"], 16, 40),
        (["shift"], 40, 48),
    ]


def test_crew_that_comes_back_last_is_named():
    """At 16:00 both crews go; the mechanics are back at 24:00, the electricians at 08:00."""
    campaign = after_a(
        "8h",
        make_task("B", "2h", after=["A"], crew={"MEC": 1, "ELE": 1}),
        shifts=ROUND_THE_CLOCK,
        crews={"MEC": {"day": 1, "night": 1}, "ELE": {"day": 1}},
    )
    driver = Drivers(make_situation(campaign), make_schedule(A=[(0, 8)], B=[(24, 26)])).of("B")

    (stretch,) = driver.waits
    assert [(each.cause, each.detail) for each in stretch.causes] == [(Cause.SHIFT, "ELE")]


def test_date_and_night_follow_each_other():
    """B may not start before 20:00, when its crew is long gone: the date counts until then."""
    campaign = make_campaign(
        make_task("B", "2h", not_before="2025-11-10T20:00", **MEC), crews={"MEC": 1}
    )

    assert waits_of(campaign, "B", B=[(24, 26)]) == [(["not before"], 0, 12), (["shift"], 12, 24)]


def test_end_that_is_held_back_waits_for_the_night_only_afterwards():
    """B of 2 h must not end before A at 20:00; from 18:00 on its day shift is the reason."""
    campaign = after_a("12h", make_task("B", "2h", after=["A FF"], **MEC), crews={"MEC": 1})
    driver = Drivers(make_situation(campaign), make_schedule(A=[(0, 12)], B=[(24, 26)])).of("B")

    assert (driver.task, driver.event, driver.until) == ("A", 12 * 60, 10 * 60)
    assert [(each.first.cause, each.start) for each in driver.waits] == [(Cause.SHIFT, 10 * 60)]


def test_obstacle_that_ends_last_comes_before_one_of_higher_rank():
    """B in the morning window: a link is over at 12:00, the rail is reserved until midnight."""
    campaign = make_campaign(
        make_task("A", "4h"),
        make_task("H", "16h", facility="RAIL"),
        make_task(
            "B",
            "2h",
            after=["A"],
            facility="RAIL",
            windows=[{"for": "start", "daily": "08:00-10:00"}],
        ),
        facilities={"RAIL": 1},
    )
    driver = Drivers(
        make_situation(campaign), make_schedule(A=[(0, 4)], H=[(0, 16)], B=[(24, 26)])
    ).of("B")

    assert (driver.cause, driver.task, driver.until) == (Cause.FACILITY, "H", 16 * 60)
    assert [(each.first.cause, each.start, each.end) for each in driver.waits] == [
        (Cause.WINDOW, 16 * 60, 24 * 60)
    ]
    assert [(each.cause, each.task) for each in driver.beside] == [(Cause.LINK, "A")]


def test_evening_shift_that_begins_as_the_predecessor_ends_is_no_reason_alone():
    """A ends at 16:00, when the evening crew comes: without A, B would start no earlier."""
    campaign = after_a(
        "8h",
        make_task("B", "2h", after=["A"], **MEC),
        shifts=TWO_SHIFTS,
        crews={"MEC": {"late": 1}},
    )
    driver = Drivers(make_situation(campaign), make_schedule(A=[(0, 8)], B=[(8, 10)])).of("B")

    assert (driver.cause, driver.task, driver.waits) == (Cause.LINK, "A", ())
    assert [each.cause for each in driver.beside] == [Cause.SHIFT]


def test_hazard_that_outlasts_the_night_is_named_with_it():
    """Fumes clear the site from 16:00 to 08:00, as long as the crew is gone."""
    campaign = make_campaign(
        make_task("A", "8h"),
        make_task(
            "H",
            "16h",
            elapsed=True,
            hazards=["fumes"],
            windows=[{"for": "start", "daily": "16:00"}],
        ),
        make_task("B", "2h", after=["A"], **MEC),
        crews={"MEC": 1},
        hazards={"fumes": {"scope": "site", "clears": True}},
    )

    found = waits_of(campaign, "B", A=[(0, 8)], H=[(8, 24)], B=[(24, 26)])

    assert found == [(["hazard", "shift"], 8, 24)]


def test_milestone_knows_no_shift_and_no_closed_hall():
    """A milestone at night waits for its window alone."""
    campaign = after_a(
        "8h",
        make_milestone(
            "B", after=["A"], windows=[{"for": "run", "daily": "22:00-23:00", "reason": "dark"}]
        ),
        crews={"MEC": 1},
    )

    assert waits_of(campaign, "B", A=[(0, 8)], B=[(14, 14)]) == [(["window"], 8, 14)]
