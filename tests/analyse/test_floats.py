"""Floats worked out by hand."""

import pytest

from scheduler.analyse.floats.floats import floats
from scheduler.analyse.resource_order.partial_order import partial_order
from scheduler.model.notation.durations import HOUR
from tests.builders import make_campaign, make_schedule, make_situation, make_task


def floats_of(campaign, **pieces):
    """Return total and free float of each step in hours."""
    order = partial_order(make_situation(campaign), make_schedule(**pieces))
    return {
        task_id: (None if own.total is None else own.total / HOUR, own.free / HOUR)
        for task_id, own in floats(order).items()
    }


@pytest.mark.parametrize("limit", [("start", "start"), ("end", "end"), ("end", "start")])
def test_a_limit_between_the_same_minutes_of_a_step_takes_no_free_float(limit):
    """A of 4 h may end when the horizon of 20 h does: its start is never 3 h after itself."""
    first, second = limit
    campaign = make_campaign(
        make_task("A", "4h"),
        make_task("L"),
        limits=[{"from": f"A {first}", "to": f"A {second}", "max": "3h"}],
        horizon="20h",
    )

    assert floats_of(campaign, A=[(0, 4)], L=[(0, 1)])["A"] == (None, 16)


def test_a_step_that_a_limit_keeps_from_pausing_still_floats_to_the_next_day():
    """A of 4 h within 6 h may not pause over night, but end at 30 h instead of 4."""
    campaign = make_campaign(
        make_task("A", "4h", pausable=True, crew={"MEC": 1}),
        make_task("L"),
        crews={"MEC": 1},
        limits=[{"from": "A start", "to": "A end", "max": "6h"}],
        horizon="30h",
    )

    assert floats_of(campaign, A=[(0, 4)], L=[(0, 1)])["A"] == (None, 26)


def test_free_float_ends_where_the_next_step_of_the_crew_begins():
    """A of 2 h hands its mechanic to B at 5: it can end 3 h later, B 1 h before launch at 8."""
    campaign = make_campaign(
        make_task("A", "2h", crew={"MEC": 1}),
        make_task("B", "2h", crew={"MEC": 1}),
        make_task("L", after=["B"]),
        crews={"MEC": 1},
        horizon="20h",
    )

    found = floats_of(campaign, A=[(0, 2)], B=[(5, 7)], L=[(8, 9)])

    assert found == {"A": (4, 3), "B": (1, 1), "L": (0, 0)}


TWO_SHIFTS = {"day": "08:00-16:00", "late": "16:00-24:00"}


def test_a_step_gives_way_only_while_the_other_is_under_way():
    """
    Two are there late: A needs both, on Monday until midnight and on Tuesday until 16:00.

    F of one, Tuesday 14:00 to 16:00, can then be late as well: launch is at 23:00. G comes before
    F, and A itself can end at 23:00, too.
    """
    campaign = make_campaign(
        make_task("A", "24h", pausable=True, crew={"MEC": 2}),
        make_task("G", "30h", elapsed=True),
        make_task("F", "2h", crew={"MEC": 1}, after="G"),
        make_task("L", "0h", after=["F", "A"], windows=[{"for": "start", "daily": "23:00"}]),
        shifts=TWO_SHIFTS,
        crews={"MEC": {"day": 4, "late": 2}},
        horizon="10d",
    )

    found = floats_of(campaign, A=[(0, 16), (24, 32)], G=[(0, 30)], F=[(30, 32)], L=[(39, 39)])

    assert found == {"A": (7, 7), "G": (7, 0), "F": (7, 7), "L": (0, 0)}


def test_steps_pushed_together_give_way_to_each_other():
    """
    S pushes A and F; the two late people are with A until it ends, then F is next.

    A ends x hours later, in hour 33 + x, F no longer fits in the day and ends 2 h after A; launch
    is at hour 39, so x is 4.
    """
    campaign = make_campaign(
        make_task("S", "1h", elapsed=True),
        make_task("A", "24h", pausable=True, crew={"MEC": 2}, after="S"),
        make_task("G", "29h", elapsed=True, after="S"),
        make_task("F", "2h", crew={"MEC": 1}, after="G"),
        make_task("L", "0h", after=["F", "A"], windows=[{"for": "start", "daily": "23:00"}]),
        shifts=TWO_SHIFTS,
        crews={"MEC": {"day": 4, "late": 2}},
        horizon="10d",
    )

    found = floats_of(
        campaign,
        S=[(0, 1)],
        A=[(1, 16), (24, 33)],
        G=[(1, 30)],
        F=[(30, 32)],
        L=[(39, 39)],
    )

    assert (found["S"], found["A"], found["F"]) == ((4, 0), (6, 6), (7, 7))


def test_a_step_does_not_give_way_to_one_that_it_pushes_on():
    """
    Three are there late, too few for two steps of two people; F is done beside Y by day.

    F then keeps out of late minutes in which others work. Z follows F, from 16:00 to 21:00, so F
    can end at 18:00, Z then at 23:00; alone it can end when Z begins.
    """
    campaign = make_campaign(
        make_task("Y", "8h", crew={"MEC": 2}),
        make_task("F", "2h", crew={"MEC": 2}),
        make_task("Z", "5h", crew={"MEC": 2}, after="F"),
        make_task("L", "0h", after=["Y", "Z"], windows=[{"for": "start", "daily": "23:00"}]),
        shifts=TWO_SHIFTS,
        crews={"MEC": {"day": 4, "late": 3}},
        horizon="10d",
    )

    found = floats_of(campaign, Y=[(0, 8)], F=[(4, 6)], Z=[(8, 13)], L=[(15, 15)])

    assert found["F"] == (4, 2)


def test_the_smaller_shift_that_nobody_works_takes_no_float():
    """Three by day for A, B and C; A can end 61 h later, with the last late shift, and C none."""
    campaign = make_campaign(
        make_task("A", "3h", crew={"MEC": 1}),
        make_task("B", "3h", crew={"MEC": 1}),
        make_task("D", "3h"),
        make_task("C", "1h", crew={"MEC": 1}, after="D"),
        make_task("L", "0h", after="C"),
        start="2025-11-10T07:00",
        shifts={"day": "07:00-15:00", "evening": "15:00-23:00"},
        crews={"MEC": {"day": 3, "evening": 2}},
        horizon="3d",
    )

    found = floats_of(campaign, A=[(0, 3)], B=[(0, 3)], D=[(0, 3)], C=[(3, 4)], L=[(4, 4)])

    assert found == {"A": (None, 61), "B": (None, 61), "D": (0, 0), "C": (0, 0), "L": (0, 0)}


def test_total_float_is_no_less_than_free_float():
    """A and B, of two mechanics, are done when C begins: each alone could go on until launch."""
    campaign = make_campaign(
        make_task("A", "1h", crew={"MEC": 1}),
        make_task("B", "1h", crew={"MEC": 1}),
        make_task("C", "2h", crew={"MEC": 1}),
        make_task("L", "1h", after=["A", "B", "C"]),
        crews={"MEC": 2},
        horizon="20h",
    )

    found = floats_of(campaign, A=[(0, 1)], B=[(0, 1)], C=[(1, 3)], L=[(3, 4)])

    assert found == {"A": (2, 2), "B": (2, 2), "C": (0, 0), "L": (0, 0)}


def test_free_float_ends_where_a_room_is_taken():
    """A is in the bay until 2 and may stay until B comes at 5; L waits for neither."""
    campaign = make_campaign(
        make_task("A", "2h", facility="BAY"),
        make_task("B", "2h", facility="BAY"),
        make_task("L"),
        facilities={"BAY": 1},
        horizon="20h",
    )

    found = floats_of(campaign, A=[(0, 2)], B=[(5, 7)], L=[(0, 1)])

    assert (found["A"][1], found["B"][1]) == (3, 13)


def test_free_float_of_the_last_step_of_a_hold_ends_where_the_room_is_needed():
    """The pad is held from A's start to B's end; C comes at 6."""
    campaign = make_campaign(
        make_task("A", "1h"),
        make_task("B", "2h", after="A"),
        make_task("C", "2h", facility="PAD"),
        make_task("L"),
        facilities={"PAD": 1},
        holds=[{"facility": "PAD", "from": "A", "to": "B"}],
        horizon="20h",
    )

    found = floats_of(campaign, A=[(0, 1)], B=[(1, 3)], C=[(6, 8)], L=[(0, 1)])

    assert (found["A"][1], found["B"][1]) == (0, 3)


def test_a_hold_that_begins_within_the_step_it_ends_with_needs_no_room_before():
    """The pad is held from S, at 4, to the end of T at 8: C, who leaves at 3, hinders nobody."""
    campaign = make_campaign(
        make_task("C", "3h", facility="PAD"),
        make_task("S", "1h"),
        make_task("T", "8h", after={"task": "S", "type": "FF"}),
        make_task("L"),
        facilities={"PAD": 1},
        holds=[{"facility": "PAD", "from": "S", "to": "T"}],
        shifts={"day": "08:00-24:00"},
        horizon="16h",
    )

    found = floats_of(campaign, C=[(0, 3)], S=[(4, 5)], T=[(0, 8)], L=[(0, 1)])

    assert found["T"][1] == 8


def test_a_hold_that_begins_with_a_step_takes_none_of_its_free_float():
    """A may end when B begins, 8 h later: the hold of the bay then begins later, too."""
    campaign = make_campaign(
        make_task("A", "2h", facility="BAY"),
        make_task("B", "1h", facility="BAY", after=["A"]),
        make_task("C", "1h", facility="BAY"),
        make_task("L", after=["B", "C"]),
        facilities={"BAY": 1},
        holds=[{"facility": "BAY", "from": "A", "to": "B", "steps": ["A", "B"]}],
        horizon="30h",
    )

    found = floats_of(campaign, A=[(0, 2)], B=[(10, 11)], C=[(11, 12)], L=[(12, 13)])

    assert found["A"] == (8, 8)


def test_a_step_whose_start_is_promised_has_no_float():
    """A of 2 h is promised for 10:00; L might end any time, and waits for it."""
    campaign = make_campaign(
        make_task("A", "2h", at="2025-11-10T10:00"), make_task("L", "1h", after=["A"])
    )

    assert floats_of(campaign, A=[(2, 4)], L=[(4, 5)])["A"] == (0, 0)


def test_a_step_held_late_has_no_float():
    """A of 2 h could be at 8:00, but stands right before L, with B of 6 h beside it."""
    campaign = make_campaign(
        make_task("A", "2h", as_late_as_possible=True),
        make_task("B", "6h"),
        make_task("L", "1h", after=["A", "B"]),
    )

    assert floats_of(campaign, A=[(4, 6)], B=[(0, 6)], L=[(6, 7)])["A"] == (0, 0)
