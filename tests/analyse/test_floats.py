"""Floats worked out by hand."""

import pytest

from scheduler.analyse.floats import floats
from scheduler.analyse.partial_order import partial_order
from scheduler.model.durations import HOUR
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
