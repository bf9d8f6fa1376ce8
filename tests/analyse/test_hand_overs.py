"""Who hands people and rooms to whom, by hand."""

import pytest

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.resource_order.partial_order import partial_order
from tests.builders import (
    hours,
    make_campaign,
    make_milestone,
    make_schedule,
    make_situation,
    make_task,
)

DAY_AND_NIGHT = {"day": "08:00-20:00", "night": "20:00-08:00"}


def order_of(campaign, **pieces):
    """Return the resource order of a plan."""
    return partial_order(make_situation(campaign), make_schedule(**pieces))


def arcs_of(campaign, **pieces):
    """Return who hands over to whom and why."""
    return [(arc.source, arc.target, arc.cause) for arc in order_of(campaign, **pieces).arcs]


def mechanics(name, length, people=1, **fields):
    """Return a task of mechanics."""
    return make_task(name, length, crew={"MEC": people}, **fields)


def test_nobody_waits_where_there_are_people_for_all():
    """Three mechanics for three steps of one: no order, although they come one by one."""
    campaign = make_campaign(*(mechanics(n, "1h") for n in "ABC"), crews={"MEC": 3})

    assert arcs_of(campaign, A=[(0, 1)], B=[(1, 2)], C=[(2, 3)]) == []


def test_who_was_done_first_hands_over():
    """C needs one of two mechanics: A is done 2 h before it, B at its start."""
    campaign = make_campaign(
        mechanics("A", "1h"), mechanics("B", "3h"), mechanics("C", "1h"), crews={"MEC": 2}
    )

    assert arcs_of(campaign, A=[(0, 1)], B=[(0, 3)], C=[(3, 4)]) == [("A", "C", Cause.CREW)]


def test_what_a_link_says_needs_no_arc():
    """C waits for B anyhow and takes over its mechanic; A and B keep theirs."""
    campaign = make_campaign(
        mechanics("A", "1h"),
        mechanics("B", "3h"),
        mechanics("C", "1h", after=["B"]),
        crews={"MEC": 2},
    )

    assert arcs_of(campaign, A=[(0, 1)], B=[(0, 3)], C=[(3, 4)]) == []


def test_a_step_of_two_takes_from_two():
    """C needs both mechanics."""
    campaign = make_campaign(
        mechanics("A", "1h"), mechanics("B", "3h"), mechanics("C", "1h", 2), crews={"MEC": 2}
    )

    assert arcs_of(campaign, A=[(0, 1)], B=[(0, 3)], C=[(3, 4)]) == [
        ("A", "C", Cause.CREW),
        ("B", "C", Cause.CREW),
    ]


def test_the_steps_of_one_bay_follow_each_other():
    """A room of one makes a chain, with no arcs that follow from others."""
    campaign = make_campaign(*(make_task(n, facility="BAY") for n in "ABCD"), facilities={"BAY": 1})

    assert arcs_of(campaign, B=[(0, 1)], D=[(1, 2)], A=[(2, 3)], C=[(4, 5)]) == [
        ("A", "C", Cause.FACILITY),
        ("B", "D", Cause.FACILITY),
        ("D", "A", Cause.FACILITY),
    ]


def test_a_hold_hands_over_when_its_last_step_ends():
    """The pad is held from M to B; X comes after B, W before M."""
    campaign = make_campaign(
        make_milestone("M"),
        make_task("B", "2h", after=["M"]),
        make_task("W", facility="PAD"),
        make_task("X", facility="PAD"),
        facilities={"PAD": 1},
        holds=[{"facility": "PAD", "from": "M", "to": "B"}],
    )

    assert arcs_of(campaign, W=[(0, 1)], M=[(1, 1)], B=[(1, 3)], X=[(3, 4)]) == [
        ("B", "X", Cause.HOLD),
        ("W", "M", Cause.HOLD),
    ]


def test_a_hold_passes_a_milestone_to_the_next_hold():
    """One hold ends with the milestone with which the other begins: no arc is needed."""
    campaign = make_campaign(
        make_task("A", "2h"),
        make_milestone("M", after=["A"]),
        make_task("B", "2h", after=["M"]),
        facilities={"PAD": 1},
        holds=[
            {"facility": "PAD", "from": "A", "to": "M"},
            {"facility": "PAD", "from": "M", "to": "B"},
        ],
    )

    assert arcs_of(campaign, A=[(0, 2)], M=[(2, 2)], B=[(2, 4)]) == []


def test_what_overlaps_by_day_keeps_out_of_the_small_night_shift():
    """A and B work side by side by day; at night there is one mechanic: one has to give way."""
    campaign = make_campaign(
        mechanics("A", "4h"),
        mechanics("B", "3h"),
        shifts=DAY_AND_NIGHT,
        crews={"MEC": {"day": 2, "night": 1}},
        scenario={"week": "mon-sun"},
        horizon="2d",
    )

    order = order_of(campaign, A=[(0, 4)], B=[(0, 3)])

    assert order.arcs == ()
    assert dict(order.kept_out) == {"B": (hours(12, 24), hours(36, 48))}
    starts = [(each.low, each.high) for each in order.strict.jobs["B"].classes]
    assert starts == [hours(0, 9), hours(24, 33)]


def test_a_small_shift_on_which_nobody_works_hands_nobody_over():
    """Three by day for A, B and C; C comes after them, but not because two are there at night."""
    campaign = make_campaign(
        mechanics("A", "3h"),
        mechanics("B", "3h"),
        mechanics("C", "1h"),
        shifts=DAY_AND_NIGHT,
        crews={"MEC": {"day": 3, "night": 2}},
        scenario={"week": "mon-sun"},
        horizon="2d",
    )

    assert arcs_of(campaign, A=[(0, 3)], B=[(0, 3)], C=[(3, 4)]) == []


def test_who_works_at_night_hands_over_at_night():
    """By day there are two; B follows A on the night shift, where there is one."""
    campaign = make_campaign(
        mechanics("A", "3h"),
        mechanics("B", "3h"),
        shifts=DAY_AND_NIGHT,
        crews={"MEC": {"day": 2, "night": 1}},
        scenario={"week": "mon-sun"},
        horizon="2d",
    )

    assert arcs_of(campaign, A=[(12, 15)], B=[(15, 18)]) == [("A", "B", Cause.CREW)]


def test_a_plan_that_overdraws_a_crew_is_refused():
    """Two steps of one mechanic at once have no resource order."""
    campaign = make_campaign(mechanics("A", "1h"), mechanics("B", "1h"), crews={"MEC": 1})

    with pytest.raises(AssertionError, match="overdraws"):
        order_of(campaign, A=[(0, 1)], B=[(0, 1)])


def test_a_plan_that_overfills_a_room_is_refused():
    """Two steps in one bay at once have no resource order."""
    campaign = make_campaign(
        make_task("A", facility="BAY"), make_task("B", facility="BAY"), facilities={"BAY": 1}
    )

    with pytest.raises(AssertionError, match="overfills"):
        order_of(campaign, A=[(0, 1)], B=[(0, 1)])
