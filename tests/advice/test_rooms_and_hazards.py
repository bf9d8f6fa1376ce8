"""Room taken twice, and hazards that keep nobody away."""

import pytest

from scheduler.advice.base import Case
from scheduler.advice.hazards import warn_of_idle_hazards
from scheduler.advice.holds import warn_of_room_taken_twice
from scheduler.advice.unused import warn_of_unused_tags
from scheduler.planning.interface.result import Status
from tests.builders import make_campaign, make_task, solve_campaign

HOLD = {"facility": "RAIL", "from": "A", "to": "L"}


def warnings(check, *tasks, **fields):
    """Return the warnings of a check on a campaign."""
    return list(check(Case(make_campaign(*tasks, **fields))))


def rail(room, **middle):
    """Return a campaign in which the rail is held from A to L, with B between."""
    tasks = (make_task("A"), make_task("B", after=["A"], **middle), make_task("L", after=["B"]))
    return make_campaign(*tasks, facilities={"RAIL": room, "PAD": 3}, holds=[HOLD])


@pytest.mark.parametrize(
    ("room", "middle", "found", "status"),
    [
        (1, {"facility": "RAIL"}, ["held-room-full"], Status.INFEASIBLE),
        (1, {"equipment": "RAIL"}, ["held-room-full"], Status.INFEASIBLE),
        (2, {"facility": "RAIL"}, ["held-room-twice"], Status.OPTIMAL),
        (1, {"facility": "PAD"}, [], Status.OPTIMAL),
        (1, {"facility": "RAIL", "options": [{"facility": "PAD"}]}, [], Status.INFEASIBLE),
    ],
)
def test_step_within_a_hold_takes_a_further_slot(room, middle, found, status):
    """`held-room-full` means that there is no plan, `held-room-twice` that there is one."""
    campaign = rail(room, **middle)

    assert [each.code for each in warn_of_room_taken_twice(Case(campaign))] == found
    assert solve_campaign(campaign).status is status


def test_step_beside_a_hold_may_wait_for_its_room():
    """C takes the rail whenever it is free; no link puts it between A and L."""
    tasks = (make_task("C", facility="RAIL"), make_task("A"), make_task("L", after=["A"]))

    assert warnings(warn_of_room_taken_twice, *tasks, facilities={"RAIL": 1}, holds=[HOLD]) == []


def test_holds_that_must_overlap_need_room_together():
    """Both last until L has ended; one after the other would do with room for one."""
    tasks = (make_task("A"), make_task("B", after=["A"]), make_task("L", after=["B"]))
    later = {"facility": "RAIL", "from": "B", "to": "L"}
    earlier = {"facility": "RAIL", "from": "A", "to": "A"}

    for holds, room, found in (
        ([HOLD, later], 1, ["held-room-full"]),
        ([HOLD, later], 2, []),
        ([earlier, later], 1, []),
    ):
        codes = warnings(warn_of_room_taken_twice, *tasks, facilities={"RAIL": room}, holds=holds)
        assert [each.code for each in codes] == found


@pytest.mark.parametrize(
    ("hazard", "other", "found"),
    [
        ({"clears": True}, {"facility": "HALL"}, []),
        ({"clears": True}, {"facility": "PAD"}, ["hazard-reaches-nobody"]),
        ({"clears": True}, {"facility": "PAD", "options": [{"facility": "HALL"}]}, []),
        ({"clears": True, "scope": "zone all"}, {"facility": "PAD"}, []),
        ({"clears": True, "scope": "site"}, {}, []),
        ({"clears": True}, {"facility": "HALL", "exempt_from": ["A"]}, ["hazard-reaches-nobody"]),
        ({"forbids": ["rf"]}, {"facility": "HALL"}, ["hazard-reaches-nobody"]),
        ({"forbids": ["rf"]}, {"facility": "HALL", "hazards": ["rf"]}, []),
        ({}, {"facility": "HALL"}, ["hazard-unforbidden"]),
    ],
)
def test_hazard_must_keep_somebody_away(hazard, other, found):
    """A carries the hazard x in the hall; L is the only other step."""
    tasks = (make_task("A", facility="HALL", hazards=["x"]), make_task("L", **other))
    site = {
        "facilities": {"HALL": 2, "PAD": 2},
        "zones": {"all": ["HALL", "PAD"]},
        "hazards": {"x": hazard, "rf": {}},
    }

    codes = [each.code for each in warnings(warn_of_idle_hazards, *tasks, **site)]
    assert codes == found


def test_steps_that_a_hold_lists_use_its_room():
    """B is done in the room of the hold; so there is a plan, and nothing to warn of."""
    campaign = rail(1, facility="RAIL", tags=["on-rail"])
    held = campaign.replace(holds=[{**HOLD, "steps": ["on-rail"]}])

    assert list(warn_of_room_taken_twice(Case(held))) == []
    assert list(warn_of_unused_tags(Case(held))) == []
    assert solve_campaign(held).status is Status.OPTIMAL
